#include "transcripts/labels/lone_asker.h"

#include "core/breaks.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace filrouge::transcripts {
namespace {

/// Goes through the spans once, in order.
class Bold {
  public:
    explicit Bold(std::vector<CpSpan> spans) : spans_{std::move(spans)} {
        std::sort(spans_.begin(), spans_.end());
    }
    /// How much of `span` is bold, from 0 to 1. Spans asked for come in order.
    double share(CpSpan span) {
        std::size_t bold = 0;
        while (next_ < spans_.size() && spans_[next_].end() <= span.begin()) ++next_;
        for (auto i = next_; i < spans_.size() && spans_[i].begin() < span.end(); ++i) {
            const auto begin = std::max(spans_[i].begin(), span.begin());
            bold += (std::min(spans_[i].end(), span.end()) - begin).value();
        }
        return span.empty() ? 0
                            : static_cast<double>(bold) / static_cast<double>(span.size().value());
    }

  private:
    std::vector<CpSpan> spans_;
    std::size_t next_ = 0;
};

CpPos end_of_first_line(const Text& text, CpSpan span) {
    const auto said = text.slice(span);
    return span.begin() + count_code_points(said.substr(0, said.find('\n')));
}

} // namespace

std::string told_lone_asker(const std::vector<Speaker>& speakers) {
    if (speakers.size() != 1) return {};
    const auto& label = speakers.front().label;
    if (role_of_label(to_utf32(label)) != Role::moderator) return {};
    return fmt::format("Only {}, who asks, has words: the answers may be somebody else's", label);
}

void leave_plain_answers(const Text& text, std::vector<CpSpan> bold,
                         std::vector<SpokenTurn>& turns) {
    constexpr double nearly_all = 0.9; // blanks between runs and signs may be plain
    constexpr double most = 0.6;       // of the words: a bold label alone is not enough
    constexpr double nearly_none = 0.1;
    Bold emphasis{std::move(bold)};
    auto cut = turns;
    for (auto& turn : cut) {
        const auto end = end_of_first_line(text, turn.span);
        if (emphasis.share({turn.label.begin(), end}) < nearly_all) return;
        if (emphasis.share({turn.span.begin(), end}) < most) return;
        if (emphasis.share({end, turn.span.end()}) > nearly_none) return;
        turn.span = trim(text, {turn.span.begin(), end});
    }
    turns = std::move(cut);
}

} // namespace filrouge::transcripts
