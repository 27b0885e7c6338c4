#pragma once

#include "core/csv.h"
#include "workbench/workbench.h"

#include <vector>

namespace filrouge::workbench {

struct CodebookReport {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t relations = 0;
};
/// Adds the codes of a file (.yaml, .yml, .csv); those whose path is there already are brought up
/// to date, none is removed.
Result<CodebookReport> import_codebook(Workbench& bench, const std::filesystem::path& file);
/// The bytes of a .yaml or .csv; error invalid_input for other endings.
Result<std::string> export_codebook(const Workbench& bench, const std::filesystem::path& file,
                                    CsvForm form = CsvForm::safe);

/// `path` may name parents that do not exist yet; they are made. Without a colour one is chosen
/// that the codebook uses least.
struct NewCode {
    std::string path;
    std::optional<Colour> colour;
    std::optional<Polarity> polarity; ///< none given: the parent's
    std::string definition;
};
/// `also` writes more as part of the same undoable action.
Result<CodeId> add_code(Workbench& bench, const NewCode& wanted,
                        const std::function<void(store::Edit&, const CodeId&)>& also = {});
/// Every field but the tree's (id, parent, position) may differ. Errors: the name is taken or not
/// allowed.
Result<void> change_code(Workbench& bench, const Code& code);
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
