#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What may stand before the name at the beginning of a line, besides a time.
namespace filrouge::transcripts {

/// Length of a date in figures and the blanks, comma or `T` after it, "28/02/2026, "; 0: none.
std::size_t date_length(std::u32string_view text);

/// A word with a figure in it that may number the line: "1.", "(12)", "[T001]", "04", "#7", "A-12".
/// Whether it is one, the document decides: see `settle_readings`.
struct LeadingId {
    std::u32string id;      ///< without brackets and stops
    std::size_t length = 0; ///< with the blanks after it; 0: none
};
LeadingId leading_id(std::u32string_view text);

} // namespace filrouge::transcripts
