#pragma once

#include "core/project.h"
#include "core/text.h"

#include <optional>
#include <string>
#include <vector>

// What stands where the caret is, for the status bar and for screen readers.
namespace filrouge::app {

struct SelectionFacts {
    std::size_t characters = 0;
    std::optional<std::size_t> words;  ///< none: too long to count while one works
    std::size_t turns = 0;             ///< that it touches
    std::vector<std::string> speakers; ///< each once, in the order of the text
    std::size_t codings = 0;           ///< that it touches
};
SelectionFacts selection_facts(const Project& project, const SourceId& source, const Text& text,
                               CpSpan span);
/// "45 characters, 9 words · 2 turns: Nadia, Karim · 3 codings", translated.
std::string describe(const SelectionFacts& facts);

/// "turn 12, Nadia: the words of `line`, coded: A, B", as a screen reader says it.
std::string spoken_place(const Project& project, const Turn* turn, const std::string& line,
                         const std::vector<CodingId>& codings);

} // namespace filrouge::app
