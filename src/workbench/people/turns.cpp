#include "workbench/people/speakers.h"

#include "core/breaks.h"
#include "workbench/people/people.h"
#include "workbench/sources/correction_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace filrouge::workbench {
namespace {

const Error unknown_turn{ErrorCode::not_found, "There is no such turn", ""};

Result<std::vector<Turn>> find_turns(const Project& project, const std::vector<TurnId>& ids) {
    const std::unordered_set<TurnId> wanted{ids.begin(), ids.end()};
    std::vector<Turn> found;
    for (const auto& [source, ignored] : project.sources()) {
        if (found.size() == wanted.size()) break;
        for (const auto& turn : project.turns(source)) {
            if (wanted.contains(turn.id)) found.push_back(turn);
        }
    }
    if (found.empty() || found.size() != wanted.size()) return unknown_turn;
    return found;
}

/// The choice once checked; `name` is for the label.
struct Chosen {
    ParticipantId id;
    std::string name;
    bool is_new = false;

    void make(store::Edit& edit, Role role) const {
        if (is_new) edit.put(Participant{id, name, role});
    }
};

Result<Chosen> chosen(Workbench& bench, const SpeakerChoice& speaker) {
    if (const auto* id = std::get_if<ParticipantId>(&speaker)) {
        if (id->is_nil()) return Chosen{{}, "nobody known", false};
        const auto* person = bench.project().find(*id);
        if (person == nullptr)
            return Error{ErrorCode::not_found, "There is no such participant", ""};
        return Chosen{*id, person->pseudonym, false};
    }
    auto name = trimmed_name(std::get<std::string>(speaker), "A participant");
    if (!name) return name.error();
    return Chosen{bench.new_id<ParticipantId>(), *name, true};
}

std::string turns_label(const Project& project, const std::vector<Turn>& turns) {
    const auto& source = project.find(turns.front().source)->name;
    return turns.size() == 1 ? fmt::format("turn {} of \"{}\"", turns.front().number, source)
                             : fmt::format("{} turns of \"{}\"", turns.size(), source);
}

/// What is left of `turn` around `cut`: the part before it, the part after it.
std::vector<Turn> remainders(Workbench& bench, const Turn& turn, CpSpan cut, const Text& text) {
    std::vector<Turn> parts;
    if (turn.span.begin() < cut.begin()) {
        auto part = turn;
        part.span = trim(text, {turn.span.begin(), std::min(turn.span.end(), cut.begin())});
        if (cut.begin() < turn.span.end()) part.ends.reset();
        if (!part.span.empty()) parts.push_back(part);
    }
    if (cut.end() < turn.span.end()) {
        auto part = turn;
        part.span = trim(text, {std::max(turn.span.begin(), cut.end()), turn.span.end()});
        if (turn.span.begin() < cut.end()) {
            part.begins.reset();
            part.label = {};
        }
        if (part.label.overlaps(cut)) part.label = {};
        if (!parts.empty()) part.id = bench.new_id<TurnId>();
        if (!part.span.empty()) parts.push_back(part);
    }
    return parts;
}

/// Without the label of a turn that the passage begins with: a label is not said.
CpSpan without_label(CpSpan span, const std::vector<Turn>& turns) {
    for (const auto& turn : turns) {
        if (!turn.label.empty() && turn.label.begin() == span.begin() &&
            turn.span.begin() < span.end()) {
            return {turn.span.begin(), span.end()};
        }
    }
    return span;
}

/// What a new turn takes over from those that it begins and ends with.
void take_ends(Turn& fresh, const std::vector<Turn>& turns) {
    for (const auto& turn : turns) {
        if (turn.span.begin() == fresh.span.begin()) {
            fresh.label = turn.label;
            fresh.begins = turn.begins;
        }
        if (turn.span.end() == fresh.span.end()) fresh.ends = turn.ends;
    }
}

} // namespace

Result<ParticipantId> split_participant(Workbench& bench, const std::vector<TurnId>& ids,
                                        const std::string& pseudonym) {
    auto turns = find_turns(bench.project(), ids);
    if (!turns) return turns.error();
    const auto* old = bench.project().find(turns->front().speaker);
    const bool one = std::all_of(turns->begin(), turns->end(), [&](const Turn& turn) {
        return turn.speaker == turns->front().speaker;
    });
    if (old == nullptr || !one) {
        return Error{ErrorCode::invalid_input, "These turns are not those of one participant",
                     "Choose turns of the participant to split"};
    }
    auto fresh = chosen(bench, pseudonym);
    if (!fresh) return fresh.error();
    const auto role = old->role;
    auto done = bench.edit(fmt::format("Split {} off {}", fresh->name, old->pseudonym),
                           [&](store::Edit& edit) {
                               fresh->make(edit, role);
                               for (auto& turn : *turns) {
                                   turn.speaker = fresh->id;
                                   edit.put(turn);
                               }
                           });
    if (!done) return done.error();
    return fresh->id;
}

Result<void> assign_turns(Workbench& bench, const std::vector<TurnId>& ids,
                          const SpeakerChoice& speaker) {
    auto turns = find_turns(bench.project(), ids);
    if (!turns) return turns.error();
    auto who = chosen(bench, speaker);
    if (!who) return who.error();
    return bench.edit(fmt::format("Give {} to {}", turns_label(bench.project(), *turns), who->name),
                      [&](store::Edit& edit) {
                          who->make(edit, Role::participant);
                          for (auto& turn : *turns) {
                              turn.speaker = who->id;
                              edit.put(turn);
                          }
                      });
}

Result<TurnId> new_turn(Workbench& bench, const SourceId& source, CpSpan span,
                        const SpeakerChoice& speaker) {
    const auto* in = bench.project().find(source);
    if (in == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    auto text = bench.text(source);
    if (!text) return text.error();
    if (span.end() > (*text)->all().end() || trim(**text, span).empty()) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{}-{} of \"{}\" holds no words", span.begin().value(),
                                 span.end().value(), in->name),
                     "Choose the words that are one turn"};
    }
    auto who = chosen(bench, speaker);
    if (!who) return who.error();
    const auto& old = bench.project().turns(source);
    Turn fresh;
    fresh.id = bench.new_id<TurnId>();
    fresh.source = source;
    fresh.span = without_label(trim(**text, span), old);
    fresh.speaker = who->id;
    take_ends(fresh, old);
    std::vector<Turn> turns{fresh};
    for (const auto& turn : old) {
        for (auto& part : remainders(bench, turn, fresh.span, **text)) turns.push_back(part);
    }
    std::stable_sort(turns.begin(), turns.end(),
                     [](const Turn& a, const Turn& b) { return a.span < b.span; });
    auto done = bench.edit(fmt::format("Make a turn of {} in \"{}\"", who->name, in->name),
                           [&](store::Edit& edit) {
                               who->make(edit, Role::participant);
                               replace_turns(edit, old, turns);
                           });
    if (!done) return done.error();
    return fresh.id;
}

Result<void> join_turn(Workbench& bench, const TurnId& id) {
    auto found = find_turns(bench.project(), {id});
    if (!found) return found.error();
    const auto source = found->front().source;
    const auto& old = bench.project().turns(source);
    auto turns = old;
    const auto at =
        std::find_if(turns.begin(), turns.end(), [&](const Turn& turn) { return turn.id == id; });
    if (at == turns.begin()) {
        return Error{ErrorCode::invalid_input, "No turn comes before the first one",
                     "Choose a later turn"};
    }
    auto& before = *std::prev(at);
    before.span = {before.span.begin(), at->span.end()};
    before.ends = at->ends;
    turns.erase(at);
    return bench.edit(
        fmt::format("Join {} with the one before", turns_label(bench.project(), *found)),
        [&](store::Edit& edit) { replace_turns(edit, old, turns); });
}

Result<void> remove_turns(Workbench& bench, const SourceId& id) {
    const auto& project = bench.project();
    const auto* source = project.find(id);
    if (source == nullptr) return Error{ErrorCode::not_found, "There is no such source", ""};
    const auto people = speakers_of(project, id);
    auto gone = only_in(project, id, {people.begin(), people.end()});
    std::erase_if(gone, [&](const auto& person) { return is_described(project, person); });
    return bench.edit(fmt::format("Remove the turns of \"{}\"", source->name),
                      [&](store::Edit& edit) {
                          replace_turns(edit, project.turns(id), {});
                          for (const auto& person : gone) edit.remove(person);
                      });
}

} // namespace filrouge::workbench
