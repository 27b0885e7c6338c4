#pragma once

#include "core/progress.h"
#include "workbench/workbench.h"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::workbench {

struct ImportOptions {
    std::optional<SourceKind> kind;      ///< none: guessed per file
    std::optional<std::string> language; ///< none: the file's own, else the project's
    bool recognise_speakers = true;
};

/// What became of one file.
struct ImportedFile {
    std::filesystem::path path;
    std::optional<Error> error; ///< set: not imported
    SourceId source;
    std::string name; ///< of the source; made different with " (2)" where taken
    std::string format;
    std::string encoding;
    std::string language;
    SourceKind kind = SourceKind::document;
    CpCount characters;
    std::size_t turns = 0;
    std::vector<std::string> speakers; ///< labels, moderators marked "Animatrice*"
    std::vector<std::string> warnings;
    bool already_there = false; ///< same content as an earlier import: left out
};

struct ImportReport {
    std::vector<ImportedFile> files;
    std::vector<std::filesystem::path> skipped; ///< in folders, of unknown formats
    [[nodiscard]] std::size_t imported() const;
};

/// Reads files on all cores, then adds those that could be read in one undoable action. Errors:
/// nothing to import, cancelled (then nothing was added).
Result<ImportReport> import_files(Workbench& bench, const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options, Progress& progress);

struct AttributesReport {
    VariableScope scope = VariableScope::participant;
    std::vector<std::string> variables; ///< "secteur (text)"
    std::size_t values = 0;
    std::vector<std::string> merged;  ///< "Nadia: 2 speakers are one participant now"
    std::vector<std::string> unknown; ///< names in the file that the project does not have
};
/// One undoable action. A participants' row that fits speakers of several sources makes them one
/// participant (the table says so), unless its `source` column restricts it.
Result<AttributesReport> import_attributes(Workbench& bench, const std::filesystem::path& file);

Result<void> rename_source(Workbench& bench, const SourceId& source, const std::string& name);
Result<void> remove_source(Workbench& bench, const SourceId& source);
Result<void> set_role(Workbench& bench, const ParticipantId& participant, Role role);

} // namespace filrouge::workbench
