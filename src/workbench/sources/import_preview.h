#pragma once

#include "core/progress.h"
#include "workbench/sources/import.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::workbench {

/// Where the language of a file is known from.
enum class LanguageOrigin { stated, detected, project, chosen };
/// `stated` …
std::string_view to_name(LanguageOrigin origin);

struct PreviewSpeaker {
    std::string label;
    Role role = Role::participant;
    std::size_t turns = 0;
};

/// A turn, or a paragraph of a text without turns (then without speaker), cut after 400 characters.
struct PreviewTurn {
    std::string speaker;
    std::string text;
    std::optional<MediaTime> begins;
};

/// A line that looks like the label of somebody else than it was given to.
struct PreviewDoubt {
    std::string line;     ///< cut after some 400 bytes
    std::string label;    ///< how its speaker would be called; say that it is one to make it so
    std::string given_to; ///< whose turn its words are in
};

/// What importing a file would add.
struct FilePreview {
    std::filesystem::path path;
    std::optional<Error> error; ///< set: it cannot be imported, and the rest is empty
    std::string name;           ///< the source's, " (2)" where taken
    std::string format;
    std::string encoding; ///< of text files
    std::string language;
    LanguageOrigin language_origin = LanguageOrigin::project;
    SourceKind kind = SourceKind::document;
    CpCount characters;
    std::size_t turns = 0;
    std::vector<PreviewSpeaker> speakers; ///< in order of appearance
    bool has_times = false;
    std::vector<std::string> warnings;
    std::vector<PreviewDoubt> doubtful; ///< at most 100
    /// Name of the source that has the same content; empty: none. Such a file would be left out.
    std::string already_there;
    std::vector<PreviewTurn> beginning; ///< about 40
};

struct ImportPreview {
    std::vector<FilePreview> files; ///< in the order in which they would be imported
    std::vector<std::filesystem::path> skipped;
    std::vector<std::filesystem::path> links; ///< that lead out of a folder: not followed
};

/// Reads as `import_files` would, and writes nothing. Errors: nothing to import, cancelled.
Result<ImportPreview> import_preview(Workbench& bench,
                                     const std::vector<std::filesystem::path>& paths,
                                     const ImportOptions& options, Progress& progress);
/// One file again with the user's choices.
FilePreview preview_file(Workbench& bench, const FileChoice& choice);

} // namespace filrouge::workbench
