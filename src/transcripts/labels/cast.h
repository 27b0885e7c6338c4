#pragma once

#include "transcripts/reader.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::transcripts {

/// "Nadia, NADIA and nadia"
std::string listed(const std::vector<std::string>& names);

/// The speakers of a file by their labels. Spellings with the same `speaker_key` are one person,
/// who is called as most of the labels spell it.
class Cast {
  public:
    /// Counts one turn.
    void add(std::u32string_view name);
    [[nodiscard]] bool knows(std::u32string_view name) const;
    /// `name` was added before.
    [[nodiscard]] std::string label(std::u32string_view name) const;
    /// In order of appearance, with their roles.
    [[nodiscard]] std::vector<Speaker> speakers() const;
    /// One sentence for each person whose label is spelled in ways that are not plainly the same.
    [[nodiscard]] std::vector<std::string> warnings() const;

  private:
    struct Spelling {
        std::string text;
        std::size_t count = 0;
    };
    struct Person {
        std::vector<Spelling> spellings; ///< in order of appearance
        std::size_t turns = 0;
    };
    static const Spelling& most_frequent(const Person& person);
    std::map<std::string, std::size_t> by_key_;
    std::vector<Person> people_;
};

} // namespace filrouge::transcripts
