#include "workbench/people/speakers.h"

#include "core/fold.h"
#include "workbench/people/people.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace filrouge::workbench {
namespace {

const Error unknown_participant{ErrorCode::not_found, "There is no such participant", ""};

std::vector<ParticipantId> named(const Project& project, std::string_view pseudonym) {
    const auto wanted = fold(pseudonym);
    std::vector<ParticipantId> exact, folded;
    for (const auto& [id, person] : project.participants()) {
        if (person.pseudonym == pseudonym) exact.push_back(id);
        if (fold(person.pseudonym) == wanted) folded.push_back(id);
    }
    return exact.empty() ? folded : exact;
}

void keep_speakers_of(const Project& project, const SourceId& source,
                      std::vector<ParticipantId>& people) {
    const auto there = speakers_of(project, source);
    std::erase_if(people, [&](const auto& id) {
        return std::find(there.begin(), there.end(), id) == there.end();
    });
}

Error not_found(const Project& project, std::string_view reference) {
    std::set<std::string> names;
    for (const auto& [id, person] : project.participants()) names.insert(person.pseudonym);
    if (names.empty())
        return {ErrorCode::not_found, fmt::format("There is no participant \"{}\"", reference),
                "The project has no participants yet"};
    return {ErrorCode::not_found, fmt::format("There is no participant \"{}\"", reference),
            names.size() <= 12 ? fmt::format("There are: {}", fmt::join(names, ", "))
                               : "List them with: participants"};
}

Error ambiguous(const Project& project, std::string_view reference,
                const std::vector<ParticipantId>& people) {
    std::vector<std::string> ways;
    for (const auto& id : people) {
        const auto sources = sources_of(project, id);
        ways.push_back(sources.size() == 1
                           ? fmt::format("{}@{}", reference, project.find(sources.front())->name)
                           : id.str());
        if (ways.size() == 8) break;
    }
    return {ErrorCode::ambiguous,
            fmt::format("{} participants are called \"{}\"", people.size(), reference),
            fmt::format("Say which: {}", fmt::join(ways, ", "))};
}

} // namespace

std::vector<ParticipantId> speakers_of(const Project& project, const SourceId& source) {
    std::vector<ParticipantId> people;
    std::set<ParticipantId> seen;
    for (const auto& turn : project.turns(source)) {
        if (!turn.speaker.is_nil() && seen.insert(turn.speaker).second)
            people.push_back(turn.speaker);
    }
    return people;
}

Result<ParticipantId> resolve_participant(const Project& project, std::string_view reference,
                                          const std::optional<SourceId>& source) {
    if (const auto id = ParticipantId::parse(reference); id && project.find(*id) != nullptr)
        return *id;
    auto people = named(project, reference);
    if (const auto at = reference.rfind('@'); people.empty() && at != std::string_view::npos) {
        const auto where = project.resolve_source(reference.substr(at + 1));
        if (!where) return where.error();
        people = named(project, reference.substr(0, at));
        keep_speakers_of(project, *where, people);
    }
    if (source && people.size() > 1) {
        auto here = people;
        keep_speakers_of(project, *source, here);
        if (!here.empty()) people = here;
    }
    if (people.empty()) return not_found(project, reference);
    if (people.size() > 1) return ambiguous(project, reference, people);
    return people.front();
}

Result<void> rename_participant(Workbench& bench, const ParticipantId& id,
                                const std::string& pseudonym) {
    const auto name = name_for(bench.project(), id, pseudonym);
    if (!name) return name.error();
    const auto* now = bench.project().find(id);
    if (now->pseudonym == *name) return {};
    auto person = *now;
    person.pseudonym = *name;
    return bench.edit(fmt::format("Rename {} to {}", now->pseudonym, *name),
                      [&](store::Edit& edit) { edit.put(person); });
}

Result<void> set_role(Workbench& bench, const ParticipantId& id, Role role) {
    const auto* now = bench.project().find(id);
    if (now == nullptr) return unknown_participant;
    if (now->role == role) return {};
    auto person = *now;
    person.role = role;
    return bench.edit(fmt::format("Make {} a {}", person.pseudonym, to_name(role)),
                      [&](store::Edit& edit) { edit.put(person); });
}

namespace {

/// What the one who stays has not herself.
std::vector<VariableValue> values_to_take(const Project& project,
                                          const std::vector<ParticipantId>& others,
                                          const ParticipantId& into, ParticipantsMerged& report) {
    std::vector<VariableValue> values;
    for (const auto& [variable_id, variable] : project.variables()) {
        auto kept = project.value_of(variable_id, into);
        for (const auto& other : others) {
            const auto* value = project.find_value(variable_id, other.bytes);
            if (value == nullptr) continue;
            if (kept.empty()) {
                values.push_back(*value);
                values.back().subject = into;
                kept = value->value;
                ++report.values;
            } else if (kept != value->value) {
                report.conflicts.push_back({variable.name, kept, value->value});
            }
        }
    }
    return values;
}

void take_memos(Workbench& bench, store::Edit& edit, const std::set<ParticipantId>& others,
                const ParticipantId& into) {
    for (const auto& [id, memo] : bench.project().memos()) {
        const auto* person = std::get_if<ParticipantId>(&memo.subject);
        if (person == nullptr || !others.contains(*person)) continue;
        auto taken = memo;
        taken.subject = into;
        edit.put(taken);
    }
}

std::string merge_label(const Project& project, const std::vector<ParticipantId>& others,
                        const ParticipantId& into) {
    const auto& name = project.find(into)->pseudonym;
    return others.size() == 1
               ? fmt::format("Merge {} into {}", project.find(others.front())->pseudonym, name)
               : fmt::format("Merge {} participants into {}", others.size(), name);
}

} // namespace

ParticipantsMerged preview_participants_merge(const Project& project,
                                              const std::vector<ParticipantId>& others,
                                              const ParticipantId& into) {
    ParticipantsMerged report;
    const std::set<ParticipantId> gone{others.begin(), others.end()};
    for (const auto& [source, ignored] : project.sources()) {
        for (const auto& turn : project.turns(source)) {
            if (turn.speaker != into && gone.contains(turn.speaker)) ++report.turns;
        }
    }
    values_to_take(project, {gone.begin(), gone.end()}, into, report);
    return report;
}

Result<ParticipantsMerged> merge_participants(Workbench& bench,
                                              const std::vector<ParticipantId>& others,
                                              const ParticipantId& into) {
    const auto& project = bench.project();
    std::set<ParticipantId> gone{others.begin(), others.end()};
    gone.erase(into);
    if (project.find(into) == nullptr) return unknown_participant;
    for (const auto& id : gone) {
        if (project.find(id) == nullptr) return unknown_participant;
    }
    if (gone.empty())
        return Error{ErrorCode::invalid_input, "That is one participant already",
                     "Name another one to merge"};
    const std::vector<ParticipantId> ordered{gone.begin(), gone.end()};
    ParticipantsMerged report;
    auto done = bench.edit(merge_label(project, ordered, into), [&](store::Edit& edit) {
        for (const auto& [source, ignored] : project.sources()) {
            for (auto turn : project.turns(source)) {
                if (!gone.contains(turn.speaker)) continue;
                turn.speaker = into;
                edit.put(turn);
                ++report.turns;
            }
        }
        for (const auto& value : values_to_take(project, ordered, into, report)) edit.put(value);
        take_memos(bench, edit, gone, into);
        for (const auto& id : ordered) edit.remove(id);
    });
    if (!done) return done.error();
    return report;
}

Result<void> remove_participant(Workbench& bench, const ParticipantId& id) {
    const auto* person = bench.project().find(id);
    if (person == nullptr) return unknown_participant;
    if (const auto sources = sources_of(bench.project(), id); !sources.empty()) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} speaks in \"{}\"", person->pseudonym,
                                 bench.project().find(sources.front())->name),
                     "Give those turns to somebody else first, or merge the two"};
    }
    return bench.edit(fmt::format("Remove participant {}", person->pseudonym),
                      [&](store::Edit& edit) { edit.remove(id); });
}

} // namespace filrouge::workbench
