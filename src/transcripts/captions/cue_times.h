#pragma once

#include "core/values.h"

#include <optional>
#include <string_view>

namespace filrouge::transcripts {

/// `00:01:02.500`, `1:2,5`, `62.5`, `62.5s`: the whole of `text`, spaces around it allowed. A
/// number without colon is seconds.
std::optional<MediaTime> parse_media_time(std::string_view text);

/// The line above a caption; either time may be unreadable.
struct CueTimes {
    std::optional<MediaTime> begins;
    std::optional<MediaTime> ends;
};
/// `00:00:01,000 --> 00:00:02,000`, settings after it allowed; nothing where the line is none.
std::optional<CueTimes> parse_arrow_times(std::string_view line);
/// `0:00:01.000,0:00:02.000` (SBV).
std::optional<CueTimes> parse_comma_times(std::string_view line);

} // namespace filrouge::transcripts
