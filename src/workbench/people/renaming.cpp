#include "workbench/people/renaming.h"

#include "core/breaks.h"
#include "core/fold.h"
#include "workbench/people/people.h"
#include "workbench/sources/correction_plan.h"
#include "workbench/sources/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace filrouge::workbench {
namespace {

constexpr CpCount looked_around{40};
const Error unknown_participant{ErrorCode::not_found, "There is no such participant", ""};

/// No word goes on beyond either end.
bool is_whole(const Text& text, CpSpan span, const std::string& language) {
    // A few letters around are enough: a line may be as long as the text.
    const CpPos from{span.begin().value() - std::min(span.begin().value(), looked_around.value())};
    const auto piece = Text::clean(text.slice({from, span.end() + looked_around}));
    if (!piece) return false;
    const CpPos begin{(span.begin() - from).value()};
    const CpPos end{(span.end() - from).value()};
    return word_at(*piece, begin, language).begin() >= begin &&
           word_at(*piece, end - CpCount{1}, language).end() <= end;
}

std::vector<CpSpan> places_of(const Text& text, const std::string& folded_name,
                              const std::string& language) {
    std::vector<CpSpan> places;
    const auto map = fold_with_map(text.utf8());
    for (auto at = map.folded.find(folded_name); at != std::string::npos;
         at = map.folded.find(folded_name, at + 1)) {
        const auto span = text.index().from_bytes(map.original(at, at + folded_name.size()));
        const bool apart = places.empty() || places.back().end() <= span.begin();
        if (apart && !span.empty() && is_whole(text, span, language)) places.push_back(span);
    }
    return places;
}

/// The turn to whose label or words the place belongs; null: none.
const Turn* turn_of(const std::vector<Turn>& turns, CpSpan place) {
    const auto it = std::partition_point(turns.begin(), turns.end(), [&](const Turn& turn) {
        return turn.span.end() <= place.begin();
    });
    if (it == turns.end()) return nullptr;
    return it->label.overlaps(place) || it->span.overlaps(place) ? &*it : nullptr;
}

/// The places of a text, sorted into labels of the participant and mentions.
void sort_places(const std::vector<Turn>& turns, const SourceId& source,
                 const ParticipantId& participant, const std::vector<CpSpan>& places,
                 NameUses& uses) {
    for (const auto& place : places) {
        const auto* turn = turn_of(turns, place);
        const bool in_label = turn != nullptr && turn->label.contains(place);
        if (in_label && turn->speaker != participant) continue;
        (in_label ? uses.labels : uses.mentions)
            .push_back({source, place, turn == nullptr ? 0 : turn->number});
    }
}

/// What was coded of a part of a name stays with the new one: a name is given another form, its
/// words are not taken back.
void keep_on_names(const Project& project, const TextChange& change, CorrectionPlan& plan) {
    const auto& columns = project.all_codings();
    std::erase_if(plan.lost, [&](const CodingId& id) {
        auto coding = columns.at(columns.row_of(id));
        for (const auto& name : change.replacements()) {
            if (!name.span.contains(coding.span)) continue;
            const auto now = change.shift(name.span);
            if (!now) return false;
            coding.span = *now;
            plan.codings.push_back(coding);
            return true;
        }
        return false;
    });
}

} // namespace

Result<NameUses> uses_of_name(Workbench& bench, const ParticipantId& participant,
                              Progress& progress) {
    const auto& project = bench.project();
    const auto* person = project.find(participant);
    if (person == nullptr) return unknown_participant;
    NameUses uses;
    const auto name = fold(person->pseudonym);
    if (name.empty()) return uses;
    const auto sources = sources_by_name(project);
    std::size_t done = 0;
    for (const auto& id : sources) {
        const auto* source = project.find(id);
        progress.step(done++, sources.size(), source->name);
        if (progress.cancelled()) {
            return Error{ErrorCode::cancelled, "The looking for the name was stopped", ""};
        }
        const auto text = bench.text(source->id);
        if (!text) return text.error();
        sort_places(project.turns(source->id), source->id, participant,
                    places_of(**text, name, source->language), uses);
    }
    return uses;
}

Result<std::size_t> rename_with_labels(Workbench& bench, const ParticipantId& participant,
                                       const std::string& pseudonym, Progress& progress) {
    const auto name = name_for(bench.project(), participant, pseudonym);
    if (!name) return name.error();
    const auto uses = uses_of_name(bench, participant, progress);
    if (!uses) return uses.error();
    std::map<SourceId, std::vector<Replacement>> replacements;
    for (const auto& label : uses->labels) {
        replacements[label.source].push_back({label.span, *name});
    }
    std::vector<Correction> corrections;
    for (const auto& [source, some] : replacements) {
        auto correction = plan_correction(bench, source, some);
        if (!correction) return correction.error();
        const auto text = bench.text(source);
        if (!text) return text.error();
        keep_on_names(bench.project(), TextChange::make(**text, some).value(), correction->plan);
        corrections.push_back(std::move(*correction));
    }
    auto person = *bench.project().find(participant);
    const auto label = fmt::format("Rename {} to {}", person.pseudonym, *name);
    if (person.pseudonym == *name) return std::size_t{0};
    person.pseudonym = *name;
    const auto done = bench.edit(label, [&](store::Edit& edit) {
        edit.put(person);
        for (const auto& correction : corrections) put_all(bench.project(), edit, correction);
    });
    if (!done) return done.error();
    return uses->labels.size();
}

} // namespace filrouge::workbench
