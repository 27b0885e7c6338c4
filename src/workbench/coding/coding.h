#pragma once

#include "core/csv.h"
#include "workbench/trial.h"
#include "workbench/workbench.h"

#include <vector>

namespace filrouge::workbench {

struct CodingDetails {
    std::string memo;
    std::optional<double> weight;
};

/// Codes a passage as the coder at work. Errors (invalid_input): empty or outside the text; already
/// coded so by the same coder (already_exists).
Result<CodingId> add_coding(Workbench& bench, const SourceId& source, CpSpan span,
                            const CodeId& code, const CodingDetails& details = {});
/// Codes a passage with several codes in one undoable action; those it has already from this coder
/// are left alone. Errors: as of `add_coding`; already_exists where it has them all.
Result<std::vector<CodingId>> add_codings(Workbench& bench, const SourceId& source, CpSpan span,
                                          const std::vector<CodeId>& codes);
/// Makes the code and codes the passage with it, in one undoable action. Errors of both.
Result<CodeId> code_with_new_code(Workbench& bench, const SourceId& source, CpSpan span,
                                  const std::string& path);
/// One undoable action for all. Error not_found where one is not there: then none goes.
Result<void> remove_codings(Workbench& bench, const std::vector<CodingId>& codings);
/// Errors as of `add_coding`.
Result<void> move_coding(Workbench& bench, const CodingId& coding, CpSpan span);
Result<void> annotate_coding(Workbench& bench, const CodingId& coding,
                             const CodingDetails& details);

struct CodingsReport {
    std::size_t added = 0;
    std::size_t already_there = 0; ///< same source, range, code and coder
    std::size_t completed = 0;     ///< of these, those that take a memo or weight they had not
    std::size_t differing = 0;     ///< of these, those whose other memo or weight was kept
    /// Of those added, each once, in the order of the file.
    std::vector<std::string> sources;
    std::vector<std::string> codes; ///< paths
    std::vector<std::string> coders;
};
/// All rows or none. Errors name the file's line and what is wrong; the first twenty are listed. A
/// dry run only reports.
Result<CodingsReport> import_codings(Workbench& bench, const std::filesystem::path& file,
                                     Trial trial = Trial::real);
/// CSV.
Result<std::string> export_codings(Workbench& bench, CsvForm form = CsvForm::safe);

} // namespace filrouge::workbench
