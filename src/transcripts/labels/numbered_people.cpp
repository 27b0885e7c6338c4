#include "transcripts/labels/numbered_people.h"

#include "transcripts/text_lines.h"

#include <string_view>

namespace filrouge::transcripts {
namespace {

constexpr std::string_view figures = "0123456789";

// "nino1" and "nina2", "schuler1" and "schulerin2" are of one family.
std::string family_of(std::string_view key) {
    const auto digits = key.find_first_of(figures);
    if (digits == std::string_view::npos || digits == 0 ||
        key.find_first_not_of(figures, digits) != std::string_view::npos) {
        return {};
    }
    auto word = key.substr(0, digits);
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    constexpr std::size_t with_ending = 5; // bytes
    if (word.size() > with_ending && word.ends_with("in")) word.remove_suffix(2);
    while (word.size() > 2 && std::string_view{"aeo"}.find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    return std::string{word};
}

} // namespace

NumberedPeople::NumberedPeople(const Text& text, const CandidateLines& lines, LabelForm form,
                               std::size_t first) {
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        for (const auto& candidate : lines.lines[i].candidates) {
            const auto key = speaker_key(candidate.name);
            const auto word = form_of(candidate) == form ? family_of(key) : std::string{};
            if (word.empty() || is_numbered_question(candidate.name)) continue;
            auto& family = families_[word];
            family.numbers.insert(key.substr(key.find_first_of(figures)));
            ++family.lines;
            const auto line = line_at(text, lines.lines[i].begin);
            if (candidate.begins || ends_sentence(line)) ++family.speak;
            family.before_first = family.before_first || i < first;
            break;
        }
    }
}

bool NumberedPeople::hold(const std::string& key) const {
    const auto found = families_.find(family_of(key));
    if (found == families_.end()) return false;
    const auto& family = found->second;
    return family.numbers.size() > 1 && family.speak * 2 > family.lines && !family.before_first;
}

} // namespace filrouge::transcripts
