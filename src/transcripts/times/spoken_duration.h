#pragma once

#include "core/values.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace filrouge::transcripts {

/// A time in words, as Teams reads it out: "0 minutes 3 seconds", "1 heure 2 minutes 15 secondes",
/// "1 Stunde 0 Minuten 5 Sekunden"; also "1 min 5 s".
struct SpokenDuration {
    MediaTime time;
    std::size_t begin = 0; ///< byte where it begins
    std::size_t units = 0; ///< how many of hours, minutes and seconds it names
};

/// The duration that ends `line`; nothing where words follow the last unit, or where none is there.
std::optional<SpokenDuration> duration_at_end(std::string_view line);

} // namespace filrouge::transcripts
