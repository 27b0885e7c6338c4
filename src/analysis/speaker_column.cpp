#include "analysis/crosstab.h"

#include <algorithm>

namespace filrouge::analysis {

SpeakerColumn::SpeakerColumn(const Project& project) {
    const auto ids = project.codings().ids();
    ids_.assign(ids.begin(), ids.end());
    speaker_.resize(ids_.size());
    for (std::uint32_t row = 0; row < ids_.size(); ++row) find_speaker(project, row);
}

void SpeakerColumn::find_speaker(const Project& project, std::uint32_t row) {
    const auto& codings = project.codings();
    const auto& source = codings.source_numbers().id(codings.sources()[row]);
    const auto* turn = project.main_turn(source, codings.span(row));
    const bool known = turn != nullptr && !turn->speaker.is_nil();
    speaker_[row] = known ? participants_.add(turn->speaker) : Dictionary<ParticipantId>::none;
}

void SpeakerColumn::apply(const Project& project, const Change& change) {
    if (!change.turns.empty() || !change.sources.empty() || !change.participants.empty()) {
        *this = SpeakerColumn{project};
        return;
    }
    const auto ids = project.codings().ids();
    const auto known = ids_.size();
    ids_.resize(ids.size());
    speaker_.resize(ids.size());
    // Nothing moves but where codings went; then every row tells by its id whether it is another's.
    const std::size_t first = change.codings.went.empty() ? std::min(known, ids.size()) : 0;
    for (auto row = first; row < ids.size(); ++row) {
        if (row < known && ids_[row] == ids[row]) continue;
        ids_[row] = ids[row];
        find_speaker(project, static_cast<std::uint32_t>(row));
    }
    for (const auto& coding : change.codings.changed) {
        find_speaker(project, project.codings().row_of(coding.id));
    }
    // A coding may also go and come back, moved, in one change.
    for (const auto& coding : change.codings.came) {
        find_speaker(project, project.codings().row_of(coding.id));
    }
}

} // namespace filrouge::analysis
