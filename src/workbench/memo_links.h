#pragma once

#include "core/project.h"
#include "core/text_change.h"

#include <string>
#include <string_view>
#include <vector>

// Links from the text of a memo to a passage, as Markdown writes links:
//
//   [her words](passage:SOURCE-ID:BEGIN-END)     code points, the end not included
//   [her words](coding:CODING-ID)
//
// Within the words, brackets and backslashes have a backslash before them.
namespace filrouge::workbench {

/// Ready to be put into a memo. Line ends among the words become spaces.
std::string passage_link(const Source& source, CpSpan span, std::string_view words);
std::string coding_link(const CodingId& coding, std::string_view words);

/// Where a link of a memo leads.
struct MemoLink {
    CpSpan place; ///< of the whole link in the memo's text
    std::string words;
    SourceId source;
    CpSpan span; ///< in the source; not empty
};

/// In the order of the memo. Links to what is not there, or beyond the end of its text, are left
/// out.
std::vector<MemoLink> links_in(const Project& project, std::string_view memo_text);

/// The memo once the text of `source` has changed: links to its passages go with their words, as
/// codings do; of a link whose passage is gone, the words stay.
std::string with_shifted_links(std::string_view memo_text, const SourceId& source,
                               const TextChange& change);

} // namespace filrouge::workbench
