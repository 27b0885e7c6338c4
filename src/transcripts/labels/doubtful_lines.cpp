#include "transcripts/labels/doubtful_lines.h"

#include "transcripts/labels/label_name.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace filrouge::transcripts {
namespace {

using Counts = std::map<std::string, std::size_t>;

struct Form {
    Separator separator = Separator::colon;
    bool bold = false;
    bool alone = false;
    friend auto operator<=>(const Form&, const Form&) = default;
};

/// The forms that labels chosen have, rare ones apart.
class UsualForms {
  public:
    UsualForms(const CandidateLines& lines, const std::vector<ChosenLabel>& chosen) {
        for (const auto& label : chosen) {
            ++forms_[form_of(lines.lines[label.line].candidates[label.candidate])];
        }
        std::erase_if(forms_, [&](const auto& form) { return form.second * 10 < chosen.size(); });
    }
    [[nodiscard]] bool holds(const LabelCandidate& candidate) const {
        if (candidate.separator == Separator::line_end && !candidate.bold) return false;
        return forms_.count(form_of(candidate)) > 0;
    }

  private:
    static Form form_of(const LabelCandidate& c) { return {c.separator, c.bold, c.alone}; }
    std::map<Form, std::size_t> forms_;
};

std::string whole_line(const Text& text, CpPos begin) {
    constexpr std::size_t longest = 400; // bytes
    const auto from = text.index().to_bytes({begin, begin}).begin().value();
    const auto& utf8 = text.utf8();
    const auto end = std::min(utf8.find('\n', from), utf8.size());
    auto line = utf8.substr(from, std::min(end - from, longest));
    if (end - from > longest) {
        while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0u) == 0x80u) {
            line.pop_back();
        }
        line.pop_back();
        line += "…";
    }
    return line;
}

/// A label that was believed, and lacks here what sets labels off: "Nadia ; Oui.", "Nadia Oui.".
class Slips {
  public:
    Slips(const CandidateLines& lines, const std::vector<ChosenLabel>& chosen, bool nearly_all)
        : nearly_all_{nearly_all} {
        for (const auto& label : chosen) {
            const auto& candidate = lines.lines[label.line].candidates[label.candidate];
            const bool separated = candidate.separator == Separator::colon ||
                                   candidate.separator == Separator::dash ||
                                   candidate.separator == Separator::tab;
            if (separated && !candidate.alone) ++names_[speaker_key(candidate.name)];
            all_.insert(speaker_key(candidate.name));
        }
    }

    /// The label at the beginning of the line; empty where there is none.
    [[nodiscard]] std::u32string label(std::string_view line) const {
        const auto text = to_utf32(beginning(line, line_start_length));
        const auto begin = static_cast<std::size_t>(
            std::find_if_not(text.begin(), text.end(), is_space) - text.begin());
        if (auto name = in_brackets(std::u32string_view{text}.substr(begin)); !name.empty()) {
            return name;
        }
        const auto limit = std::min(text.size(), begin + longest_label + 1);
        for (auto i = begin + 1; i < limit; ++i) {
            if (text[i] != U';' && text[i] != U'.' && !is_space(text[i])) continue;
            const auto name = std::u32string_view{text}.substr(begin, i - begin);
            const auto key = speaker_key(name);
            if (names_.count(key) == 0) continue;
            if (sets_off(std::u32string_view{text}.substr(i), key)) return std::u32string{name};
        }
        return {};
    }

    /// What stands more often without a separator than with it is written so: a column of a table.
    [[nodiscard]] bool rare(const std::string& key, std::size_t times) const {
        const auto separated = names_.find(key);
        return separated == names_.end() || times <= separated->second;
    }

  private:
    // "(Nadia) Oui." where labels have other brackets, or none.
    [[nodiscard]] std::u32string in_brackets(std::u32string_view text) const {
        constexpr std::u32string_view opens = U"([{<";
        constexpr std::u32string_view closes = U")]}>";
        const auto kind = text.empty() ? text.npos : opens.find(text.front());
        const auto close = kind == text.npos ? text.npos : text.find(closes[kind]);
        if (close > longest_label) return {}; // nor where there is none
        const auto name = text.substr(1, close - 1);
        const auto after = text.substr(close + 1);
        const bool says = std::any_of(after.begin(), after.end(), is_letter);
        return says && all_.count(speaker_key(name)) > 0 ? std::u32string{name} : std::u32string{};
    }

    // A full stop, or nothing, is enough only where lines that go on with a turn are rare: else a
    // name begins a sentence.
    [[nodiscard]] bool sets_off(std::u32string_view after, const std::string& key) const {
        const auto sign = std::find_if_not(after.begin(), after.end(), is_space);
        if (sign == after.end()) return false;
        const bool marked = *sign == U';' || *sign == U'.';
        const auto words = std::find_if_not(marked ? sign + 1 : sign, after.end(), is_space);
        if (words == after.end() || (marked && words == sign + 1)) return false;
        if (*sign == U';') return true;
        return nearly_all_ && key.size() > 1 && is_upper(*words);
    }

    bool nearly_all_;
    std::set<std::string> all_;
    Counts names_; // times they stand with their separator
};

/// Goes through the lines below the first label.
class Doubts {
  public:
    Doubts(const Text& text, const CandidateLines& lines, const std::vector<ChosenLabel>& chosen)
        : text_{text}, lines_{lines}, chosen_{chosen}, forms_{lines, chosen},
          slips_{lines, chosen, chosen.size() * 10 >= lines_below(lines, chosen) * 7} {
        const auto below = lines_below(lines, chosen);
        std::size_t explained = 0;
        for (const auto& line : lines.lines) {
            const auto* found = candidate(line);
            if (found == nullptr) continue;
            ++counts_[speaker_key(found->name)];
            ++explained;
        }
        usual_ = explained * 10 >= below * 7;
    }

    std::vector<DoubtfulLine> find() {
        each_line(text_, [&](const TextLine& line) {
            read(line);
            return doubtful_.size() < most;
        });
        std::vector<bool> gone(doubtful_.size());
        for (const auto& [key, places] : slips_at_) {
            if (slips_.rare(key, places.size())) continue;
            for (const auto place : places) gone[place] = true;
        }
        std::vector<DoubtfulLine> kept;
        for (std::size_t i = 0; i < doubtful_.size(); ++i) {
            if (!gone[i]) kept.push_back(std::move(doubtful_[i]));
        }
        return kept;
    }

  private:
    static constexpr std::size_t most = 100;

    static std::size_t lines_below(const CandidateLines& lines,
                                   const std::vector<ChosenLabel>& chosen) {
        return lines.filled - lines.lines[chosen.front().line].number;
    }

    void read(const TextLine& line) {
        while (at_ < lines_.lines.size() && lines_.lines[at_].begin < line.begin) ++at_;
        const bool listed = at_ < lines_.lines.size() && lines_.lines[at_].begin == line.begin;
        if (listed && next_ < chosen_.size() && chosen_[next_].line == at_) {
            ++next_;
            return;
        }
        if (next_ == 0) return;
        const auto* found = listed ? candidate(lines_.lines[at_]) : nullptr;
        if (found != nullptr) {
            if (may_be_meant(*found)) add(line, found->name);
        } else if (const auto label = slips_.label(line.bytes); !label.empty()) {
            if (speaker_key(label) == speaker_key(speaker())) return;
            add(line, label);
            slips_at_[speaker_key(label)].push_back(doubtful_.size() - 1);
        }
    }

    [[nodiscard]] const LabelCandidate* candidate(const CandidateLine& line) const {
        const auto found = std::find_if(line.candidates.begin(), line.candidates.end(),
                                        [&](const auto& c) { return forms_.holds(c); });
        return found == line.candidates.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool may_be_meant(const LabelCandidate& found) const {
        return name_style(found.name) <= NameStyle::proper || usual_ ||
               describes_person(found.name) || counts_.at(speaker_key(found.name)) > 1;
    }

    [[nodiscard]] const std::u32string& speaker() const {
        const auto& before = chosen_[next_ - 1];
        return lines_.lines[before.line].candidates[before.candidate].name;
    }

    void add(const TextLine& line, const std::u32string& label) {
        doubtful_.push_back({whole_line(text_, line.begin), to_utf8(label), to_utf8(speaker())});
    }

    const Text& text_;
    const CandidateLines& lines_;
    const std::vector<ChosenLabel>& chosen_;
    UsualForms forms_;
    Slips slips_;
    Counts counts_;
    bool usual_ = false;   // nearly all lines begin so, whether they were believed or not
    std::size_t at_ = 0;   // candidate lines before this one are read
    std::size_t next_ = 0; // label
    std::vector<DoubtfulLine> doubtful_;
    std::map<std::string, std::vector<std::size_t>> slips_at_; // among them, by label
};

} // namespace

std::vector<DoubtfulLine> doubtful_lines(const Text& text, const CandidateLines& lines,
                                         const std::vector<ChosenLabel>& chosen) {
    if (chosen.empty()) return {};
    return Doubts{text, lines, chosen}.find();
}

// Each label once, however it is spelled, five at most.
std::string doubt(const std::vector<DoubtfulLine>& lines) {
    std::vector<std::string> labels;
    std::set<std::string> seen;
    for (const auto& line : lines) {
        if (seen.insert(speaker_key(to_utf32(line.label))).second) labels.push_back(line.label);
    }
    constexpr std::size_t most = 5;
    std::string listed;
    for (std::size_t i = 0; i < std::min(labels.size(), most); ++i) {
        listed += (i == 0 ? "" : ", ") + labels[i];
    }
    if (labels.size() > most) listed += " …";
    return "Words were left to the speaker before although they may begin with another's label: " +
           listed;
}

} // namespace filrouge::transcripts
