#include "transcripts/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace filrouge::transcripts {
namespace {

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}

icu::UnicodeString to_icu(std::u32string_view text) {
    icu::UnicodeString result;
    for (const char32_t c : text) result.append(icu(c));
    return result;
}

std::u32string from_icu(const icu::UnicodeString& text) {
    std::u32string result;
    result.reserve(static_cast<std::size_t>(text.length()));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        result.push_back(static_cast<char32_t>(text.char32At(i)));
    }
    return result;
}

} // namespace

bool is_letter(char32_t c) {
    return u_isalpha(icu(c)) != 0;
}
bool is_mark(char32_t c) {
    return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}
bool is_digit(char32_t c) {
    return u_isdigit(icu(c)) != 0;
}
bool is_upper(char32_t c) {
    return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}
bool is_lower(char32_t c) {
    return u_islower(icu(c)) != 0;
}
bool is_space(char32_t c) {
    return u_isUWhiteSpace(icu(c)) != 0;
}

std::u32string to_utf32(std::string_view utf8) {
    return from_icu(icu::UnicodeString::fromUTF8(
        icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())}));
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    return to_icu(text).toUTF8String(result);
}

std::u32string lower_case(std::u32string_view text) {
    return from_icu(to_icu(text).toLower());
}

} // namespace filrouge::transcripts
