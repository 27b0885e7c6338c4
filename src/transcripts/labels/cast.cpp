#include "transcripts/labels/cast.h"

#include "core/fold.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

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

// "NADIA" and "INT." need no explanation beside "Nadia" and "INT", nor spaces but in numbers: "P
// 1".
std::string plain_spelling(const std::string& spelling) {
    auto plain = fold(spelling);
    while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ')) plain.pop_back();
    const bool numbered = !plain.empty() && plain.back() >= '0' && plain.back() <= '9';
    if (!numbered) plain.erase(std::remove(plain.begin(), plain.end(), ' '), plain.end());
    return plain;
}

} // namespace

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto* between = i == 0 ? "" : i + 1 < names.size() ? ", " : " and ";
        list += between + names[i];
    }
    return list;
}

void Cast::add(std::u32string_view name) {
    const auto [entry, is_new] = by_key_.try_emplace(speaker_key(name), people_.size());
    if (is_new) people_.emplace_back();
    auto& person = people_[entry->second];
    ++person.turns;
    auto text = tidy_spaces(name);
    const auto known = std::find_if(person.spellings.begin(), person.spellings.end(),
                                    [&](const Spelling& s) { return s.text == text; });
    if (known != person.spellings.end()) {
        ++known->count;
    } else {
        person.spellings.push_back({std::move(text), 1});
    }
}

// Of those as frequent the first.
const Cast::Spelling& Cast::most_frequent(const Person& person) {
    return *std::max_element(
        person.spellings.begin(), person.spellings.end(),
        [](const Spelling& a, const Spelling& b) { return a.count < b.count; });
}

bool Cast::knows(std::u32string_view name) const {
    return by_key_.count(speaker_key(name)) > 0;
}

std::string Cast::label(std::u32string_view name) const {
    return most_frequent(people_[by_key_.at(speaker_key(name))]).text;
}

std::vector<Speaker> Cast::speakers() const {
    std::vector<std::string> labels;
    for (const auto& person : people_) labels.push_back(most_frequent(person).text);
    const auto roles = roles_of_labels(labels);
    std::vector<Speaker> result;
    for (std::size_t i = 0; i < people_.size(); ++i) {
        result.push_back({labels[i], roles[i], people_[i].turns});
    }
    return result;
}

std::vector<std::string> Cast::warnings() const {
    std::vector<std::string> warnings;
    for (const auto& person : people_) {
        std::set<std::string> seen;
        std::vector<std::string> different;
        for (const auto& spelling : person.spellings) {
            if (seen.insert(plain_spelling(spelling.text)).second) {
                different.push_back(spelling.text);
            }
        }
        if (different.size() > 1) {
            warnings.push_back(fmt::format("{} were taken as one person", listed(different)));
        }
    }
    return warnings;
}

} // namespace filrouge::transcripts
