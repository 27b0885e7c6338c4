#include "transcripts/labels/labels_within.h"

#include "core/breaks.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <utility>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t most_doubtful = 100;

bool is_colon(char32_t c) {
    return c == U':' || c == U'：';
}

bool ends_sentence_at(std::u32string_view said, std::size_t end) {
    while (end > 0 && std::u32string_view{U"\"”)]*_"}.find(said[end - 1]) != said.npos) --end;
    return end > 0 && std::u32string_view{U".?!…»。？！؟"}.find(said[end - 1]) != said.npos;
}

/// The longest known name right before the colon.
std::optional<LabelWithin> label_before(std::u32string_view said, std::size_t colon,
                                        const Cast& cast) {
    auto end = colon;
    while (end > 0 && is_space(said[end - 1]) && said[end - 1] != U'\n') --end;
    std::optional<LabelWithin> found;
    std::size_t words = 0;
    for (auto begin = end; begin > 0 && words < most_label_words; --begin) {
        if (end - begin > longest_label || said[begin - 1] == U'\n') break;
        if (begin == end || !is_space(said[begin - 1])) continue;
        ++words;
        const auto name = said.substr(begin, end - begin);
        if (is_space(name.front()) || !cast.knows(name)) continue;
        auto before = begin;
        while (before > 0 && is_space(said[before - 1]) && said[before - 1] != U'\n') --before;
        if (before == 0 || said[before - 1] == U'\n') break;
        found = {begin, colon + 1, std::u32string{name}, ends_sentence_at(said, before)};
    }
    return found;
}

std::string line_around(std::u32string_view said, std::size_t at) {
    constexpr std::size_t longest = 130; // characters
    const auto begin = said.rfind(U'\n', at) == said.npos ? 0 : said.rfind(U'\n', at) + 1;
    const auto from = std::max(begin, at - std::min(at, longest / 2));
    return to_utf8(said.substr(from, std::min(said.find(U'\n', at) - from, longest)));
}

class Parting {
  public:
    Parting(const Text& text, Cast& cast, std::vector<DoubtfulLine>& doubtful)
        : text_{text}, cast_{cast}, doubtful_{doubtful} {}

    std::vector<SpokenTurn> part(const std::vector<SpokenTurn>& turns) {
        for (const auto& turn : turns) part(turn);
        return std::move(parted_);
    }

  private:
    void part(SpokenTurn turn) {
        const auto utf8 = text_.slice(turn.span);
        const auto said =
            utf8.find(':') == utf8.npos && utf8.find("：") == utf8.npos ? U"" : to_utf32(utf8);
        const auto start = turn.span.begin();
        const auto end = turn.span.end();
        for (const auto& label : labels_within(said, cast_)) {
            const CpSpan marked{start + CpCount{label.begin}, start + CpCount{label.end}};
            const auto after = trim(text_, {marked.end(), end});
            if (!label.after_sentence || after.empty()) {
                tell(said, label, turn.speaker);
                continue;
            }
            turn.span = trim(text_, {turn.span.begin(), marked.begin()});
            const auto ends = std::exchange(turn.ends, std::nullopt);
            if (!turn.span.empty()) parted_.push_back(turn);
            turn = {marked, after, cast_.label(label.name), {}, ends};
            cast_.add(label.name);
        }
        parted_.push_back(std::move(turn));
    }

    void tell(std::u32string_view said, const LabelWithin& label, const std::string& speaker) {
        if (doubtful_.size() >= most_doubtful) return;
        if (auto line = told_within(said, label, speaker, cast_)) {
            doubtful_.push_back(std::move(*line));
        }
    }

    const Text& text_;
    Cast& cast_;
    std::vector<DoubtfulLine>& doubtful_;
    std::vector<SpokenTurn> parted_;
};

} // namespace

std::vector<LabelWithin> labels_within(std::u32string_view said, const Cast& cast) {
    std::vector<LabelWithin> found;
    for (std::size_t i = 1; i < said.size(); ++i) {
        if (!is_colon(said[i]) || (i + 1 < said.size() && !is_space(said[i + 1]))) continue;
        if (auto label = label_before(said, i, cast)) found.push_back(std::move(*label));
    }
    return found;
}

std::optional<DoubtfulLine> told_within(std::u32string_view said, const LabelWithin& label,
                                        const std::string& speaker, const Cast& cast) {
    const auto who = cast.label(label.name);
    const bool written_so = to_utf8(label.name) == who && label.name.size() > 1;
    if (!written_so || who == speaker || is_lower(label.name.front())) return std::nullopt;
    return DoubtfulLine{line_around(said, label.begin), who, speaker};
}

void part_at_labels_within(const Text& text, std::vector<SpokenTurn>& turns, Cast& cast,
                           std::vector<DoubtfulLine>& doubtful) {
    turns = Parting{text, cast, doubtful}.part(turns);
}

} // namespace filrouge::transcripts
