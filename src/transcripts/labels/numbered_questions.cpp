#include "transcripts/labels/numbered_questions.h"

#include "transcripts/labels/label_name.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace filrouge::transcripts {
namespace {

using Counts = std::map<std::string, std::size_t>;

constexpr std::string_view figures = "0123456789";

enum class Numbers {
    tell_apart,     ///< persons: Q1 speaks again
    head_parts,     ///< "Question 1: the bus"
    count_questions ///< of one person
};

Numbers meaning(const Text& text, const CandidateLines& lines) {
    Counts questions;
    Counts others;
    bool asks = false;
    bool asker = false;
    for (const auto& line : lines.lines) {
        const auto& name = line.candidates.front().name;
        const auto key = speaker_key(name);
        if (is_numbered_question(name)) {
            if (++questions[key] > 1) return Numbers::tell_apart;
            asks = asks || line_at(text, line.begin).find('?') != std::string_view::npos;
        } else if (++others[key] == 2) {
            asker = asker || role_of_label(name) == Role::moderator;
        }
    }
    const auto talk = std::count_if(others.begin(), others.end(),
                                    [](const auto& name) { return name.second > 1; });
    if (asker || (!asks && talk > 1)) return Numbers::head_parts;
    const bool answered = asks && !others.empty();
    return answered && questions.size() > 1 ? Numbers::count_questions : Numbers::tell_apart;
}

std::string figures_of(std::u32string_view name) {
    const auto key = speaker_key(name);
    return key.substr(std::min(key.find_first_of(figures), key.size()));
}

bool is_numbered_answer(std::u32string_view name) {
    const auto key = speaker_key(name);
    auto word = key.substr(0, std::min(key.find_first_of(figures), key.size()));
    while (!word.empty() && word.back() == ' ') word.pop_back();
    static constexpr std::string_view answers[] = {
        "r", "a", "reponse", "answer", "antwort", "antwoord", "respuesta", "risposta", "resposta"};
    return word.size() < key.size() &&
           std::find(std::begin(answers), std::end(answers), word) != std::end(answers);
}

// Each below the question of its number: R1 below Q1.
bool answers_have_their_numbers(const CandidateLines& lines) {
    std::string asked;
    for (const auto& line : lines.lines) {
        const auto& name = line.candidates.front().name;
        if (is_numbered_question(name)) {
            asked = figures_of(name);
        } else if (is_numbered_answer(name) && figures_of(name) != asked) {
            return false;
        }
    }
    return true;
}

void take_number_away(std::u32string& name) {
    const auto figure = std::find_if(name.begin(), name.end(), is_digit);
    auto length = static_cast<std::size_t>(figure - name.begin());
    while (length > 0 && !is_letter(name[length - 1])) --length;
    if (length > 0) name.resize(length);
}

} // namespace

void settle_questions(const Text& text, CandidateLines& lines) {
    const auto numbers = meaning(text, lines);
    if (numbers == Numbers::tell_apart) return;
    if (numbers == Numbers::head_parts) {
        std::erase_if(lines.lines, [](const CandidateLine& line) {
            return is_numbered_question(line.candidates.front().name);
        });
        return;
    }
    const bool answers = answers_have_their_numbers(lines);
    for (auto& line : lines.lines) {
        for (auto& label : line.candidates) {
            const bool counts =
                is_numbered_question(label.name) || (answers && is_numbered_answer(label.name));
            if (counts) take_number_away(label.name);
        }
    }
}

} // namespace filrouge::transcripts
