#include "workbench/demonstration.h"

#include "exchange/codebook_file.h"
#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"
#include "workbench/sources/import.h"

#include <algorithm>

namespace filrouge::workbench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_codebook_bytes = 16u << 20;

/// Progress through steps of which each tells its own.
class Steps {
  public:
    Steps(Progress& progress, std::size_t total) : progress_{progress}, total_{total} {}
    Result<void> next(const std::string& what) {
        if (progress_.cancelled()) return Error{ErrorCode::cancelled, "Stopped", {}};
        progress_.step(done_++, total_, what);
        return {};
    }

  private:
    Progress& progress_;
    std::size_t done_ = 0;
    std::size_t total_;
};

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        if (entry.is_regular_file(error)) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> transcripts_in(const fs::path& corpora) {
    auto files = files_in(corpora);
    std::erase_if(files, [](const fs::path& file) {
        return file.extension() == ".csv" || file.filename() == "README.md";
    });
    return files;
}

Result<void> import_transcripts(Workbench& bench, const fs::path& corpora, Progress& progress) {
    auto report = import_files(bench, transcripts_in(corpora), {}, progress);
    if (!report) return report.error();
    for (const auto& file : report->files) {
        if (file.error) return *file.error;
    }
    return {};
}

Result<void> fill(Workbench& bench, const fs::path& data, Progress& progress) {
    const auto corpora = data / "corpora";
    const auto codebook = data / "codebooks" / "tensions-leviers.yaml";
    Steps steps{progress, 4};
    if (auto go = steps.next(codebook.filename().string()); !go) return go;
    if (auto done = import_codebook(bench, codebook); !done) return done.error();
    if (auto done = import_transcripts(bench, corpora, progress); !done) return done;
    for (const char* table : {"participants.csv", "sources.csv"}) {
        if (auto go = steps.next(table); !go) return go;
        if (auto done = import_attributes(bench, corpora / table); !done) return done.error();
    }
    if (auto go = steps.next("codings.csv"); !go) return go;
    if (auto done = import_codings(bench, corpora / "codings.csv"); !done) return done.error();
    return {};
}

} // namespace

Result<DemonstrationReport> make_demonstration(const fs::path& project, const fs::path& data,
                                               const std::string& coder, Progress& progress) {
    OpenOptions options;
    options.coder = coder.empty() ? "anne" : coder;
    auto bench =
        Workbench::create(project, {"Travail en réseau (étude de démonstration)", "fr"}, options);
    if (!bench) return bench.error();
    try {
        if (auto done = fill(**bench, data, progress); !done) throw Failure{done.error()};
    } catch (const Failure& failure) {
        bench->reset();
        std::error_code ignored;
        fs::remove(project, ignored);
        return failure.error();
    }
    const auto& model = (*bench)->project();
    return DemonstrationReport{model.sources().size(), model.codebook().size(),
                               model.codings().size()};
}

std::vector<BundledCodebook> bundled_codebooks(const fs::path& data) {
    std::vector<BundledCodebook> codebooks;
    for (const auto& file : files_in(data / "codebooks")) {
        if (file.extension() != ".yaml") continue;
        const auto bytes = platform::read_file(file, max_codebook_bytes);
        if (!bytes) continue;
        const auto draft = exchange::read_codebook_yaml(*bytes, file.filename().string());
        if (!draft) continue;
        codebooks.push_back({draft->name.empty() ? file.stem().string() : draft->name, file});
    }
    std::sort(codebooks.begin(), codebooks.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return codebooks;
}

} // namespace filrouge::workbench
