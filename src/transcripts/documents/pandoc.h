#pragma once

#include "core/result.h"
#include "transcripts/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::transcripts {

/// The words of a word-processor document, in reading order.
struct PandocDocument {
    std::string utf8;               ///< paragraphs end with LF, table cells are parted by tabs
    std::vector<CpSpan> emphasised; ///< bold, underlined, small capitals
    std::vector<CpSpan> headings;   ///< paragraphs in a style of headings, in order
    std::string language;           ///< BCP 47 as stated, else empty
};

/// Has pandoc read `bytes` of `format` ("docx", "odt", "rtf", "html", "epub", "md"), in its
/// sandbox, with limits of time and memory. Text formats must come as UTF-8. Errors name the file
/// `name`.
Result<PandocDocument> read_with_pandoc(std::string_view bytes, const std::string& format,
                                        const std::string& name, const ReadOptions& options);

/// The same from pandoc's JSON (api version 1.22 and 1.23). Error invalid_input where it is no such
/// JSON or is nested deeper than documents are.
Result<PandocDocument> read_pandoc_json(std::string_view json, const std::string& format);

} // namespace filrouge::transcripts
