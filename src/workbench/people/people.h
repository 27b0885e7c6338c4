#pragma once

#include "workbench/workbench.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

// What the use cases on sources, turns and participants ask of the project alike.
namespace filrouge::workbench {

/// Where somebody speaks, in the order of the sources' ids.
std::vector<SourceId> sources_of(const Project& project, const ParticipantId& participant);

/// Of `people`, those who would be nowhere if their turns in `source` went: no turns elsewhere.
std::set<ParticipantId> only_in(const Project& project, const SourceId& source,
                                std::set<ParticipantId> people);
/// Has a value or a memo.
bool is_described(const Project& project, const ParticipantId& participant);

/// Without spaces around; error invalid_input ("`what` needs a name") where nothing is left.
Result<std::string> trimmed_name(std::string_view name, std::string_view what);

/// A name for somebody, without spaces around. Errors: not_found (nobody of that id); invalid_input
/// (nothing is left of the name); already_exists: whoever else speaks in one of her sources is
/// called so, case and accents aside, and nobody could tell the two apart.
Result<std::string> name_for(const Project& project, const ParticipantId& participant,
                             std::string_view name);

} // namespace filrouge::workbench
