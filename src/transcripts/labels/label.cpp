#include "transcripts/labels/label.h"

#include "transcripts/labels/invisible.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/labels/line_fields.h"
#include "transcripts/times/time_stamp.h"
#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

constexpr std::u32string_view dashes = U"-–—―‒";

bool is_dash(char32_t c) {
    return dashes.find(c) != std::u32string_view::npos;
}

bool is_colon(char32_t c) {
    return c == U':' || c == U'：';
}

class LineParser {
  public:
    LineParser(const LineStart& line, const KnownLabels& known)
        : line_{line}, known_{known}, text_{line.text} {}

    std::vector<LabelCandidate> parse() {
        at_ = skip_spaces(0);
        start_ = at_;
        skip_decoration();
        read_label();
        if (const auto id = leading_id(rest(at_)); id.length > 0) {
            id_ = id.id;
            at_ += id.length;
            skip_decoration();
            read_label();
        }
        return std::move(found_);
    }

  private:
    [[nodiscard]] char32_t peek(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
    [[nodiscard]] bool space_at(std::size_t i) const {
        return i < text_.size() && is_space(text_[i]);
    }
    [[nodiscard]] std::size_t skip_spaces(std::size_t i) const {
        while (space_at(i)) ++i;
        return i;
    }
    [[nodiscard]] std::size_t skip_stars(std::size_t i) const {
        while (peek(i) == U'*' || (peek(i) == U'_' && peek(i + 1) == U'_')) ++i;
        return i;
    }
    [[nodiscard]] bool at_line_end(std::size_t i) const {
        return line_.complete && i >= text_.size();
    }

    void read_label() {
        if (at_ >= text_.size()) return;
        if (closing_bracket(text_[at_]) != U'\0') {
            bracketed(closing_bracket(text_[at_]));
            return;
        }
        if (std::u32string_view{U"#@~"}.find(text_[at_]) != std::u32string_view::npos &&
            is_letter(peek(at_ + 1))) {
            ++at_; // "#Nadia:"
        }
        scan_name();
        emphasised();
    }

    // "- Nadia : ", "• Nadia : ", "**Nadia** : ", "[00:01:02] Nadia : ", "2026-03-01 Nadia : "
    void skip_decoration() {
        at_ = skip_spaces(at_ + date_length(rest(at_)));
        if (const auto c = peek(at_); (is_dash(c) || c == U'•' || c == U'>') && space_at(at_ + 1)) {
            at_ = skip_spaces(at_ + 1);
        }
        at_ = skip_stars(at_);
        if (const auto stamp = parse_time_stamp(rest(at_))) {
            const auto after = skip_spaces(at_ + stamp->length);
            if (after < text_.size()) {
                leading_ = stamp;
                at_ = after;
                if (is_dash(peek(at_)) && space_at(at_ + 1)) at_ = skip_spaces(at_ + 1);
                at_ = skip_stars(at_);
            }
        }
    }

    [[nodiscard]] std::u32string_view rest(std::size_t i) const {
        return std::u32string_view{text_}.substr(std::min(i, text_.size()));
    }

    static char32_t closing_bracket(char32_t c) {
        if (c == U'[') return U']';
        if (c == U'{') return U'}';
        return c == U'<' ? U'>' : U'\0';
    }

    // "[Chercheur] (0:01 - 0:11)", "[id1] texte", "[P1]: texte", "{Nadia} texte"
    void bracketed(char32_t closes) {
        const auto close = text_.find(closes, at_);
        if (close == std::u32string::npos) return;
        auto after = skip_stars(close + 1);
        const auto sign = skip_spaces(after);
        if (is_colon(peek(sign)) || (is_dash(peek(sign)) && space_at(sign + 1))) after = sign + 1;
        add(Separator::bracket, at_ + 1, close, after);
    }

    void scan_name() {
        bool dash = false;
        const auto limit = std::min(text_.size(), at_ + longest_unusual_name + 6);
        for (auto i = at_; i < limit; ++i) {
            if (is_colon(text_[i])) {
                colon(i);
                return;
            }
            if (text_[i] == U'\t' && i > at_) {
                add(Separator::tab, at_, i, i + 1);
                return;
            }
            const bool parted = space_at(i - 1) || text_[i] == U'[' || text_[i] == U'(';
            if (i > at_ && parted && timed(i)) return;
            if (!dash && is_dash(text_[i])) dash = dash_at(i);
            if (text_[i] == U'.' && id_.empty() && space_at(i + 1) &&
                (short_capitals(i) || numbers_question(i))) {
                add(Separator::full_stop, at_, i + 1, i + 1);
            }
        }
        if (line_.complete && limit == text_.size() && id_.empty()) {
            add(leading_ ? Separator::time : Separator::line_end, at_, text_.size(), text_.size());
        }
    }

    // Not the colon of "https://" or "10:30".
    void colon(std::size_t i) {
        const auto next = peek(i + 1);
        const bool time = i > at_ && is_digit(text_[i - 1]) && is_digit(next);
        if (next == U'/' || next == U':' || (time && !parse_time_stamp(rest(i + 1)))) return;
        if (time && in_long_clock(i)) return;
        add(Separator::colon, at_, i, i + 1);
    }

    // "after 00:07:12": hours, minutes and seconds; "P1:07:12" is a label and a time.
    [[nodiscard]] bool in_long_clock(std::size_t i) const {
        return i >= at_ + 3 && is_digit(text_[i - 2]) && space_at(i - 3) &&
               parse_time_stamp(rest(i - 2)).has_value();
    }

    // "MARÍA.- En Sevilla", "María.—En Sevilla": the Spanish way.
    [[nodiscard]] bool stop_and_dash(std::size_t i) const {
        if (i < at_ + 2 || text_[i - 1] != U'.') return false;
        const bool long_dash = text_[i] == U'—' || text_[i] == U'–' || text_[i] == U'―';
        return space_at(i + 1) || at_line_end(i + 1) || (long_dash && is_letter_or_mark(i + 1));
    }

    [[nodiscard]] bool is_letter_or_mark(std::size_t i) const {
        return is_letter(peek(i)) || std::u32string_view{U"¿¡«"}.find(peek(i)) != text_.npos;
    }

    // " – " with spaces on both sides, or "P1- " after a name of one word.
    bool dash_at(std::size_t i) {
        if (stop_and_dash(i)) {
            const auto found = found_.size();
            add(Separator::dash, at_, i - 1, i + 1);
            return found_.size() > found;
        }
        if (!space_at(i + 1) && !at_line_end(i + 1)) return false;
        const auto name = std::u32string_view{text_}.substr(at_, i - at_);
        const bool one_word = std::none_of(name.begin(), name.end(), is_space);
        if (i == at_ || (!space_at(i - 1) && !(one_word && name.size() <= 12))) return false;
        const auto before = found_.size();
        add(Separator::dash, at_, i, i + 1);
        return found_.size() > before;
    }

    // "L1  0:00", "Nadia (00:12) : texte": a time in brackets may be followed by words, a bare one
    // not.
    bool timed(std::size_t i) {
        const auto stamp = parse_time_stamp(rest(i));
        if (!stamp) return false;
        auto after = skip_stars(i + stamp->length);
        const auto sign = skip_spaces(after);
        const bool separated = is_colon(peek(sign)) || (is_dash(peek(sign)) && space_at(sign + 1));
        if (separated) after = sign + 1;
        if (!stamp->enclosed && !separated && !at_line_end(skip_spaces(after))) return false;
        add(Separator::time, at_, i, after);
        if (!found_.empty() && found_.back().separator == Separator::time) {
            found_.back().begins = stamp->begins;
            found_.back().ends = stamp->ends;
        }
        return true;
    }

    // "Question 3. Where do you live?"
    [[nodiscard]] bool numbers_question(std::size_t end) const {
        return end > at_ && is_digit(text_[end - 1]) &&
               is_numbered_question(std::u32string_view{text_}.substr(at_, end - at_));
    }

    [[nodiscard]] bool short_capitals(std::size_t end) const {
        return end > at_ && end - at_ <= 5 &&
               std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                           text_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](char32_t c) { return is_upper(c) || is_digit(c); });
    }

    // "**Nadia** texte": bold alone sets it off.
    void emphasised() {
        if (!is_bold(at_, at_ + 1) || line_.bold_end >= text_.size()) return;
        add(Separator::emphasis, at_, line_.bold_end, line_.bold_end);
    }

    [[nodiscard]] bool is_bold(std::size_t begin, std::size_t end) const {
        return line_.bold_begin <= begin && end <= line_.bold_end;
    }

    [[nodiscard]] bool may_label(std::u32string_view name) const {
        if (known_.speakers.empty() && known_.not_speakers.empty()) return may_be_name(name);
        const auto key = speaker_key(name);
        if (known_.not_speakers.count(key) > 0) return false;
        return known_.speakers.count(key) > 0 || may_be_name(name);
    }

    // Only marks that are not used by chance set any sign off as a name.
    [[nodiscard]] bool may_be_unusual(Separator separator, std::u32string_view name) const {
        const bool weak = separator == Separator::line_end || separator == Separator::full_stop ||
                          separator == Separator::bracket;
        return !weak && may_be_unusual_name(name) &&
               known_.not_speakers.count(speaker_key(name)) == 0;
    }

    [[nodiscard]] bool ends_outside_name(Separator separator, std::size_t i) const {
        const auto c = text_[i];
        if (is_space(c) || c == U'*' || is_colon(c)) return true;
        return separator == Separator::time && (c == U',' || c == U';' || c == U'|' || is_dash(c));
    }

    void add(Separator separator, std::size_t begin, std::size_t end, std::size_t after) {
        std::u32string_view name{text_};
        while (begin < end && (is_space(text_[begin]) || text_[begin] == U'*')) ++begin;
        while (end > begin && ends_outside_name(separator, end - 1)) --end;
        name = name.substr(begin, end - begin);
        if (name.empty()) return;
        const bool usual = may_label(name);
        if (!usual && !may_be_unusual(separator, name)) return;
        LabelCandidate label;
        label.separator = separator;
        label.name = std::u32string{name};
        label.begin = start_;
        label.unusual = !usual;
        label.id = id_;
        if (leading_) label.begins = leading_->begins;
        if (leading_) label.ends = leading_->ends;
        auto i = skip_spaces(skip_stars(after));
        if (const auto stamp = parse_time_stamp(rest(i));
            stamp && (stamp->enclosed || at_line_end(skip_spaces(i + stamp->length)))) {
            label.begins = stamp->begins;
            label.ends = stamp->ends;
            i = skip_spaces(i + stamp->length);
        }
        label.end = std::min(i, text_.size());
        label.alone = at_line_end(i);
        label.bold = is_bold(begin, end) && (label.alone || line_.bold_end <= label.end);
        found_.push_back(std::move(label));
    }

    const LineStart& line_;
    const KnownLabels& known_;
    const std::u32string& text_;
    std::size_t start_ = 0;
    std::size_t at_ = 0;
    std::optional<TimeStamp> leading_;
    std::u32string id_; ///< skipped before the name
    std::vector<LabelCandidate> found_;
};

} // namespace

std::vector<LabelCandidate> label_candidates(const LineStart& line, const KnownLabels& known) {
    if (std::none_of(line.text.begin(), line.text.end(), is_invisible)) {
        return LineParser{line, known}.parse();
    }
    const auto visible = without_invisible(line.text);
    const LineStart seen{visible.text, line.complete, visible.shown(line.bold_begin),
                         visible.shown(line.bold_end)};
    auto candidates = LineParser{seen, known}.parse();
    for (auto& candidate : candidates) {
        candidate.begin = candidate.begin == 0 ? 0 : visible.places[candidate.begin];
        candidate.end = visible.places[candidate.end];
    }
    return candidates;
}

} // namespace filrouge::transcripts
