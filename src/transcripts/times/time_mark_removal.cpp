#include "core/breaks.h"
#include "transcripts/times/time_marks.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace filrouge::transcripts {
namespace {

/// What goes with the marks of one line: offsets in the text, whole lines included.
class LineRemoval {
  public:
    LineRemoval(std::u32string_view line, CpPos begin)
        : line_{line}, begin_{begin}, gone_(line.size(), false) {}

    void mark(CpSpan span) {
        const auto from = (span.begin() - begin_).value();
        const auto to = std::min((span.end() - begin_).value(), line_.size());
        marks_.push_back({from, to});
        std::fill(gone_.begin() + static_cast<std::ptrdiff_t>(from),
                  gone_.begin() + static_cast<std::ptrdiff_t>(to), true);
    }

    /// In order; one past the line's end is its line feed.
    std::vector<bool> gone() {
        for (const auto& mark : marks_) tidy(mark);
        const bool all = std::all_of(gone_.begin(), gone_.end(), [](bool g) { return g; });
        gone_.push_back(all);
        return gone_;
    }

  private:
    struct Range {
        std::size_t from;
        std::size_t to;
    };
    [[nodiscard]] bool free(std::size_t i) const { return gone_[i] || is_space(line_[i]); }
    void remove(std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) gone_[i] = true;
    }
    void tidy(Range mark) {
        auto left = mark.from;
        while (left > 0 && free(left - 1)) --left;
        auto right = mark.to;
        while (right < line_.size() && free(right)) ++right;
        if (left == 0 || right == line_.size()) {
            remove(left, right);
            return;
        }
        const bool space_left =
            std::find(gone_.begin() + static_cast<std::ptrdiff_t>(left),
                      gone_.begin() + static_cast<std::ptrdiff_t>(mark.from),
                      false) != gone_.begin() + static_cast<std::ptrdiff_t>(mark.from);
        constexpr std::u32string_view closing = U".,)]»";
        const bool closes = right == mark.to && closing.find(line_[right]) != closing.npos;
        if (space_left && closes) {
            remove(left, mark.from);
        } else if (space_left) {
            remove(mark.to, right);
        }
    }

    std::u32string_view line_;
    CpPos begin_;
    std::vector<bool> gone_;
    std::vector<Range> marks_;
};

/// A text without some of its characters.
class Cutting {
  public:
    Cutting(const Text& text, const std::vector<TimeMark>& marks) {
        const std::string_view all = text.utf8();
        CpPos position{0};
        std::size_t next = 0;
        for (std::size_t at = 0; at < all.size();) {
            const auto end = std::min(all.find('\n', at), all.size());
            const auto bytes = all.substr(at, end - at);
            const auto length = count_code_points(bytes);
            const CpPos line_end = position + length;
            if (next < marks.size() && marks[next].span.begin() < line_end) {
                const auto line = to_utf32(bytes);
                LineRemoval removal{line, position};
                while (next < marks.size() && marks[next].span.begin() < line_end) {
                    removal.mark(marks[next++].span);
                }
                cut(line, removal.gone(), position);
            } else {
                utf8_ += bytes;
                utf8_ += '\n';
            }
            position = line_end + CpCount{1};
            at = end + 1;
        }
        const bool ends_line = !all.empty() && all.back() == '\n';
        if (!ends_line && !utf8_.empty()) utf8_.pop_back();
    }

    [[nodiscard]] std::string utf8() && { return std::move(utf8_); }
    [[nodiscard]] CpPos moved(CpPos at) const {
        const auto after = std::upper_bound(cuts_.begin(), cuts_.end(), at,
                                            [](CpPos p, const Cut& cut) { return p < cut.from; });
        if (after == cuts_.begin()) return at;
        const auto& cut = *std::prev(after);
        const auto inside = std::min((at - cut.from).value(), cut.length);
        return CpPos{at.value() - cut.before - inside};
    }
    [[nodiscard]] CpSpan moved(CpSpan span) const {
        return {moved(span.begin()), moved(span.end())};
    }

  private:
    struct Cut {
        CpPos from;
        std::size_t length = 0;
        std::size_t before = 0; // cut before it
    };

    void cut(std::u32string_view line, const std::vector<bool>& gone, CpPos begin) {
        std::u32string kept;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            if (!gone[i]) {
                kept.push_back(i < line.size() ? line[i] : U'\n');
                continue;
            }
            const CpPos at = begin + CpCount{i};
            if (!cuts_.empty() && cuts_.back().from + CpCount{cuts_.back().length} == at) {
                ++cuts_.back().length;
            } else {
                cuts_.push_back({at, 1, total_});
            }
            ++total_;
        }
        utf8_ += to_utf8(kept);
    }

    std::string utf8_;
    std::vector<Cut> cuts_;
    std::size_t total_ = 0;
};

} // namespace

void drop_empty_turns(const Text& text, Speech& speech) {
    std::vector<SpokenTurn> kept;
    for (auto& turn : speech.turns) {
        turn.span = trim(text, turn.span);
        if (!turn.span.empty()) {
            kept.push_back(std::move(turn));
            continue;
        }
        const auto speaker =
            std::find_if(speech.speakers.begin(), speech.speakers.end(),
                         [&](const Speaker& s) { return s.label == turn.speaker; });
        if (speaker != speech.speakers.end() && --speaker->turns == 0) {
            speech.speakers.erase(speaker);
        }
    }
    speech.turns = std::move(kept);
}

Recognised without_time_marks(const Text& text, const std::vector<TimeMark>& marks, Speech speech) {
    Cutting cutting{text, marks};
    for (auto& turn : speech.turns) {
        turn.label = cutting.moved(turn.label);
        turn.span = cutting.moved(turn.span);
    }
    auto cleaned = Text::make(std::move(cutting).utf8());
    if (!cleaned) return {text, std::move(speech)};
    drop_empty_turns(*cleaned, speech);
    return {std::move(*cleaned), std::move(speech)};
}

} // namespace filrouge::transcripts
