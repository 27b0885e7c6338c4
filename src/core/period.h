#pragma once

#include "core/values.h"

#include <optional>
#include <string_view>

namespace filrouge {

/// A stretch of time, both ends in it.
struct Period {
    Timestamp first;
    Timestamp last;
};

/// What an ISO 8601 date or moment names, in UTC: `2026`, `2026-03`, `2026-03-01`,
/// `2026-03-01T12`, `…T12:30`, `…T12:30:05`, `…T12:30:05.250`, with or without `Z` after a time.
/// Nothing where the text is something else or no such day is.
std::optional<Period> parse_period(std::string_view text);

} // namespace filrouge
