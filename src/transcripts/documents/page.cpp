#include "transcripts/documents/page.h"

#include "core/text.h"
#include "transcripts/labels/label.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

enum class Lone { allowed, required };

bool has_label(std::string_view line, Lone lone) {
    if (line.size() > 8 * line_start_length) line = {}; // its end is not known to be near
    const auto characters = to_utf32(line);
    const LineStart start{characters.substr(0, line_start_length),
                          characters.size() <= line_start_length, 0, 0};
    const auto labels = label_candidates(start);
    return std::any_of(labels.begin(), labels.end(), [&](const LabelCandidate& label) {
        return name_style(label.name) <= NameStyle::proper &&
               (lone == Lone::allowed || label.alone);
    });
}

} // namespace

void Page::word(std::string_view piece) {
    std::string cleaned;
    if (piece.find_first_of(std::string_view{"\r\0\xE2\xEF", 4}) != std::string_view::npos) {
        const auto text = Text::clean(piece);
        if (text) cleaned = text->utf8();
        piece = cleaned;
    }
    utf8_ += piece;
    characters_ += count_code_points(piece);
}

void Page::space() {
    if (!at_line_start() && utf8_.back() != ' ') put(' ');
}

void Page::soft_break() {
    space();
    if (!at_line_start()) soft_breaks_.push_back(utf8_.size() - 1);
}

void Page::new_line() {
    if (!utf8_.empty()) put('\n');
}

void Page::tab() {
    put('\t');
}

void Page::put(char c) {
    utf8_ += c;
    characters_ += CpCount{1};
}

void Page::end_paragraph() {
    keep_breaks_between_turns();
    while (!utf8_.empty() && (utf8_.back() == ' ' || utf8_.back() == '\t')) {
        utf8_.pop_back();
        characters_ = characters_ - CpCount{1};
    }
    if (!at_line_start()) put('\n');
    paragraph_ = utf8_.size();
}

std::string Page::take() && {
    end_paragraph();
    while (!utf8_.empty() && utf8_.back() == '\n') utf8_.pop_back();
    return std::move(utf8_);
}

// Markdown typed with one turn a line has no empty lines between them; wrapped prose has none
// either.
void Page::keep_breaks_between_turns() {
    auto line_begin = paragraph_;
    for (std::size_t i = 0; i < soft_breaks_.size(); ++i) {
        const auto at = soft_breaks_[i];
        const auto next = i + 1 < soft_breaks_.size() ? soft_breaks_[i + 1] : utf8_.size();
        if (at >= utf8_.size() || at < line_begin) continue;
        const std::string_view all = utf8_;
        if (has_label(all.substr(at + 1, next - at - 1), Lone::allowed) ||
            has_label(all.substr(line_begin, at - line_begin), Lone::required)) {
            utf8_[at] = '\n';
            line_begin = at + 1;
        }
    }
    soft_breaks_.clear();
}

} // namespace filrouge::transcripts
