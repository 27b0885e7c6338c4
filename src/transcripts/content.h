#pragma once

#include "core/position.h"
#include "core/result.h"
#include "transcripts/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the reader of a format is given and what it gives back.
namespace filrouge::transcripts {

struct InputFile {
    std::string_view bytes; ///< not empty
    std::string name;       ///< with its folders, for messages
    std::string format;     ///< see `format_of`
};

struct Content {
    std::string utf8;     ///< may still hold what `Text::clean` mends, if `speech` is empty
    std::string encoding; ///< of text files, else empty
    std::string language; ///< BCP 47, as the file states it, else empty
    std::vector<CpSpan> emphasised{}; ///< ranges in bold
    std::vector<CpSpan> headings{};   ///< paragraphs in a style of headings, in order
    /// Where the format itself says who speaks; its positions are those of `utf8`, which is then as
    /// `Text` wants it. Without it, speakers are recognised by their labels.
    std::optional<Speech> speech{};
    std::vector<std::string> warnings{}; ///< English sentences
};

/// Errors name `file.name` and, where the format has places, the place.
using ContentReader = Result<Content> (*)(const InputFile& file, const ReadOptions& options);

/// The reader of a format; null where the format is unknown.
ContentReader content_reader(std::string_view format);

} // namespace filrouge::transcripts
