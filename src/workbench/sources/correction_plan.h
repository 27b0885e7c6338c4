#pragma once

#include "core/text_change.h"
#include "workbench/sources/corrections.h"
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

/// A correction that can be carried out.
struct Correction {
    Source source;
    Text now;
    std::vector<Turn> turns; ///< all of the source, where they are then
    CorrectionPlan plan;
};
/// What becomes of a source whose text is changed so. Errors: not_found, invalid_input (nothing
/// would be left of the text, replacements overlap).
Result<Correction> plan_correction(Workbench& bench, const SourceId& source,
                                   std::vector<Replacement> replacements);
/// `put_correction`, and the turns.
void put_all(const Project& project, store::Edit& edit, const Correction& correction);

/// Takes the text, all codings and memos over into the edit.
void put_correction(store::Edit& edit, Source source, const Text& now, const CorrectionPlan& plan);

} // namespace filrouge::workbench
