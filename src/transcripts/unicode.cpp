#include "transcripts/unicode.h"

#include <algorithm>
#include <unicode/normalizer2.h>
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

bool is_read_leftwards(char32_t c) {
    const auto direction = u_charDirection(icu(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::u32string plain_letters(std::u32string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* const compatible = icu::Normalizer2::getNFKCInstance(status);
    std::u32string plain;
    for (const char32_t c : text) {
        const bool shape = (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
        if (shape && U_SUCCESS(status)) {
            plain += from_icu(compatible->normalize(icu::UnicodeString(icu(c)), status));
        } else {
            plain.push_back(c);
        }
    }
    for (auto begin = plain.begin(); begin != plain.end();) {
        begin = std::find_if(begin, plain.end(), is_mark);
        const auto end = std::find_if_not(begin, plain.end(), is_mark);
        std::stable_sort(begin, end, [](char32_t a, char32_t b) {
            return u_getCombiningClass(icu(a)) < u_getCombiningClass(icu(b));
        });
        begin = end;
    }
    return plain;
}

bool is_letter(char32_t c) {
    return u_isalpha(icu(c)) != 0;
}
bool is_mark(char32_t c) {
    return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}
bool is_digit(char32_t c) {
    return u_isdigit(icu(c)) != 0;
}
unsigned digit_value(char32_t c) {
    return static_cast<unsigned>(std::max(u_charDigitValue(icu(c)), 0));
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
