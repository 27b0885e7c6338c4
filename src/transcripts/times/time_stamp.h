#pragma once

#include "core/values.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace filrouge::transcripts {

/// `0:11`, `00:01:02`, `00:01:02.500`, `[0:01 - 0:11]`, `(00:12)`, `#00:00:01-9#` …
struct TimeStamp {
    MediaTime begins;
    std::optional<MediaTime> ends;
    std::size_t length = 0; ///< characters, brackets included
    bool enclosed = false;  ///< by (), [], {}, <> or ##
};

/// The time stamp at the very start of `text`. Seconds are always two digits below 60, and what
/// follows is not a letter or digit.
std::optional<TimeStamp> parse_time_stamp(std::u32string_view text);

} // namespace filrouge::transcripts
