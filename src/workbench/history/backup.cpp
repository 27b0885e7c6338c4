#include "workbench/history/backup.h"

#include <fmt/format.h>

namespace filrouge::workbench {

Result<void> backup_checked(const Workbench& bench, const std::filesystem::path& target,
                            Progress& progress) {
    if (auto done = bench.backup(target, progress); !done) return done;
    const auto problems = bench.check(progress);
    if (problems.empty() || progress.cancelled()) return {};
    return Error{ErrorCode::damaged,
                 fmt::format("{} was written, but the project is damaged: {}", target.string(),
                             problems.front()),
                 "Keep older backups; see what is damaged by a check of the project"};
}

} // namespace filrouge::workbench
