#include "transcripts/sheets/joined_speakers.h"

#include "transcripts/labels/cast.h"
#include "transcripts/labels/invisible.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace filrouge::transcripts {
namespace {

struct Spelling {
    std::string text;
    std::size_t rows = 0;
};

struct Person {
    std::vector<Spelling> spellings; ///< in order of appearance
    std::map<std::string, std::size_t> places;

    void count(const std::string& name) {
        const auto [known, fresh] = places.try_emplace(name, spellings.size());
        if (fresh) spellings.push_back({name, 0});
        ++spellings[known->second].rows;
    }
    [[nodiscard]] const std::string& name() const {
        return std::max_element(
                   spellings.begin(), spellings.end(),
                   [](const Spelling& a, const Spelling& b) { return a.rows < b.rows; })
            ->text;
    }
};

std::u32string bare(const std::string& name) {
    auto letters = lower_case(to_utf32(name));
    std::erase_if(letters, [](char32_t c) { return is_space(c) || is_invisible(c); });
    return letters;
}

std::string told(const Person& person) {
    constexpr std::size_t most = 6;
    std::vector<std::string> names;
    for (const auto& spelling : person.spellings) {
        if (names.size() < most) names.push_back(spelling.text);
    }
    return fmt::format("{} were taken as one person", listed(names));
}

} // namespace

std::vector<std::string> join_speakers(std::vector<Utterance>& said) {
    std::map<std::u32string, std::size_t> places;
    std::vector<Person> people;
    std::vector<std::size_t> speakers; // of what is said
    for (const auto& utterance : said) {
        const auto place = places.try_emplace(bare(utterance.speaker), people.size());
        if (place.second) people.emplace_back();
        people[place.first->second].count(utterance.speaker);
        speakers.push_back(place.first->second);
    }
    std::vector<std::string> names;
    std::vector<std::string> warnings;
    for (const auto& person : people) {
        names.push_back(person.name());
        if (person.spellings.size() > 1) warnings.push_back(told(person));
    }
    for (std::size_t i = 0; i < said.size(); ++i) said[i].speaker = names[speakers[i]];
    return warnings;
}

} // namespace filrouge::transcripts
