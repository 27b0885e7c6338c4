#pragma once

#include "core/entities.h"
#include "core/filter.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

// Ranges and times in conditions. For filter.cpp and filter_binder.cpp only.
namespace filrouge {

/// Milliseconds of a recording, ends included.
struct TimeWindow {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

/// `1:02:03`, `12:30`, `90`, with `.5` or `,5` for parts of a second.
std::optional<MediaTime> parse_media_time(std::string_view text);
/// What `time` and its sign ask for; the value may be a range. Throws `Failure` where it is no
/// time.
TimeWindow time_window(const Condition& condition);
/// Throws `Failure`: the value is no date.
[[noreturn]] void refuse_date(const Condition& condition);
/// True where something of the turn was said within. `next`: the turn after it or null, whose
/// beginning ends a turn of which no end is known.
bool is_within(const TimeWindow& window, const Turn& turn, const Turn* next);

/// `30..40` as `>=30` and `<=40`; nothing where the value is no range of numbers or dates.
std::optional<FilterNode> split_range(const Condition& condition);

} // namespace filrouge
