#pragma once

#include "core/text.h"

#include <functional>
#include <string_view>
#include <vector>

namespace filrouge::app {

/// Where a text must be cut into runs so that the text control finds the place of each character.
/// wxGTK measures by cluster of glyphs and takes the answer for characters: after a letter with a
/// combining accent, an emoji sequence, or two letters drawn as one ("fi"), everything to the right
/// in the same run is one character off: caret, mouse and highlights. So a run ends after each of
/// the first two, and inside of the third. `drawn_as_one` tells whether the font joins two letters;
/// asked once for each pair that may be joined.
std::vector<BytePos> measuring_breaks(const Text& text,
                                      const std::function<bool(std::string_view)>& drawn_as_one);

} // namespace filrouge::app
