#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

// What comes with the program: codebooks to start from, and a whole study to try things on.
namespace filrouge::workbench {

struct DemonstrationReport {
    std::size_t sources = 0;
    std::size_t codes = 0;
    std::size_t codings = 0; ///< of both coders
};

/// Makes the project with the demonstration study from `data`, a folder that has `corpora` and
/// `codebooks`: transcripts, variables, codebook, codings. Done by `coder`; empty: one of the
/// study's two. Errors: those of creating and importing, cancelled; then there is no project.
Result<DemonstrationReport> make_demonstration(const std::filesystem::path& project,
                                               const std::filesystem::path& data,
                                               const std::string& coder, Progress& progress);

struct BundledCodebook {
    std::string name; ///< as its author calls it
    std::filesystem::path file;
};
/// Those in `data`/codebooks, by name. Files that cannot be read are left out.
std::vector<BundledCodebook> bundled_codebooks(const std::filesystem::path& data);

} // namespace filrouge::workbench
