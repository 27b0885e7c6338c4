#pragma once

#include "core/progress.h"
#include "workbench/workbench.h"

#include <cstddef>
#include <string>
#include <vector>

// Another name for somebody, also where the transcripts write the old one.
namespace filrouge::workbench {

/// Where the name of a participant stands in a text.
struct NamePlace {
    SourceId source;
    CpSpan span;
    std::uint32_t turn = 0; ///< number; 0: in none
};

struct NameUses {
    std::vector<NamePlace> labels;   ///< in the labels of the participant's own turns
    std::vector<NamePlace> mentions; ///< anywhere else but in the labels of others
};
/// Whole words that read as the participant's name, case and accents aside, by the sources' names,
/// then in the order of the text. Reads every text. Errors: not_found, cancelled, and those of
/// reading a text.
Result<NameUses> uses_of_name(Workbench& bench, const ParticipantId& participant,
                              Progress& progress);

/// Renames the participant and corrects the old name in the labels of her turns, in one undoable
/// action; codings, turns and links go with their words. Mentions elsewhere stay. Returns the
/// number of labels corrected. Errors: as of `uses_of_name`; invalid_input (no name).
Result<std::size_t> rename_with_labels(Workbench& bench, const ParticipantId& participant,
                                       const std::string& pseudonym, Progress& progress);

} // namespace filrouge::workbench
