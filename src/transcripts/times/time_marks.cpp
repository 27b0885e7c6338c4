#include "transcripts/times/time_marks.h"

#include "core/breaks.h"
#include "transcripts/times/time_stamp.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_mark = 48;        // characters
constexpr MediaTime latest_first_mark{120'000}; // of a habit

bool is_boundary(std::u32string_view line, std::size_t at) {
    return at == 0 || !(is_letter(line[at - 1]) || is_digit(line[at - 1]) || line[at - 1] == U':' ||
                        line[at - 1] == U'.' || line[at - 1] == U',');
}

bool may_open(char32_t c) {
    return c == U'#' || c == U'[' || c == U'(' || c == U'<' || c == U'{' || is_digit(c);
}

std::size_t colons(std::u32string_view stamp) {
    return static_cast<std::size_t>(std::count(stamp.begin(), stamp.end(), U':'));
}

bool blank(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), is_space);
}

struct Stamp {
    std::size_t line = 0; // index
    std::size_t at = 0;   // in it
    TimeStamp time;
    char32_t opens = U'\0'; // a bracket, # or a digit
    bool exact = false;
    bool to_the_second = false; // hours, minutes and seconds
    bool starts = false;
    bool ends = false;
    bool in_label = false;
    [[nodiscard]] bool alone() const { return starts && ends; }
    [[nodiscard]] bool bare() const { return !time.enclosed; }
};

struct Line {
    CpPos begin;
    std::u32string text;
};

std::vector<Line> lines_with_digits(const Text& text) {
    std::vector<Line> lines;
    const std::string_view all = text.utf8();
    CpPos position{0};
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find('\n', at), all.size());
        const auto bytes = all.substr(at, end - at);
        if (bytes.find(':') != std::string_view::npos) lines.push_back({position, to_utf32(bytes)});
        position = position + count_code_points(bytes) + CpCount{1};
        at = end + 1;
    }
    return lines;
}

class Finder {
  public:
    Finder(const Text& text, const std::vector<CpSpan>& labels)
        : lines_{lines_with_digits(text)}, labels_{labels} {
        for (std::size_t i = 0; i < lines_.size(); ++i) scan(i);
        const auto& utf8 = text.utf8();
        filled_ = static_cast<std::size_t>(std::count(utf8.begin(), utf8.end(), '\n')) + 1;
    }

    std::vector<TimeMark> marks() {
        const bool habit = is_habit();
        const auto next = next_in_labels();
        std::optional<MediaTime> last; // in a label
        std::vector<TimeMark> marks;
        for (std::size_t i = 0; i < stamps_.size(); ++i) {
            const auto& stamp = stamps_[i];
            if (stamp.in_label) last = stamp.time.begins;
            if (!is_mark(stamp, habit) || is_out_of_order(stamp, last, next[i])) continue;
            const auto begin = lines_[stamp.line].begin + CpCount{stamp.at};
            marks.push_back({{begin, begin + CpCount{stamp.time.length}},
                             stamp.time.begins,
                             stamp.time.ends,
                             stamp.starts,
                             stamp.ends});
        }
        return marks;
    }

  private:
    void scan(std::size_t index) {
        const std::u32string_view line = lines_[index].text;
        for (std::size_t at = 0; at < line.size();) {
            const bool start = may_open(line[at]) && (!is_digit(line[at]) || is_boundary(line, at));
            const auto time = start ? parse_time_stamp(line.substr(at, longest_mark))
                                    : std::optional<TimeStamp>{};
            if (!time) {
                ++at;
                continue;
            }
            const auto end = at + time->length;
            const CpPos position = lines_[index].begin + CpCount{at};
            const auto signs = colons(line.substr(at, time->length));
            // Two are hours, minutes and seconds, or a stretch of time: no hour of the day.
            const bool exact = signs >= 2;
            const bool to_the_second = signs >= (time->ends ? 4u : 2u);
            stamps_.push_back({index, at, *time, line[at], exact, to_the_second,
                               blank(line.substr(0, at)), blank(line.substr(end)),
                               in_label(position)});
            at = end;
        }
    }

    // Stamps come in order, and so do labels.
    bool in_label(CpPos at) {
        while (label_ < labels_.size() && labels_[label_].end() <= at) ++label_;
        return label_ < labels_.size() && labels_[label_].begin() <= at;
    }

    // Every few lines begin with a bare time, from the recording's first minutes on.
    [[nodiscard]] bool is_habit() const {
        std::size_t count = 0;
        MediaTime last{};
        for (const auto& stamp : stamps_) {
            if (!stamp.bare() || !stamp.starts || (!stamp.ends && !stamp.exact)) continue;
            if (stamp.time.begins < last) return false;
            if (count++ == 0 && latest_first_mark < stamp.time.begins) return false;
            last = stamp.time.begins;
        }
        return count >= 3 && count * 6 >= filled_;
    }

    // Of the labels below each stamp, the first time.
    [[nodiscard]] std::vector<std::optional<MediaTime>> next_in_labels() const {
        std::vector<std::optional<MediaTime>> next(stamps_.size());
        for (auto i = stamps_.size(); i > 1; --i) {
            const auto& after = stamps_[i - 1];
            next[i - 2] = after.in_label ? std::optional{after.time.begins} : next[i - 1];
        }
        return next;
    }

    // "Meet us [10:30 - 11:00]" amid labels that tell the time of the recording is said; an
    // hour of the day has no seconds.
    static bool is_out_of_order(const Stamp& stamp, std::optional<MediaTime> last,
                                std::optional<MediaTime> next) {
        constexpr std::int64_t far_ms = 60'000;
        if (stamp.in_label || stamp.to_the_second || !last || !next || *next < *last) return false;
        const auto begins = stamp.time.begins.ms;
        return begins > next->ms + far_ms || begins + far_ms < last->ms;
    }

    // Between a label and what is said, or above a label.
    [[nodiscard]] bool beside_label(const Stamp& stamp) const {
        const CpPos begin = lines_[stamp.line].begin;
        const CpPos end = begin + CpCount{lines_[stamp.line].text.size() + 1};
        const auto next =
            std::lower_bound(labels_.begin(), labels_.end(), begin,
                             [](CpSpan label, CpPos at) { return label.begin() < at; });
        if (next != labels_.end() && next->begin() == end) return true;
        return next != labels_.begin() && begin <= std::prev(next)->end() + CpCount{1};
    }

    [[nodiscard]] bool is_mark(const Stamp& stamp, bool habit) const {
        if (stamp.in_label) return true;
        if (stamp.bare()) {
            if (!stamp.starts) return false;
            if (habit && (stamp.ends || stamp.exact)) return true;
            return stamp.alone() && (stamp.exact || beside_label(stamp));
        }
        if (stamp.opens != U'(') return true;
        const bool exact = stamp.exact || stamp.time.ends;
        return exact ? stamp.starts || stamp.ends : stamp.starts && !labels_.empty();
    }

    std::vector<Line> lines_;
    const std::vector<CpSpan>& labels_;
    std::size_t label_ = 0;
    std::size_t filled_ = 0;
    std::vector<Stamp> stamps_;
};

// "00:01:02" on the line above the first label.
std::optional<MediaTime> time_above(const Text& text, const std::vector<TimeMark>& marks,
                                    const Speech& speech) {
    if (speech.turns.empty()) return std::nullopt;
    const CpPos label = speech.turns.front().label.begin();
    const auto next = std::find_if(marks.begin(), marks.end(),
                                   [&](const TimeMark& m) { return label < m.span.end(); });
    if (next == marks.begin()) return std::nullopt;
    const auto& last = *std::prev(next);
    if (!last.at_line_start || !trim(text, {last.span.end(), label}).empty()) return std::nullopt;
    return last.begins;
}

} // namespace

std::vector<TimeMark> find_time_marks(const Text& text, const std::vector<CpSpan>& labels) {
    return Finder{text, labels}.marks();
}

void take_times(const Text& text, const std::vector<TimeMark>& marks, Speech& speech) {
    auto mark = marks.begin();
    auto previous_end = time_above(text, marks, speech); // a mark at the end of the turn before
    for (auto& turn : speech.turns) {
        mark = std::find_if(mark, marks.end(),
                            [&](const TimeMark& m) { return turn.span.begin() <= m.span.begin(); });
        const auto past = std::find_if(mark, marks.end(), [&](const TimeMark& m) {
            return turn.span.end() <= m.span.begin();
        });
        const TimeMark* final = nullptr;
        if (mark != past) {
            const auto& last = *std::prev(past);
            const auto rest = text.slice({last.span.end(), turn.span.end()});
            if (rest.find_first_not_of(" \n.,;") == std::string_view::npos) final = &last;
        }
        const auto ends = turn.ends          ? turn.ends
                          : final != nullptr ? std::optional{final->ends.value_or(final->begins)}
                                             : std::nullopt;
        if (!turn.begins) turn.begins = previous_end;
        if (!turn.begins && final != nullptr && final->ends) turn.begins = final->begins;
        for (auto m = mark; m != past && !turn.begins; ++m) {
            if (&*m != final && (!m->at_line_end || m->at_line_start)) turn.begins = m->begins;
        }
        if (ends && turn.begins && *ends < *turn.begins && turn.begins == previous_end) {
            turn.begins.reset();
        }
        turn.ends = ends && turn.begins && *ends < *turn.begins ? std::nullopt : ends;
        previous_end = final != nullptr ? ends : std::nullopt;
        mark = past;
    }
}

} // namespace filrouge::transcripts
