#include "store/opening.h"

#include "platform/files.h"
#include "store/ready.h"
#include "store/schema.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace filrouge::store {
namespace {

namespace fs = std::filesystem;
using Part = ProjectLock::Part;
using Kind = ProjectLock::Kind;

/// Where the file really is: logs lie beside that place, not beside a link to it.
fs::path real_path(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        throw Failure{Error{ErrorCode::not_found, "There is no file " + path.string(),
                            "Check the name, or create the project first"}};
    if (error)
        throw Failure{Error{ErrorCode::unreadable,
                            path.string() + " cannot be read: " + error.message(),
                            "Check that you may read the file and its folder"}};
    if (status.type() != fs::file_type::regular)
        throw Failure{Error{ErrorCode::unreadable, path.string() + " is a folder or a device",
                            "Choose a project file"}};
    return fs::canonical(path);
}

enum class Way { file, copy, copy_to_edit };

/// A copy in a folder of our own, where a log can be replayed or the schema migrated without
/// touching the file. It is gone from the disk before this returns: SQLite goes on reading what it
/// has open, and a crash leaves nothing behind. Needs `content` shared.
std::unique_ptr<Database> open_copy(const FileOnDisk& at, const Found& found, Way way) {
    const platform::TemporaryDirectory folder;
    const FileOnDisk copy{at.named, folder.path() / "copy.filrouge"};
    FileProbe{at.file}.copy_to(copy.file);
    // A writer's log may grow meanwhile: what is not whole at its end is left out.
    if (found.log == LeftLog::own) FileProbe{at.log()}.copy_to(copy.log());
    if (found.journal == LeftLog::own) FileProbe{at.journal()}.copy_to(copy.journal());
    auto database = std::make_unique<Database>(at.named, copy.file, Database::Mode::read_write);
    check_before_use(*database, found);
    migrate_in_transaction(*database, found.header.schema);
    database->execute("PRAGMA journal_mode = DELETE");
    if (way == Way::copy_to_edit) {
        database->execute("PRAGMA journal_mode = MEMORY"); // no folder is left for a journal
        database->access = ProjectFile::Access::trial;
    } else {
        database->execute("PRAGMA query_only = ON");
    }
    return database;
}

std::unique_ptr<Database> open_file(const FileOnDisk& at, const Found& found,
                                    std::unique_ptr<ProjectLock> lock) {
    auto database = std::make_unique<Database>(at.named, at.file, Database::Mode::immutable);
    check_before_use(*database, found);
    lock->release(Part::opening);
    database->keep(std::move(lock));
    return database;
}

/// The file itself where that is whole, else a copy with what lies beside it: the log of a program
/// that is writing, or of one that crashed where we may not fold it back.
std::unique_ptr<Database> open_for_reading(const FileOnDisk& at, Way way) {
    auto lock = std::make_unique<ProjectLock>(at.named, at.file, ProjectLock::Reach::reading);
    lock->need(Part::opening, Kind::shared);
    lock->need(Part::content, Kind::shared);
    const auto found = look_at(at);
    const bool itself =
        way == Way::file && !found.unsettled() && found.header.schema == newest_schema();
    auto database = itself ? open_file(at, found, std::move(lock)) : open_copy(at, found, way);
    add_remarks(*database, at, found);
    return database;
}

/// Makes an empty file; throws where there is one already.
void claim(const fs::path& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
        ::close(file);
        return;
    }
    const auto error = std::error_code{errno, std::generic_category()};
    if (error == std::errc::file_exists)
        throw Failure{Error{ErrorCode::already_exists, path.string() + " exists already",
                            "Choose another name, or open that project"}};
    throw Failure{Error{ErrorCode::unreadable,
                        path.string() + " cannot be created: " + error.message(),
                        "Choose a folder that exists and where you may write"}};
}

} // namespace

std::unique_ptr<Database> create_database(const fs::path& path, const ProjectInfo& info) {
    refuse_name_of_log(path);
    claim(path);
    try {
        return begin_project({path, fs::canonical(path)}, info);
    } catch (...) {
        std::error_code ignored;
        fs::remove(path, ignored);
        throw;
    }
}

std::unique_ptr<Database> open_database(const fs::path& path, ProjectFile::Access access) {
    const FileOnDisk at{path, real_path(path)};
    if (access == ProjectFile::Access::read_write) return open_for_writing(at);
    if (access == ProjectFile::Access::snapshot) return open_for_reading(at, Way::copy);
    if (access == ProjectFile::Access::trial) return open_for_reading(at, Way::copy_to_edit);
    // After a crash whoever comes first makes the file whole again.
    fold_leftovers(at);
    return open_for_reading(at, Way::file);
}

} // namespace filrouge::store
