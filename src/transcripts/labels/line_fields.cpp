#include "transcripts/labels/line_fields.h"

#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_id = 12; // characters

bool is_one_of(char32_t c, std::u32string_view any_of) {
    return any_of.find(c) != std::u32string_view::npos;
}

bool all_digits(std::u32string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::size_t digits_at(std::u32string_view text, std::size_t at) {
    std::size_t n = 0;
    while (at + n < text.size() && is_digit(text[at + n])) ++n;
    return n;
}

std::size_t past_blanks(std::u32string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

// "1.Nadia :" and "[12]Nadia :" leave no blank.
std::size_t end_of_word(std::u32string_view text) {
    constexpr std::u32string_view opens = U"[({";
    constexpr std::u32string_view closes = U"])}";
    if (const auto bracket = opens.find(text.front()); bracket != std::u32string_view::npos) {
        const auto close = text.substr(0, longest_id + 2).find(closes[bracket]);
        return close == std::u32string_view::npos ? 0 : close + 1;
    }
    const auto digits = digits_at(text, 0);
    if (digits > 0 && digits + 1 < text.size() && is_one_of(text[digits], U".)°") &&
        is_letter(text[digits + 1])) {
        return digits + 1;
    }
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    return end < text.size() ? end : 0;
}

} // namespace

std::size_t date_length(std::u32string_view text) {
    std::size_t at = 0;
    char32_t sign = U'\0';
    for (int part = 0; part < 3; ++part) {
        if (part > 0) {
            if (at >= text.size() || !is_one_of(text[at], U"/.-")) return 0;
            if (part == 2 && text[at] != sign) return 0;
            sign = text[at++];
        }
        const auto digits = digits_at(text, at);
        if (digits == 0 || digits == 3 || digits > 4) return 0;
        at += digits;
    }
    if (at < text.size() && is_one_of(text[at], U",T")) ++at;
    const auto end = past_blanks(text, at);
    return end > at || (at > 0 && text[at - 1] == U'T') ? end : 0;
}

LeadingId leading_id(std::u32string_view text) {
    if (text.empty()) return {};
    const auto end = end_of_word(text);
    if (end == 0) return {};
    auto word = text.substr(0, end);
    while (!word.empty() && is_one_of(word.front(), U"[({#")) word.remove_prefix(1);
    while (!word.empty() && is_one_of(word.back(), U"])}.°-")) word.remove_suffix(1);
    if (word.size() > 1 && word.back() == U':' && all_digits(word.substr(0, word.size() - 1))) {
        word.remove_suffix(1);
    }
    const bool plain = std::all_of(word.begin(), word.end(), [](char32_t c) {
        return is_letter(c) || is_digit(c) || is_one_of(c, U"-._/");
    });
    if (!plain || word.size() > longest_id || std::none_of(word.begin(), word.end(), is_digit)) {
        return {};
    }
    return {std::u32string{word}, past_blanks(text, end)};
}

} // namespace filrouge::transcripts
