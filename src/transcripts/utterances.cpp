#include "transcripts/utterances.h"

#include "transcripts/labels/label_role.h"

#include <algorithm>
#include <map>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t long_paragraph = 600; // bytes; where nobody is named
constexpr std::int64_t long_pause_ms = 2000;
constexpr std::int64_t turn_pause_ms = 3000;

constexpr std::string_view mark = "\xEF\xBB\xBF";

std::string_view without_leading_marks(std::string_view words) {
    for (auto at = words.find_first_not_of(" \n\t\r"); at != std::string_view::npos;
         at = words.find_first_not_of(" \n\t\r")) {
        words.remove_prefix(at);
        if (!words.starts_with(mark)) break;
        words.remove_prefix(mark.size());
    }
    return words;
}

bool ends_sentence(std::string_view words) {
    for (const std::string_view end : {".", "!", "?", "…", "»"}) {
        if (words.size() >= end.size() && words.substr(words.size() - end.size()) == end) {
            return true;
        }
    }
    return false;
}

class Layout {
  public:
    explicit Layout(const Utterances& recording) {
        for (const auto& role : recording.roles) stated_.emplace(role.speaker, role.role);
        named_ = std::any_of(recording.said.begin(), recording.said.end(),
                             [](const Utterance& u) { return !tidy(u.speaker).empty(); });
    }

    void add(const Utterance& utterance) {
        const auto words = tidy(utterance.words);
        if (words.empty()) return;
        if (utterance.turn == TurnStart::no_turn) {
            if (!utf8_.empty()) put("\n");
            put(words);
            between_turns_ = true;
            return;
        }
        const auto speaker = tidy(utterance.speaker);
        const bool may = named_ ? utterance.turn != TurnStart::always
                                : utterance.turn == TurnStart::next_paragraph;
        const bool goes_on = may && !between_turns_ && !speech_.turns.empty() &&
                             speech_.turns.back().speaker == speaker;
        if (goes_on) {
            go_on(utterance, words);
        } else {
            begin_turn(utterance, speaker, words);
        }
        between_turns_ = false;
    }

    void hand_over(Content& content) && {
        std::vector<std::string> labels;
        labels.reserve(speech_.speakers.size());
        for (const auto& speaker : speech_.speakers) labels.push_back(speaker.label);
        const auto guessed = roles_of_labels(labels);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto role = stated_.find(labels[i]);
            speech_.speakers[i].role = role != stated_.end() ? role->second : guessed[i];
        }
        content.speech = std::move(speech_);
        content.utf8 = std::move(utf8_);
    }

  private:
    void go_on(const Utterance& utterance, const std::string& words) {
        auto& turn = speech_.turns.back();
        put(utterance.turn == TurnStart::next_paragraph ? "\n" : " ");
        put(words);
        turn.span = {turn.span.begin(), here_};
        if (!turn.begins) turn.begins = utterance.begins;
        if (utterance.ends && (!turn.ends || *turn.ends < *utterance.ends)) {
            turn.ends = utterance.ends;
        }
    }

    void begin_turn(const Utterance& utterance, const std::string& speaker,
                    const std::string& words) {
        if (!utf8_.empty()) put(begins_paragraph(utterance) ? "\n" : " ");
        const auto label_begin = here_;
        if (!speaker.empty()) {
            count(speaker);
            put(speaker);
            put(": ");
        }
        const CpSpan label{label_begin, here_};
        const auto begin = here_;
        put(words);
        speech_.turns.push_back({label, {begin, here_}, speaker, utterance.begins, utterance.ends});
    }

    [[nodiscard]] bool begins_paragraph(const Utterance& next) const {
        if (named_ || between_turns_ || speech_.turns.empty()) return true;
        const auto paragraph = utf8_.size() - (utf8_.rfind('\n') + 1);
        const auto& last = speech_.turns.back();
        const bool pause =
            last.ends && next.begins && last.ends->ms + long_pause_ms <= next.begins->ms;
        return pause || ends_sentence(utf8_) || paragraph > long_paragraph;
    }

    void put(std::string_view piece) {
        utf8_ += piece;
        here_ = here_ + count_code_points(piece);
    }

    void count(const std::string& speaker) {
        const auto [known, fresh] = places_.try_emplace(speaker, speech_.speakers.size());
        if (fresh) {
            speech_.speakers.push_back({speaker, Role::participant, 1});
        } else {
            ++speech_.speakers[known->second].turns;
        }
    }

    std::map<std::string, std::size_t> places_; ///< of speakers in `speech_`
    bool named_ = false;
    bool between_turns_ = false; ///< the last thing laid out was no turn
    std::map<std::string, Role> stated_;
    std::string utf8_;
    CpPos here_{0};
    Speech speech_;
};

} // namespace

std::string tidy(std::string_view words) {
    const auto mended = Text::clean(without_leading_marks(words));
    if (!mended) return {};
    std::string line;
    for (const char c : mended->utf8()) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

void sort_by_time(std::vector<Utterance>& said) {
    struct Placed {
        MediaTime at{};
        Utterance utterance;
    };
    std::vector<Placed> placed;
    placed.reserve(said.size());
    MediaTime now{};
    for (auto& utterance : said) {
        now = utterance.begins.value_or(now);
        placed.push_back({now, std::move(utterance)});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed& a, const Placed& b) { return a.at < b.at; });
    for (std::size_t i = 0; i < said.size(); ++i) said[i] = std::move(placed[i].utterance);
}

void part_at_pauses(std::vector<Utterance>& said) {
    for (std::size_t i = 1; i < said.size(); ++i) {
        const auto& before = said[i - 1];
        if (!before.ends || !said[i].begins) continue;
        if (before.ends->ms + turn_pause_ms < said[i].begins->ms) said[i].turn = TurnStart::always;
    }
}

Content lay_out(const Utterances& recording) {
    Layout layout{recording};
    for (const auto& utterance : recording.said) layout.add(utterance);
    Content content;
    std::move(layout).hand_over(content);
    content.encoding = recording.encoding;
    content.language = recording.language;
    content.warnings = recording.warnings;
    return content;
}

} // namespace filrouge::transcripts
