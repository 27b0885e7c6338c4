#pragma once

#include "core/progress.h"
#include "workbench/workbench.h"

#include <string>
#include <vector>

// Two codes become one, one becomes several.
namespace filrouge::workbench {

/// What becomes of passages of both codes, by one coder, that share some text but not all.
enum class Overlaps { keep, join };

/// What a merge would do.
struct MergePreview {
    struct Overlap {
        SourceId source;
        CoderId coder;
        CpSpan from; ///< the coding that would move
        CpSpan into; ///< the one that is there
        [[nodiscard]] CpSpan joined() const;
    };
    std::size_t codings = 0;    ///< of the code that goes
    std::size_t duplicates = 0; ///< of those: the same passage has the other code already
    std::vector<Overlap> overlaps;
    std::size_t children = 0;
    std::size_t relations = 0;
    std::size_t memos = 0;
};
/// Errors as of `merge_codes`.
Result<MergePreview> preview_merge(const Project& project, const CodeId& from, const CodeId& into);

struct MergeReport {
    std::size_t codings = 0;    ///< moved
    std::size_t duplicates = 0; ///< became one with a coding that was there
    std::size_t joined = 0;     ///< became part of a longer one
};
/// Codings, children, relations and memos of `from` become those of `into`. Codings that would then
/// be twice the same become one; with `Overlaps::join` so do those that share text, as the passage
/// that holds them all. Memos and weights go to the one that stays. Errors: not_found, into itself,
/// a child's name is taken; cancelled by `progress`, then nothing was changed.
Result<MergeReport> merge_codes(Workbench& bench, const CodeId& from, const CodeId& into,
                                Overlaps overlaps, Progress& progress);
Result<MergeReport> merge_codes(Workbench& bench, const CodeId& from, const CodeId& into,
                                Overlaps overlaps = Overlaps::keep);

/// Codings of a code that go to a code below it, which is made where there is none of that name.
struct SplitPart {
    std::string name;
    std::vector<CodingId> codings;
};
struct SplitReport {
    std::size_t codes = 0; ///< made
    std::size_t moved = 0;
    std::size_t duplicates = 0; ///< the code below had the passage already
};
/// One undoable action. Errors: not_found, names not allowed, codings of another code.
Result<SplitReport> split_code(Workbench& bench, const CodeId& code,
                               const std::vector<SplitPart>& parts);

} // namespace filrouge::workbench
