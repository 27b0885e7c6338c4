#pragma once

#include "core/text_change.h"
#include "workbench/workbench.h"

#include <string>
#include <vector>

namespace filrouge::workbench {

/// A coding of which no text was left.
struct LostCoding {
    CodingId coding;
    std::string code; ///< its path
    std::string coder;
    std::string text; ///< what it marked
};

struct CorrectionReport {
    std::size_t replacements = 0; ///< places where the text differs
    std::size_t moved = 0;        ///< codings at other positions, on the same text
    std::size_t changed = 0;      ///< codings whose text was corrected or grew
    std::size_t shortened = 0;    ///< codings that lost text at an end
    std::vector<LostCoding> lost; ///< removed; undo brings them back
    std::size_t turns_moved = 0;
    std::vector<std::uint32_t> turns_lost; ///< numbers of the turns whose words are all gone
};

/// Gives a source another text, in one undoable action. Codings, of all coders, and turns go with
/// the words they are on (`TextChange`). Line ends become LF; a byte-order mark and NUL are
/// dropped. Errors: not_found, invalid_input (empty, not UTF-8).
Result<CorrectionReport> correct_text(Workbench& bench, const SourceId& source,
                                      const std::string& text);
/// Puts `text` in place of `span`, or at it where it is empty.
Result<CorrectionReport> correct_passage(Workbench& bench, const SourceId& source, CpSpan span,
                                         const std::string& text);
/// What the two would do.
Result<CorrectionReport> preview_correction(Workbench& bench, const SourceId& source,
                                            const std::string& text);
Result<CorrectionReport> preview_correction(Workbench& bench, const SourceId& source, CpSpan span,
                                            const std::string& text);

} // namespace filrouge::workbench
