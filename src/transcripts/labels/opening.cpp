#include "transcripts/labels/opening.h"

#include "core/breaks.h"
#include "transcripts/text_lines.h"

#include <algorithm>
#include <string_view>

namespace filrouge::transcripts {
namespace {

constexpr std::string_view blanks = " \t";

bool is_blank(std::string_view line) {
    return line.find_first_not_of(blanks) == std::string_view::npos;
}

/// What is said below a label, line by line.
struct Words {
    bool sentences = true;   ///< every line ends as one
    bool blank_line = false; ///< below them
};
Words words_in(std::string_view text) {
    Words words;
    if (text.ends_with('\n')) text.remove_suffix(1);
    bool any = false;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        words.blank_line = is_blank(line);
        if (!words.blank_line) {
            any = true;
            words.sentences = words.sentences && ends_sentence(line);
        }
        at = end + 1;
    }
    words.sentences = words.sentences && any;
    return words;
}

bool has_form(const CandidateLine& line, LabelForm form) {
    return std::any_of(line.candidates.begin(), line.candidates.end(),
                       [&](const LabelCandidate& c) { return form_of(c) == form; });
}

// "Place: Mons"; not the colon of an address or an hour.
bool is_field_above(std::string_view before) {
    const auto last = before.find_last_not_of(" \t\n");
    if (last == std::string_view::npos) return false;
    const auto begin = before.rfind('\n', last);
    const auto line = before.substr(begin == std::string_view::npos ? 0 : begin + 1);
    return line.find(": ") != std::string_view::npos;
}

} // namespace

std::size_t first_of_opening(const Text& text, const CandidateLines& lines, std::size_t first,
                             LabelForm form) {
    if (first + 1 >= lines.lines.size()) return first;
    const auto between = [&](std::size_t a, std::size_t b) {
        return words_in(text.slice({lines.lines[a].begin, lines.lines[b].begin}));
    };
    const bool spaced = between(first, first + 1).blank_line;
    auto opens = first;
    for (auto i = first; i-- > 0;) {
        if (!has_form(lines.lines[i], form)) continue;
        const auto words = between(i, opens);
        if (!words.sentences || (words.blank_line && !spaced)) break;
        opens = i;
    }
    const auto before = text.slice({CpPos{0}, lines.lines[opens].begin});
    return opens == first || is_field_above(before) ? first : opens;
}

bool is_announced(const Text& text, CpPos line) {
    if (line == CpPos{0}) return false;
    const auto before = trim(
        text, {CpPos{line.value() - std::min<std::size_t>(line.value(), line_start_length)}, line});
    const auto last = text.slice(before);
    const bool adjacent = before.end() + CpCount{1} == line;
    return adjacent && (last.ends_with(':') || last.ends_with("："));
}

} // namespace filrouge::transcripts
