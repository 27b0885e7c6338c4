#pragma once

#include "workbench/workbench.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Who speaks, put right after the import. Positions of texts and codings are never touched.
namespace filrouge::workbench {

/// By id; by pseudonym (folded) among those who speak in `source`, else in the whole project; by
/// `PSEUDONYM@SOURCE`. Errors: not_found, ambiguous (the hint lists how to tell them apart).
Result<ParticipantId> resolve_participant(const Project& project, std::string_view reference,
                                          const std::optional<SourceId>& source = {});
/// Everyone who speaks in the source, in order of appearance.
std::vector<ParticipantId> speakers_of(const Project& project, const SourceId& source);

Result<void> rename_participant(Workbench& bench, const ParticipantId& participant,
                                const std::string& pseudonym);
Result<void> set_role(Workbench& bench, const ParticipantId& participant, Role role);

/// Two of those merged had different values of a variable; that of the one they became stays.
struct ValueConflict {
    std::string variable;
    std::string kept;
    std::string lost;
};
struct ParticipantsMerged {
    std::size_t turns = 0;  ///< that have another speaker now
    std::size_t values = 0; ///< taken over
    std::vector<ValueConflict> conflicts;
};
/// What `merge_participants` would report; changes nothing. Those not in the project count nothing.
ParticipantsMerged preview_participants_merge(const Project& project,
                                              const std::vector<ParticipantId>& others,
                                              const ParticipantId& into);
/// `others` become `into`: turns, memos, and the values that it has not itself.
Result<ParticipantsMerged> merge_participants(Workbench& bench,
                                              const std::vector<ParticipantId>& others,
                                              const ParticipantId& into);

/// The turns, all of one speaker, become those of a new participant with the same role.
Result<ParticipantId> split_participant(Workbench& bench, const std::vector<TurnId>& turns,
                                        const std::string& pseudonym);

/// A participant there is, a new one of that name, or nobody known (nil).
using SpeakerChoice = std::variant<ParticipantId, std::string>;

/// Who was said to speak and now speaks nowhere stays a participant (`remove_participant`).
Result<void> assign_turns(Workbench& bench, const std::vector<TurnId>& turns,
                          const SpeakerChoice& speaker);
/// Makes `span` a turn of its own. Turns that it cuts keep their speaker on what is left of them on
/// either side; those inside it go. Error invalid_input where it holds only spaces.
Result<TurnId> new_turn(Workbench& bench, const SourceId& source, CpSpan span,
                        const SpeakerChoice& speaker);
/// The turn's words become part of the turn before it, and are said by its speaker. Error
/// invalid_input for a first turn.
Result<void> join_turn(Workbench& bench, const TurnId& turn);
/// Takes the division into turns away; the text stays. Speakers with neither turns elsewhere nor
/// values nor memos go.
Result<void> remove_turns(Workbench& bench, const SourceId& source);
/// Error invalid_input where the participant speaks.
Result<void> remove_participant(Workbench& bench, const ParticipantId& participant);

} // namespace filrouge::workbench
