#pragma once

#include "store/database.h"

#include <filesystem>
#include <memory>

namespace filrouge::store {

/// The two ways to a connection; both throw `Failure` with the errors that `ProjectFile` names and
/// leave the file untouched then.
std::unique_ptr<Database> create_database(const std::filesystem::path& path,
                                          const ProjectInfo& info);
std::unique_ptr<Database> open_database(const std::filesystem::path& path,
                                        ProjectFile::Access access);

} // namespace filrouge::store
