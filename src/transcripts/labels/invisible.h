#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Characters that nobody sees and programs leave in texts: in no name of a person.
namespace filrouge::transcripts {

/// Soft hyphen, zero-width space, joiners, marks and overrides of direction, word joiner,
/// byte-order mark: U+00AD, U+200B–F, U+202A–E, U+2060, U+2066–9, U+FEFF.
bool is_invisible(char32_t c);

struct Visible {
    std::u32string text;
    /// Of each character of `text` its place in the line it comes from, and one more for the end.
    std::vector<std::size_t> places;
    /// Where in `text` what stands at `place` or after it begins.
    [[nodiscard]] std::size_t shown(std::size_t place) const;
};
/// Joiners stay where they make a picture of several or shape letters (Persian, Devanagari …).
Visible without_invisible(std::u32string_view line);

} // namespace filrouge::transcripts
