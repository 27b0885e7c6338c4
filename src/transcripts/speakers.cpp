#include "core/breaks.h"
#include "transcripts/label_name.h"
#include "transcripts/labelled_lines.h"
#include "transcripts/reader.h"
#include "transcripts/time_stamp.h"
#include "transcripts/unicode.h"

#include <map>
#include <optional>

namespace filrouge::transcripts {
namespace {

std::string tidy_spaces(std::u32string_view name) {
    std::u32string result;
    for (const char32_t c : name) {
        if (!is_space(c)) {
            result.push_back(c);
        } else if (!result.empty() && result.back() != U' ') {
            result.push_back(U' ');
        }
    }
    return to_utf8(result);
}

/// Speakers by key; each is called as most of its labels spell it.
class Cast {
  public:
    void add(const std::u32string& name) {
        const auto [entry, is_new] = by_key_.try_emplace(speaker_key(name), people_.size());
        if (is_new) people_.push_back({{}, role_of_label(name), 0});
        auto& person = people_[entry->second];
        ++person.turns;
        ++person.spellings[tidy_spaces(name)];
    }
    [[nodiscard]] std::string label(const std::u32string& name) const {
        return most_frequent(people_[by_key_.at(speaker_key(name))].spellings);
    }
    [[nodiscard]] std::vector<Speaker> speakers() const {
        std::vector<Speaker> result;
        for (const auto& person : people_) {
            result.push_back({most_frequent(person.spellings), person.role, person.turns});
        }
        return result;
    }

  private:
    struct Person {
        std::map<std::string, std::size_t> spellings;
        Role role = Role::participant;
        std::size_t turns = 0;
    };
    static std::string most_frequent(const std::map<std::string, std::size_t>& spellings) {
        auto best = spellings.begin();
        for (auto it = spellings.begin(); it != spellings.end(); ++it) {
            if (it->second > best->second) best = it;
        }
        return best->first;
    }
    std::map<std::string, std::size_t> by_key_;
    std::vector<Person> people_;
};

// f4 and EasyTranscript write the time at a paragraph's end: "… voilà. #00:01:02-5#".
std::optional<MediaTime> final_time(std::string_view said) {
    if (said.size() < 2 || said.back() != '#') return std::nullopt;
    const auto open = said.rfind('#', said.size() - 2);
    if (open == std::string_view::npos || said.size() - open > 24) return std::nullopt;
    const auto stamp = parse_time_stamp(to_utf32(said.substr(open)));
    return stamp ? std::optional{stamp->begins} : std::nullopt;
}

} // namespace

Speech recognise_speakers(const Text& text, const std::vector<CpSpan>& emphasised) {
    const auto lines = candidate_lines(text, emphasised);
    const auto chosen = choose_labels(text, lines);
    Speech speech;
    Cast cast;
    std::vector<const LabelCandidate*> labels; // of the turns
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto& line = lines.lines[chosen[i].line];
        const auto& label = line.candidates[chosen[i].candidate];
        const CpSpan marked{line.begin + CpCount{label.begin}, line.begin + CpCount{label.end}};
        CpPos end = text.all().end();
        if (i + 1 < chosen.size()) {
            const auto& next = lines.lines[chosen[i + 1].line];
            end = next.begin + CpCount{next.candidates[chosen[i + 1].candidate].begin};
        }
        const auto said = trim(text, {marked.end(), end});
        if (said.empty()) continue; // a label without words: nobody's turn
        cast.add(label.name);
        labels.push_back(&label);
        const auto ends = label.ends ? label.ends : final_time(text.slice(said));
        speech.turns.push_back({marked, said, {}, label.begins, ends});
    }
    if (speech.turns.size() < 2) return {};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        speech.turns[i].speaker = cast.label(labels[i]->name);
    }
    speech.speakers = cast.speakers();
    return speech;
}

} // namespace filrouge::transcripts
