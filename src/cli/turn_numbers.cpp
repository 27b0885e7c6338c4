#include "cli/turn_numbers.h"

#include "cli/plain_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace filrouge::cli {

Result<std::vector<TurnId>> turns_numbered(const Project& project, const SourceId& source,
                                           const std::string& numbers) {
    const auto& turns = project.turns(source);
    std::vector<TurnId> found;
    std::stringstream parts{numbers};
    for (std::string part; std::getline(parts, part, ',');) {
        const auto dash = part.find('-', 1);
        const auto first = to_number(part.substr(0, dash), "A turn");
        if (!first) return first.error();
        const auto last =
            dash == std::string::npos ? first : to_number(part.substr(dash + 1), "A turn");
        if (!last) return last.error();
        if (*first < 1 || *last < *first || *last > turns.size()) {
            return Error{
                ErrorCode::not_found,
                fmt::format("There is no turn {} in \"{}\"", part, project.find(source)->name),
                turns.empty() ? std::string{"It has no turns"}
                              : fmt::format("Turns are numbered 1 to {}", turns.size())};
        }
        for (auto n = *first; n <= *last; ++n) found.push_back(turns[n - 1].id);
    }
    if (found.empty())
        return Error{ErrorCode::invalid_input, "No turn is named", "Give a number such as 3"};
    return found;
}

Result<workbench::SpeakerChoice> speaker_or_new(const Project& project, const std::string& name,
                                                const SourceId& source) {
    if (name.empty()) return workbench::SpeakerChoice{ParticipantId{}};
    const auto known = workbench::resolve_participant(project, name, source);
    if (known) return workbench::SpeakerChoice{*known};
    if (known.error().code != ErrorCode::not_found) return known.error();
    return workbench::SpeakerChoice{name};
}

} // namespace filrouge::cli
