#pragma once

#include "core/text_change.h"
#include "workbench/trial.h"
#include "workbench/workbench.h"

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::workbench {

/// A coding that lost text, as it was.
struct LostCoding {
    CodingId coding;
    std::string code; ///< its path
    std::string coder;
    std::string text; ///< what it marked
};

struct CorrectionReport {
    std::size_t replacements = 0;      ///< places where the text differs
    std::size_t moved = 0;             ///< codings at other positions, on the same text
    std::size_t changed = 0;           ///< codings whose text was corrected or grew
    std::vector<LostCoding> shortened; ///< lost text at an end
    std::vector<LostCoding> lost;      ///< removed, no text being left; undo brings them back
    std::size_t turns_moved = 0;
    std::vector<std::uint32_t> turns_lost; ///< numbers of the turns whose words are all gone
};

/// Gives a source another text, in one undoable action. Codings, of all coders, and turns go with
/// the words they are on (`TextChange`). Line ends become LF; a byte-order mark and NUL are
/// dropped. A dry run only reports. Errors: not_found, invalid_input (empty, not UTF-8).
Result<CorrectionReport> correct_text(Workbench& bench, const SourceId& source,
                                      const std::string& text, Trial trial = Trial::real);

/// What stands in place of a range from now on, or at it where it is empty.
struct PassageCorrection {
    CpSpan span;
    std::string text;
};
Result<CorrectionReport> correct_passage(Workbench& bench, const SourceId& source,
                                         const PassageCorrection& correction,
                                         Trial trial = Trial::real);

/// The corrected text is that of a file of any format and encoding that can be imported. The
/// original of the source stays the one it has.
Result<CorrectionReport> correct_from_file(Workbench& bench, const SourceId& source,
                                           const std::filesystem::path& file,
                                           Trial trial = Trial::real);

} // namespace filrouge::workbench
