#pragma once

#include "core/text.h"
#include "core/text_change.h"

#include <string_view>
#include <vector>

namespace filrouge {

/// The replacements that make `now` of `old`: lines compared first, then words, then
/// user-perceived characters of words that are alike. What is added to a word at one of its ends
/// comes as a replacement of its first or last character, so that the word stays one in a range
/// that ends with it. In order.
std::vector<Replacement> text_difference(const Text& old, const Text& now);
/// The same for `now` in place of a part of `old`.
std::vector<Replacement> text_difference(const Text& old, CpSpan part, std::string_view now);

} // namespace filrouge
