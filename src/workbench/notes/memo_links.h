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

/// A memo as people read and write it: of each link to a passage or coding only `[her words]↗`, its
/// target beside.
struct ReadableMemo {
    struct Link {
        std::string words;  ///< as they stand between the brackets
        std::string target; ///< "passage:…" or "coding:…"
    };
    std::string text;
    std::vector<Link> links; ///< in the order of the text
};
ReadableMemo readable(std::string_view memo_text);
/// The memo that was read so, with what was typed in the meantime: `[words]↗` has the target of the
/// link of those words; where words were changed and all links are still there, those in their
/// order. A mark that belongs to no link stays as typed.
std::string with_targets(std::string_view text, const std::vector<ReadableMemo::Link>& links);

/// The memo once the text of `source` has changed: links to its passages go with their words, as
/// codings do; of a link whose passage is gone, the words stay.
std::string with_shifted_links(std::string_view memo_text, const SourceId& source,
                               const TextChange& change);

} // namespace filrouge::workbench
