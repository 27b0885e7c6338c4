#pragma once

#include "core/progress.h"
#include "workbench/people/attributes.h"
#include "workbench/people/speakers.h"
#include "workbench/sources/sources.h"
#include "workbench/workbench.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::workbench {

struct ImportOptions {
    std::optional<SourceKind> kind;      ///< none: guessed per file
    std::optional<std::string> language; ///< none: the file's own, else the project's
    bool recognise_speakers = true;
    std::vector<std::string> speakers;     ///< labels that are speakers, in whichever file
    std::vector<std::string> not_speakers; ///< labels that are none
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
    std::vector<std::filesystem::path> links;   ///< that lead out of a folder: not followed
    [[nodiscard]] std::size_t imported() const;
};

/// What a user wants of one file, different from what its reading says.
struct FileChoice {
    std::filesystem::path path;
    std::optional<SourceKind> kind;
    std::optional<std::string> language;
    std::optional<std::string> name;
    SpeakerChoices speakers;
    std::map<std::string, Role> roles;         ///< by label; the others keep theirs
    std::map<std::string, std::string> joined; ///< label → the speaker whom it belongs to
};

/// Reads files on all cores, then adds those that could be read in one undoable action. Memory does
/// not grow with their number. Errors: nothing to import, cancelled (then nothing was added).
Result<ImportReport> import_files(Workbench& bench, const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options, Progress& progress);

/// The same for files of which each has choices of its own, in their order; those left out of the
/// list are not imported. Error invalid_input: a choice names a speaker who is not in the file.
Result<ImportReport> import_chosen(Workbench& bench, const std::vector<FileChoice>& choices,
                                   Progress& progress);

} // namespace filrouge::workbench
