#pragma once

#include "core/project.h"
#include "store/project_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::test {

/// Every value of the project, one line a thing, in an order that depends on nothing else.
std::vector<std::string> describe(const Project& project);

/// Every row of the tracked tables, read with SQLite alone from a backup of `file`.
std::vector<std::string> dump_tracked(const store::ProjectFile& file);
/// The same, from a closed file.
std::vector<std::string> dump_tracked(const std::filesystem::path& path);

/// Runs SQL on a closed file, as another program would. Returns the rows, cells joined by '|'.
std::vector<std::string> run_sql(const std::filesystem::path& path, const std::string& sql);

} // namespace filrouge::test
