#pragma once

#include <string>
#include <string_view>

namespace filrouge::search {

/// UTF-8 to code points and back. Broken UTF-8 becomes U+FFFD.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view text);

/// A letter or a digit of any script, by Unicode's categories.
bool is_word_character(char32_t c);

} // namespace filrouge::search
