#pragma once

#include "core/project.h"
#include "core/result.h"
#include "store/file_header.h"
#include "store/left_log.h"
#include "store/project_lock.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace filrouge::store {

class Database;

/// A project file on the disk: as the user named it, for messages, and where it really is.
struct FileOnDisk {
    std::filesystem::path named;
    std::filesystem::path file;
    [[nodiscard]] std::filesystem::path log() const {
        return std::filesystem::path{file} += "-wal";
    }
    [[nodiscard]] std::filesystem::path journal() const {
        return std::filesystem::path{file} += "-journal";
    }
};

/// What a look at the file and beside it shows before SQLite sees any of it.
struct Found {
    FileHeader header;
    LeftLog log = LeftLog::missing;
    LeftLog journal = LeftLog::missing; ///< what a rollback journal beside it is
    std::uint64_t size = 0;
    /// Actions, or half an action, are beside the file.
    [[nodiscard]] bool unsettled() const { return log == LeftLog::own || journal == LeftLog::own; }
};
/// Throws `Failure` like `check_header`.
Found look_at(const FileOnDisk& at);
/// Says what the user must know of what was found.
void add_remarks(Database& database, const FileOnDisk& at, const Found& found);

/// Throws `Failure` (damaged) where the tables are not ours or the file is broken.
void check_before_use(Database& database, const Found& found);
void migrate_in_transaction(Database& database, int from);

/// Makes the file ready to be written and opens it so. What a crash left beside it is folded in; a
/// log of another file is set aside. Throws `Failure`, and leaves the file as it was, where it is
/// refused.
std::unique_ptr<Database> open_for_writing(const FileOnDisk& at);
/// Of a file that has just been made, empty.
std::unique_ptr<Database> begin_project(const FileOnDisk& at, const ProjectInfo& info);
/// Folds what a crash left into the file, as long as nobody uses it and we may write to it; false
/// where that cannot be.
bool fold_leftovers(const FileOnDisk& at);
/// Gives a log or journal beside `file` that is not its own another name, and says so.
void set_aside_beside(const FileOnDisk& at, std::vector<Error>& remarks);

} // namespace filrouge::store
