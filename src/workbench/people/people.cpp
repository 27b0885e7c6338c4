#include "workbench/people/people.h"

#include "core/breaks.h"
#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::workbench {

std::vector<SourceId> sources_of(const Project& project, const ParticipantId& participant) {
    std::vector<SourceId> found;
    for (const auto& [id, source] : project.sources()) {
        const auto& turns = project.turns(id);
        if (std::any_of(turns.begin(), turns.end(),
                        [&](const Turn& turn) { return turn.speaker == participant; })) {
            found.push_back(id);
        }
    }
    return found;
}

std::set<ParticipantId> only_in(const Project& project, const SourceId& source,
                                std::set<ParticipantId> people) {
    people.erase(ParticipantId{});
    for (const auto& [other, ignored] : project.sources()) {
        if (other == source) continue;
        for (const auto& turn : project.turns(other)) people.erase(turn.speaker);
    }
    return people;
}

bool is_described(const Project& project, const ParticipantId& participant) {
    for (const auto& [id, variable] : project.variables()) {
        if (project.find_value(id, participant.bytes) != nullptr) return true;
    }
    return std::any_of(project.memos().begin(), project.memos().end(), [&](const auto& memo) {
        const auto* person = std::get_if<ParticipantId>(&memo.second.subject);
        return person != nullptr && *person == participant;
    });
}

Result<std::string> trimmed_name(std::string_view name, std::string_view what) {
    auto text = Text::clean(name);
    if (!text) return text.error();
    std::string trimmed{text->slice(trim(*text, text->all()))};
    if (trimmed.empty())
        return Error{ErrorCode::invalid_input, fmt::format("{} needs a name", what), "Type a name"};
    std::replace(trimmed.begin(), trimmed.end(), '\n', ' ');
    return trimmed;
}

Result<std::string> name_for(const Project& project, const ParticipantId& participant,
                             std::string_view name) {
    const auto* person = project.find(participant);
    if (person == nullptr) return Error{ErrorCode::not_found, "There is no such participant", ""};
    auto trimmed = trimmed_name(name, "A participant");
    if (!trimmed || fold(*trimmed) == fold(person->pseudonym)) return trimmed;
    for (const auto& source : sources_of(project, participant)) {
        for (const auto& turn : project.turns(source)) {
            const auto* other = project.find(turn.speaker);
            if (turn.speaker == participant || other == nullptr) continue;
            if (fold(other->pseudonym) != fold(*trimmed)) continue;
            return Error{ErrorCode::already_exists,
                         fmt::format("Somebody else is called \"{}\" in \"{}\"", other->pseudonym,
                                     project.find(source)->name),
                         "Choose another name, or say that the two are one person"};
        }
    }
    return trimmed;
}

} // namespace filrouge::workbench
