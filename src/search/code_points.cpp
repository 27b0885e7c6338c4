#include "search/code_points.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace filrouge::search {

std::u32string decode(std::string_view utf8) {
    const auto text =
        icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
    std::u32string points;
    points.reserve(utf8.size());
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        points.push_back(static_cast<char32_t>(text.char32At(i)));
    }
    return points;
}

std::string encode(std::u32string_view text) {
    icu::UnicodeString points;
    for (const auto c : text) points.append(static_cast<UChar32>(c));
    std::string utf8;
    return points.toUTF8String(utf8);
}

bool is_word_character(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

} // namespace filrouge::search
