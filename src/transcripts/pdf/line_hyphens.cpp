#include "transcripts/pdf/line_hyphens.h"

#include "transcripts/unicode.h"

#include <algorithm>
#include <array>

namespace filrouge::transcripts {
namespace {

constexpr char32_t soft_hyphen = U'\u00AD';

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == soft_hyphen;
}
bool is_part(char32_t c) {
    return is_letter(c) || is_mark(c);
}

std::u32string letters_at_end(std::u32string_view text) {
    auto begin = text.size();
    while (begin > 0 && is_part(text[begin - 1])) --begin;
    return std::u32string{text.substr(begin)};
}

std::u32string letters_at_start(std::u32string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_part(text[end])) ++end;
    return std::u32string{text.substr(0, end)};
}

template <std::size_t count>
bool is_one_of(std::u32string_view word, const std::array<std::u32string_view, count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// First parts of compounds whose second part need not occur alone.
constexpr std::array<std::u32string_view, 26> first_parts{
    U"grand",  U"grande", U"grands",   U"grandes", U"beau",  U"beaux", U"belle",
    U"belles", U"petit",  U"petite",   U"petits",  U"demi",  U"semi",  U"quasi",
    U"non",    U"ex",     U"vice",     U"celui",   U"celle", U"ceux",  U"celles",
    U"avant",  U"après",  U"quelques", U"self",    U"well"};
constexpr std::array<std::u32string_view, 7> second_parts{U"là",   U"ci",   U"même", U"mêmes",
                                                          U"vous", U"nous", U"être"};
constexpr std::array<std::u32string_view, 14> conjunctions{U"et",   U"ou",  U"and", U"or", U"und",
                                                           U"oder", U"en",  U"of",  U"y",  U"o",
                                                           U"e",    U"bis", U"ni",  U"à"};

} // namespace

LineHyphens::LineHyphens(std::string_view text) {
    const auto all = lower_case(to_utf32(text));
    std::u32string word;
    const auto end_word = [&] {
        while (!word.empty() && is_hyphen(word.back())) word.pop_back();
        if (!word.empty()) words_.insert(word); // "grand-mère" does not make "mère" a word
        word.clear();
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto c = all[i];
        if (is_part(c)) {
            word += c;
        } else if (is_hyphen(c) && !word.empty()) {
            const bool cut = i + 1 >= all.size() || all[i + 1] == U'\n';
            if (cut) {
                word.clear(); // half a word
                ++i;
                while (i + 1 < all.size() && is_part(all[i + 1])) ++i;
            } else {
                word += U'-';
            }
        } else {
            end_word();
        }
    }
    end_word();
}

bool LineHyphens::is_word(std::u32string_view letters) const {
    return words_.count(std::u32string{letters}) > 0;
}

LineHyphen LineHyphens::at(std::string_view line, std::string_view next) const {
    // Long enough for any word, cut between characters.
    auto cut = line.size() - std::min<std::size_t>(line.size(), 200);
    while (cut < line.size() && (static_cast<unsigned char>(line[cut]) & 0xC0u) == 0x80u) ++cut;
    const auto above = to_utf32(line.substr(cut));
    if (above.size() < 2 || !is_hyphen(above.back())) return LineHyphen::none;
    auto end = std::min<std::size_t>(next.size(), 200);
    while (end < next.size() && (static_cast<unsigned char>(next[end]) & 0xC0u) == 0x80u) ++end;
    const auto below = to_utf32(next.substr(0, end));
    const auto left = letters_at_end(std::u32string_view{above}.substr(0, above.size() - 1));
    const auto right = letters_at_start(below);
    if (right.empty()) return LineHyphen::none;
    if (left.empty()) { // "15-/jarigen", " -/mot"
        return is_digit(above[above.size() - 2]) ? LineHyphen::of_word : LineHyphen::none;
    }
    if (above.back() == soft_hyphen) return LineHyphen::of_line;
    const auto before = lower_case(left);
    const auto after = lower_case(right);
    if (is_word(before + after)) return LineHyphen::of_line;
    if (is_one_of(after, conjunctions)) return LineHyphen::suspended;
    if (is_word(before + U"-" + after)) return LineHyphen::of_word;
    if (is_upper(right.front())) return LineHyphen::of_word; // "Saint-/Gilles"
    const bool compound = (is_word(before) && is_word(after)) || is_one_of(before, first_parts) ||
                          is_one_of(after, second_parts) || before == U"t"; // "a-t-/il"
    return compound ? LineHyphen::of_word : LineHyphen::of_line;
}

} // namespace filrouge::transcripts
