#pragma once

#include "core/text_change.h"
#include "workbench/corrections.h"
#include "workbench/workbench.h"

#include <vector>

namespace filrouge::workbench {

/// What changes with the text of a source.
struct CorrectionPlan {
    std::vector<Coding> codings; ///< at their new places; those that stay are left out
    std::vector<CodingId> lost;
    std::vector<Memo> memos; ///< whose links to passages of the source changed
    CorrectionReport report;
};

/// Where the codings of `source`, and the links of memos to it, go. `old` is the text that they are
/// on.
CorrectionPlan plan_codings(const Project& project, const SourceId& source, const Text& old,
                            const TextChange& change);

/// Turns where their words are in the new text `now`, numbered from 1; those without words are left
/// out. Words typed at either end of a turn are its words, lines typed before or after it are not.
std::vector<Turn> shifted_turns(const std::vector<Turn>& turns, const TextChange& change,
                                const Text& now);

/// Makes the turns of a source those of `now`: numbers them, writes what differs, removes the rest.
void replace_turns(store::Edit& edit, const std::vector<Turn>& old, std::vector<Turn> now);

/// Takes the text, all codings and memos over into the edit.
void put_correction(store::Edit& edit, Source source, const Text& now, const CorrectionPlan& plan);

} // namespace filrouge::workbench
