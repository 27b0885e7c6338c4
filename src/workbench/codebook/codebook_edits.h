#pragma once

#include "core/csv.h"
#include "workbench/trial.h"
#include "workbench/workbench.h"

#include <vector>

namespace filrouge::workbench {

struct CodebookReport {
    std::vector<std::string> added;   ///< paths of new codes, in the order of the file
    std::vector<std::string> changed; ///< of codes that were there and have become others
    std::size_t relations = 0;        ///< new ones
};
/// Adds the codes of a file (.yaml, .yml, .csv); those whose path is there already are brought up
/// to date with what the file says of them: nothing is removed, and what is empty in the file
/// stays. A dry run only reports.
Result<CodebookReport> import_codebook(Workbench& bench, const std::filesystem::path& file,
                                       Trial trial = Trial::real);
/// The bytes of a .yaml or .csv; error invalid_input for other endings.
Result<std::string> export_codebook(const Workbench& bench, const std::filesystem::path& file,
                                    CsvForm form = CsvForm::safe);

/// `path` may name parents that do not exist yet; they are made. Without a colour one is chosen
/// that the codebook uses least.
struct NewCode {
    std::string path;
    std::optional<Colour> colour;
    std::optional<Polarity> polarity; ///< none given: the parent's
    std::string definition{};
    std::string use{};        ///< when to use it
    std::string do_not_use{}; ///< and when not
};
/// `also` writes more as part of the same undoable action.
Result<CodeId> add_code(Workbench& bench, const NewCode& wanted,
                        const std::function<void(store::Edit&, const CodeId&)>& also = {});
/// Every field but the tree's (id, parent, position) may differ. Errors: the name is taken or not
/// allowed.
Result<void> change_code(Workbench& bench, const Code& code);
/// What the history calls it, `before` being the name that the code had.
std::string label_of_change(const std::string& before, const std::string& name);
Result<void> rename_code(Workbench& bench, const CodeId& code, const std::string& name);
/// Under `parent` (nil: the top), as its last child. Error: into itself.
Result<void> move_code(Workbench& bench, const CodeId& code, const CodeId& parent);
/// With the codes below and all their codings. Returns the number of codings that went.
Result<std::size_t> delete_code(Workbench& bench, const CodeId& code);
/// Error already_exists where the relation stands.
Result<void> relate_codes(Workbench& bench, const CodeId& from, const std::string& type,
                          const CodeId& to);
/// Error not_found where there is none.
Result<void> unrelate_codes(Workbench& bench, const RelationId& relation);

} // namespace filrouge::workbench
