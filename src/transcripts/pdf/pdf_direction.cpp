#include "transcripts/pdf/pdf_direction.h"

#include "transcripts/unicode.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace filrouge::transcripts {
namespace {

enum class Direction { none, rightwards, leftwards };

Direction direction_of(std::string_view word) {
    auto found = Direction::none;
    for (const char32_t c : to_utf32(word)) {
        if (is_read_leftwards(c)) return Direction::leftwards;
        if (is_letter(c)) found = Direction::rightwards;
    }
    return found;
}

// Latin words and numbers among Hebrew letters keep their order.
bool keeps_order(char32_t c) {
    return is_digit(c) || (is_letter(c) && !is_read_leftwards(c));
}

// "1,5" and "10:30" are numbers too.
bool inside_number(const std::u32string& word, std::size_t at) {
    return at > 0 && at + 1 < word.size() && !is_space(word[at]) && keeps_order(word[at - 1]) &&
           keeps_order(word[at + 1]) && !is_mark(word[at]) && !is_read_leftwards(word[at]);
}

/// Some programs write the bracket that one sees, others the one that was typed, which opens where
/// one reads first.
enum class Brackets { typed, seen };

constexpr std::u32string_view opening = U"([{\u00AB\u2039";
constexpr std::u32string_view closing = U")]}\u00BB\u203A";

char32_t other_way(char32_t c) {
    if (const auto at = opening.find(c); at != std::u32string_view::npos) return closing[at];
    if (const auto at = closing.find(c); at != std::u32string_view::npos) return opening[at];
    return c;
}

std::string read_from_right(std::string_view shown, Brackets brackets) {
    const auto word = to_utf32(shown);
    std::u32string read;
    for (std::size_t end = word.size(); end > 0;) {
        auto begin = end - 1;
        const auto kept = [&](std::size_t at) {
            return keeps_order(word[at]) || inside_number(word, at);
        };
        while (kept(end - 1) && begin > 0 && kept(begin - 1)) --begin;
        read += word.substr(begin, end - begin);
        if (brackets == Brackets::seen && end - begin == 1) read.back() = other_way(read.back());
        end = begin;
    }
    return to_utf8(plain_letters(read));
}

// Mirrors words between two edges; "a space after" belongs to the word before it.
void mirror(std::vector<PdfWord>& words, std::size_t from, std::size_t to, double left,
            double right) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(to);
    const auto last = std::prev(end)->space;
    for (auto i = to - 1; i > from; --i) words[i].space = words[i - 1].space;
    words[from].space = last;
    for (auto word = begin; word != end; ++word) {
        word->box = {left + right - word->box.right, word->box.top, left + right - word->box.left,
                     word->box.bottom};
    }
    std::reverse(begin, end);
}

/// Which way most letters of a row are read.
Direction direction_of(const PdfRow& row) {
    std::ptrdiff_t balance = 0;
    for (const auto& word : row.words) {
        for (const char32_t c : to_utf32(word.text)) {
            if (is_read_leftwards(c)) {
                ++balance;
            } else if (is_letter(c)) {
                --balance;
            }
        }
    }
    return balance > 0 ? Direction::leftwards : Direction::rightwards;
}

// Letters that touch are a word; only where some are read from the right.
void join_letters(PdfRow& row, Brackets brackets) {
    const auto most = direction_of(row);
    std::vector<PdfWord> words;
    for (auto& word : row.words) {
        const bool joins =
            !words.empty() && words.back().weight == word.weight && !apart(words.back(), word);
        if (!joins) {
            words.push_back(std::move(word));
            continue;
        }
        auto& before = words.back();
        before.box = around(before.box, word.box);
        before.space = word.space;
        before.text += word.text;
    }
    // What parts words shall not be asked of places that are about to change.
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (apart(words[i], words[i + 1])) words[i].space = PdfSpace::after;
    }
    for (auto& word : words) {
        const auto direction = direction_of(word.text);
        // The question mark of "1998?" stands left of the number in such a row.
        const bool turned = direction == Direction::leftwards ||
                            (direction == Direction::none && most == Direction::leftwards);
        if (turned) word.text = read_from_right(word.text, brackets);
    }
    row.words = std::move(words);
}

// Runs of words of one direction, from its first word with letters to its last.
void turn_runs(PdfRow& row, Direction turned) {
    auto& words = row.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (direction_of(words[i].text) != turned) continue;
        auto end = i + 1;
        for (auto j = end; j < words.size(); ++j) {
            const auto direction = direction_of(words[j].text);
            if (direction != turned && direction != Direction::none) break;
            if (direction == turned) end = j + 1;
        }
        if (end > i + 1) mirror(words, i, end, words[i].box.left, words[end - 1].box.right);
        i = end - 1;
    }
}

bool holds(const PdfRow& row, Direction direction) {
    return std::any_of(row.words.begin(), row.words.end(),
                       [&](const PdfWord& word) { return direction_of(word.text) == direction; });
}

void set_row(PdfRow& row, bool mirrored, double width, Brackets brackets) {
    const bool leftwards = holds(row, Direction::leftwards);
    if (leftwards) join_letters(row, brackets);
    if (!mirrored) {
        if (!leftwards) return;
        if (direction_of(row) == Direction::leftwards) {
            turn_runs(row, Direction::rightwards);
            mirror(row.words, 0, row.words.size(), row.box.left, row.box.right);
        } else {
            turn_runs(row, Direction::leftwards);
        }
        return;
    }
    if (leftwards) {
        turn_runs(row, Direction::rightwards);
    } else if (!row.words.empty()) { // all of it is read as it stands
        mirror(row.words, 0, row.words.size(), row.box.left, row.box.right);
    }
    mirror(row.words, 0, row.words.size(), 0, width);
    row.box = {width - row.box.right, row.box.top, width - row.box.left, row.box.bottom};
}

/// Brackets that open before they close, less those that do not.
std::ptrdiff_t sense_of(const PdfRow& row) {
    std::ptrdiff_t sense = 0;
    std::ptrdiff_t open = 0;
    for (const auto& word : row.words) {
        for (const char32_t c : to_utf32(word.text)) {
            if (opening.find(c) != std::u32string_view::npos) ++open;
            if (closing.find(c) == std::u32string_view::npos) continue;
            sense += open > 0 ? 1 : -1;
            open = std::max<std::ptrdiff_t>(open - 1, 0);
        }
    }
    return sense;
}

Brackets brackets_of(const std::vector<std::vector<PdfRow>>& pages, bool mirrored,
                     const std::vector<double>& widths) {
    std::ptrdiff_t typed = 0;
    std::ptrdiff_t seen = 0;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (const auto& row : pages[p]) {
            if (!holds(row, Direction::leftwards)) continue;
            const auto sense = [&](Brackets brackets) {
                auto set = row;
                set_row(set, mirrored, widths[p], brackets);
                return sense_of(set);
            };
            typed += sense(Brackets::typed);
            seen += sense(Brackets::seen);
        }
    }
    return seen > typed ? Brackets::seen : Brackets::typed;
}

} // namespace

void set_in_reading_order(std::vector<std::vector<PdfRow>>& pages,
                          const std::vector<double>& widths) {
    std::size_t leftwards = 0;
    std::size_t rightwards = 0;
    for (const auto& page : pages) {
        for (const auto& row : page) {
            for (const auto& word : row.words) {
                for (const char32_t c : to_utf32(word.text)) {
                    if (is_read_leftwards(c)) {
                        ++leftwards;
                    } else if (is_letter(c)) {
                        ++rightwards;
                    }
                }
            }
        }
    }
    if (leftwards == 0) return;
    const bool mirrored = leftwards > rightwards;
    const auto brackets = brackets_of(pages, mirrored, widths);
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (auto& row : pages[p]) set_row(row, mirrored, widths[p], brackets);
    }
}

} // namespace filrouge::transcripts
