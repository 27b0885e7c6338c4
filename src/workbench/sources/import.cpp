#include "workbench/sources/import.h"

#include "core/shown.h"
#include "workbench/sources/reading.h"
#include "workbench/sources/source_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

/// Ends an edit that has nothing to say, without a trace.
struct NothingAdded : std::exception {};

std::string import_label(const ImportReport& report) {
    const auto added = report.imported();
    if (added != 1) return fmt::format("Import {} files", added);
    const auto only = std::find_if(report.files.begin(), report.files.end(), [](const auto& file) {
        return !file.error && !file.already_there;
    });
    return fmt::format("Import {}", plain_name(only->path.filename().string()));
}

/// Reads and writes in step, within one edit.
Result<void> import_into(Workbench& bench, const std::vector<FileChoice>& choices,
                         ImportReport& report, Progress& progress) {
    bool nothing = false;
    auto done = bench.edit("Import", [&](store::Edit& edit) {
        SourceWriter writer{bench, edit};
        const ReadingManner manner{Keep::original,
                                   [&](const auto& wait) { bench.rest_from_edit(wait); }};
        read_files(choices, manner, progress, [&](std::size_t i, ReadFile& read) {
            auto& file = report.files[i];
            if (read.transcript) {
                writer.add(read, choices[i], file);
            } else {
                file.error = read.transcript.error();
            }
        });
        if (writer.added() == 0) {
            nothing = true;
            throw NothingAdded{};
        }
        edit.relabel(import_label(report));
    });
    if (!done && !nothing) return done.error();
    return {};
}

} // namespace

std::size_t ImportReport::imported() const {
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const auto& file) {
        return !file.error && !file.already_there;
    }));
}

Result<ImportReport> import_chosen(Workbench& bench, const std::vector<FileChoice>& choices,
                                   Progress& progress) {
    ImportReport report;
    for (const auto& choice : choices) {
        report.files.emplace_back();
        report.files.back().path = choice.path;
    }
    auto done = import_into(bench, choices, report, progress);
    if (!done) return done.error();
    return report;
}

Result<ImportReport> import_files(Workbench& bench, const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options, Progress& progress) {
    auto files = files_to_read(paths, options);
    if (!files) return files.error();
    auto report = import_chosen(bench, files->choices, progress);
    if (!report) return report;
    report->skipped = std::move(files->skipped);
    report->links = std::move(files->links);
    return report;
}

} // namespace filrouge::workbench
