#include "transcripts/labels/line_grammar.h"

#include "transcripts/labels/label_name.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/labels/noted_name.h"
#include "transcripts/labels/numbered_questions.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::transcripts {
namespace {

using Counts = std::map<std::string, std::size_t>;

// The number a numbering would have here: "T012" → 12.
std::size_t value_of(std::u32string_view id) {
    std::size_t value = 0;
    std::size_t digits = 0;
    for (const char32_t c : id) {
        if (!is_digit(c) || ++digits > 9) continue;
        value = value * 10 + digit_value(c);
    }
    return value;
}

/// The readings with and without a leading id, weighed against each other.
class Ids {
  public:
    explicit Ids(const CandidateLines& lines) {
        for (const auto& line : lines.lines) count(line);
    }

    [[nodiscard]] bool number_the_lines() const {
        if (lines_ < 2) return false;
        const bool fresh = ids_.size() * 2 > lines_;
        const bool count_up = successive_ * 10 >= lines_ * 9;
        return (fresh || count_up) && recurring(names_) >= recurring(names_with_id_);
    }

  private:
    void count(const CandidateLine& line) {
        const LabelCandidate* without = nullptr;
        std::set<std::string> with;
        for (const auto& candidate : line.candidates) {
            if (candidate.id.empty()) {
                with.insert(speaker_key(candidate.name));
            } else if (without == nullptr) {
                without = &candidate;
            }
        }
        if (without == nullptr) return;
        ++lines_;
        const auto value = value_of(without->id);
        if (value == last_ + 1) ++successive_;
        last_ = value;
        ids_.insert(without->id);
        ++names_[speaker_key(without->name)];
        for (const auto& key : with) ++names_with_id_[key];
    }

    static std::size_t recurring(const Counts& names) {
        std::size_t sum = 0;
        for (const auto& [key, count] : names) sum += count > 1 ? count : 0;
        return sum;
    }

    std::size_t lines_ = 0;
    std::size_t successive_ = 0;
    std::size_t last_ = 0;
    std::set<std::u32string> ids_;
    Counts names_;
    Counts names_with_id_;
};

void settle_ids(CandidateLines& lines) {
    const bool numbered = Ids{lines}.number_the_lines();
    for (auto& line : lines.lines) {
        const bool has_id = std::any_of(line.candidates.begin(), line.candidates.end(),
                                        [](const auto& c) { return !c.id.empty(); });
        if (!has_id) continue;
        std::erase_if(line.candidates,
                      [&](const LabelCandidate& c) { return c.id.empty() == numbered; });
    }
    std::erase_if(lines.lines, [](const CandidateLine& line) { return line.candidates.empty(); });
}

/// Notes behind names, over the whole document.
class Notes {
  public:
    explicit Notes(const CandidateLines& lines) {
        for (const auto& line : lines.lines) {
            std::set<std::u32string_view> seen; // readings of one line may share the name
            for (const auto& candidate : line.candidates) {
                if (seen.insert(candidate.name).second) count(candidate.name);
            }
        }
        names_recur_ = std::any_of(bare_.begin(), bare_.end(),
                                   [](const auto& name) { return name.second > 1; });
    }

    [[nodiscard]] bool any() const { return !notes_.empty(); }

    [[nodiscard]] bool is_direction(const NotedName& noted) const {
        const auto& notes = notes_.at(speaker_key(noted.base));
        const auto times = notes.at(speaker_key(noted.note));
        if (std::none_of(noted.note.begin(), noted.note.end(),
                         [](char32_t c) { return is_letter(c) || is_digit(c); })) {
            return false; // "P2 (?)": perhaps somebody else
        }
        const bool bare = bare_.count(speaker_key(noted.base)) > 0;
        if (bare) return times < 2 || !tells_apart(noted.note);
        return times == 1 && notes.size() == 1 && names_recur_ && !tells_apart(noted.note) &&
               role_of_label(noted.note) == Role::participant;
    }

  private:
    void count(std::u32string_view name) {
        const auto noted = noted_name(name);
        if (noted.base.empty()) {
            ++bare_[speaker_key(name)];
        } else {
            ++notes_[speaker_key(noted.base)][speaker_key(noted.note)];
        }
    }

    Counts bare_;
    std::map<std::string, Counts> notes_;
    bool names_recur_ = false;
};

void settle_notes(CandidateLines& lines) {
    const Notes notes{lines};
    if (!notes.any()) return;
    for (auto& line : lines.lines) {
        for (auto& candidate : line.candidates) {
            const auto noted = noted_name(candidate.name);
            if (noted.base.empty() || !notes.is_direction(noted)) continue;
            candidate.name = std::u32string{noted.base};
            candidate.unusual = candidate.unusual && !may_be_name(candidate.name);
        }
    }
}

// "Sophie, 34 ans" and later "Sophie": one person, unless there is a Sophie of another age.
void settle_ages(CandidateLines& lines) {
    std::map<std::string, std::set<std::u32string>> ages;
    for (const auto& line : lines.lines) {
        for (const auto& candidate : line.candidates) {
            const std::u32string_view name{candidate.name};
            const auto length = length_before_age(name);
            if (length < name.size())
                ages[speaker_key(name.substr(0, length))].insert(candidate.name.substr(length));
        }
    }
    if (ages.empty()) return;
    for (auto& line : lines.lines) {
        for (auto& candidate : line.candidates) {
            const auto length = length_before_age(candidate.name);
            if (length == candidate.name.size()) continue;
            if (ages[speaker_key(candidate.name.substr(0, length))].size() == 1)
                candidate.name.resize(length);
        }
    }
}

// "10:30 Meeting: in the morning" amid times of the recording is said: its time is out of order,
// and its label comes once.
void settle_times(CandidateLines& lines) {
    constexpr std::int64_t far_ms = 60'000;
    Counts counts;
    for (const auto& line : lines.lines) ++counts[speaker_key(line.candidates.front().name)];
    std::vector<std::optional<MediaTime>> next(lines.lines.size());
    std::vector<bool> once(lines.lines.size());
    for (auto i = lines.lines.size(); i-- > 0;) {
        const auto& first = lines.lines[i].candidates.front();
        once[i] = counts[speaker_key(first.name)] == 1;
        const bool later = i + 1 < lines.lines.size();
        next[i] = !later ? std::nullopt : next[i + 1];
        if (later && !once[i + 1]) {
            const auto& after = lines.lines[i + 1].candidates.front().begins;
            if (after) next[i] = after;
        }
    }
    std::size_t i = 0;
    std::optional<MediaTime> last;
    std::erase_if(lines.lines, [&](const CandidateLine& line) {
        const auto at = i++;
        const auto& begins = line.candidates.front().begins;
        if (!begins) return false;
        if (!once[at]) last = begins;
        return once[at] && last && next[at] && *last <= *next[at] &&
               (begins->ms > next[at]->ms + far_ms || begins->ms + far_ms < last->ms);
    });
}

} // namespace

void settle_readings(const Text& text, CandidateLines& lines) {
    settle_ids(lines);
    settle_notes(lines);
    settle_ages(lines);
    settle_questions(text, lines);
    settle_times(lines);
}

} // namespace filrouge::transcripts
