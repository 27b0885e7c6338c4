#pragma once

#include "core/colours.h"

#include <cstddef>
#include <vector>

// Colours on white paper.
namespace filrouge::publish {

inline constexpr Colour white{255, 255, 255};
inline constexpr Colour black{24, 24, 24};
inline constexpr Colour grey{92, 92, 92};
inline constexpr Colour pale_grey{196, 196, 196};

/// `colour`, darker until text in it has a contrast of 4.5 (WCAG 2.1) with white.
Colour readable(Colour colour);
/// `speaker_hue`, readable on paper.
Colour speaker_ink(std::size_t nth);
/// What lies behind words that have codings of these colours (at least one): so pale that words
/// stay easy to read, however many there are.
Colour tint(const std::vector<Colour>& colours);

} // namespace filrouge::publish
