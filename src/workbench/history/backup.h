#pragma once

#include "core/progress.h"
#include "workbench/workbench.h"

#include <filesystem>

namespace filrouge::workbench {

/// Copies the project, then checks it. Errors: those of `Workbench::backup`; damaged where the copy
/// was made of a project that is not whole: who relies on it must know.
Result<void> backup_checked(const Workbench& bench, const std::filesystem::path& target,
                            Progress& progress);

} // namespace filrouge::workbench
