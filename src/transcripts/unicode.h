#pragma once

#include <string>
#include <string_view>

// What this layer needs of ICU: properties of characters.
namespace filrouge::transcripts {

bool is_letter(char32_t c); ///< of any script
bool is_mark(char32_t c);   ///< combining
bool is_digit(char32_t c);
unsigned digit_value(char32_t c); ///< of a digit of any script
bool is_upper(char32_t c);        ///< upper or title case
bool is_lower(char32_t c);        ///< not so letters of scripts without case
bool is_space(char32_t c);        ///< every white space, NBSP and narrow NBSP included

bool is_read_leftwards(char32_t c); ///< a letter of Hebrew, Arabic or another such script

/// Letters for the shapes that Arabic and Hebrew letters take in a word (U+FB1D…, U+FE70…), and the
/// marks of each letter in canonical order.
std::u32string plain_letters(std::u32string_view text);

/// `utf8` must be valid.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
std::u32string lower_case(std::u32string_view text);

} // namespace filrouge::transcripts
