#include "transcripts/labels/line_numbers.h"

#include "transcripts/labels/line_fields.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <optional>

namespace filrouge::transcripts {
namespace {

struct Numbered {
    CpSpan span;
    std::size_t number = 0;
    bool label = false;
};

// Plain figures: "T012" tells turns, not lines.
std::optional<std::size_t> number_of(std::u32string_view id) {
    constexpr std::size_t most_digits = 6;
    if (id.empty() || id.size() > most_digits) return std::nullopt;
    std::size_t number = 0;
    for (const char32_t c : id) {
        if (!is_digit(c)) return std::nullopt;
        number = number * 10 + digit_value(c);
    }
    return number;
}

std::optional<Numbered> numbered(const TextLine& line) {
    constexpr std::size_t enough = 80; // bytes; ids are short
    const auto text = to_utf32(beginning(line.bytes, enough));
    const auto blanks = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_space) - text.begin());
    const auto id = leading_id(std::u32string_view{text}.substr(blanks));
    const auto number = number_of(id.id);
    if (id.length == 0 || !number) return std::nullopt;
    return Numbered{{line.begin, line.begin + CpCount{blanks + id.length}}, *number};
}

} // namespace

std::vector<CpSpan> line_numbers(const Text& text, const CandidateLines& lines,
                                 const std::vector<ChosenLabel>& chosen) {
    const bool any = std::any_of(chosen.begin(), chosen.end(), [&](const ChosenLabel& label) {
        return number_of(lines.lines[label.line].candidates[label.candidate].id).has_value();
    });
    if (!any) return {};
    std::vector<Numbered> all;
    auto next = chosen.begin();
    each_line(text, [&](const TextLine& line) {
        const bool label = next != chosen.end() && lines.lines[next->line].begin == line.begin;
        if (label) ++next;
        if (auto found = numbered(line)) {
            found->label = label;
            all.push_back(*found);
        }
        return true;
    });
    std::vector<CpSpan> numbers;
    for (std::size_t i = 1; i < all.size(); ++i) {
        const bool follows = all[i].number == all[i - 1].number + 1;
        const bool goes_on = i + 1 == all.size() || all[i + 1].number == all[i].number + 1;
        if (!all[i].label && follows && goes_on) numbers.push_back(all[i].span);
    }
    return numbers;
}

} // namespace filrouge::transcripts
