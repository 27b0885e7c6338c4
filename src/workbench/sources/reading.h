#pragma once

#include "core/progress.h"
#include "store/project_file.h"
#include "transcripts/reader.h"
#include "workbench/sources/import.h"

#include <functional>
#include <string>
#include <vector>

namespace filrouge::workbench {

/// A file as read, and what the writer needs of it, made beside the reading on its thread.
struct ReadFile {
    Result<transcripts::Transcript> transcript;
    store::PackedOriginal original;
    std::string text_hash;
};

/// What shall be kept of a file's bytes.
enum class Keep { original, nothing };

/// Reads one file as the user chose: speakers looked for or not, joined, with the roles given.
/// Whatever is thrown becomes the transcript's error.
ReadFile read_file(const FileChoice& choice, Keep keep);

/// How files are read; `rest` calls what it is given, which waits for the next file.
struct ReadingManner {
    Keep keep = Keep::nothing;
    std::function<void(const std::function<void()>&)> rest = [](const auto& wait) { wait(); };
};

/// Reads all, some on each core and a few ahead, and hands them over in order. Throws `Failure`
/// (cancelled) where the user stops it, and what `use` throws.
void read_files(const std::vector<FileChoice>& choices, const ReadingManner& manner,
                Progress& progress, const std::function<void(std::size_t, ReadFile&)>& use);

/// The choices that the options of an import mean, one a file. Error invalid_input where there is
/// no file that could be read.
struct FilesToRead {
    std::vector<FileChoice> choices;
    std::vector<std::filesystem::path> skipped;
    std::vector<std::filesystem::path> links; ///< that lead out of a folder: not followed
};
Result<FilesToRead> files_to_read(const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options);

/// What the source of a transcript is: the user's choice, else what the file says.
std::string language_of(const transcripts::Transcript& transcript, const FileChoice& choice,
                        const Project& project);

} // namespace filrouge::workbench
