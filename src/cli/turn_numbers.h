#pragma once

#include "workbench/people/speakers.h"

#include <string>
#include <vector>

namespace filrouge::cli {

/// The turns that `3`, `3,7` or `3,7-9` name. Errors: invalid_input, not_found.
Result<std::vector<TurnId>> turns_numbered(const Project& project, const SourceId& source,
                                           const std::string& numbers);

/// The participant of that name, in `source` first; a new one where there is none; nobody where it
/// is empty. Error ambiguous.
Result<workbench::SpeakerChoice> speaker_or_new(const Project& project, const std::string& name,
                                                const SourceId& source);

} // namespace filrouge::cli
