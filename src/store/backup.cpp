#include "platform/exceptions.h"
#include "platform/unfinished.h"
#include "store/database.h"
#include "store/history.h"
#include "store/project_file.h"
#include "store/ready.h"

#include <fmt/format.h>

#include <cerrno>
#include <memory>

namespace filrouge::store {
namespace {

namespace fs = std::filesystem;

constexpr int pages_a_step = 512;

struct CloseDatabase {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Backup = std::unique_ptr<sqlite3_backup, FinishBackup>;

Error cannot_write(const fs::path& target, const std::error_code& why) {
    return {ErrorCode::unreadable,
            fmt::format("The backup {} cannot be written: {}", target.string(), why.message()),
            "Choose a folder where you may write"};
}

void refuse_existing(const fs::path& target) {
    if (fs::exists(fs::symlink_status(target)))
        throw Failure{Error{ErrorCode::already_exists, target.string() + " exists already",
                            "Choose another name for the backup"}};
}

Handle open_target(const fs::path& file) {
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Handle handle{opened};
    if (code != SQLITE_OK) throw Failure{translate_sqlite(code, sqlite3_errstr(code), file)};
    return handle;
}

void copy_pages(sqlite3* from, sqlite3* to, const fs::path& target, Progress& progress) {
    const Backup backup{sqlite3_backup_init(to, "main", from, "main")};
    int code = backup ? SQLITE_OK : sqlite3_errcode(to);
    while (code == SQLITE_OK) {
        if (progress.cancelled())
            throw Failure{Error{ErrorCode::cancelled, "The backup was cancelled", ""}};
        code = sqlite3_backup_step(backup.get(), pages_a_step);
        const int total = sqlite3_backup_pagecount(backup.get());
        progress.step(static_cast<std::size_t>(total - sqlite3_backup_remaining(backup.get())),
                      static_cast<std::size_t>(total), target.filename().string());
    }
    if (code != SQLITE_DONE) throw Failure{translate_sqlite(code, sqlite3_errstr(code), target)};
}

/// Who may not read the project may not read its backup either.
unsigned rights_of(const fs::path& project) {
    std::error_code failed;
    const auto all = fs::status(project, failed).permissions();
    constexpr auto read_and_write = static_cast<fs::perms>(0666);
    return failed ? 0600U : static_cast<unsigned>(all & read_and_write);
}

void write_backup(Database& database, const fs::path& project, const fs::path& target,
                  Progress& progress) {
    refuse_name_of_log(target);
    refuse_existing(target);
    if (!fs::is_directory(fs::absolute(target).parent_path()))
        throw Failure{
            cannot_write(target, std::make_error_code(std::errc::no_such_file_or_directory))};
    platform::UnfinishedFile unfinished{target, rights_of(project)};
    {
        const auto to = open_target(unfinished.path());
        database.copied = newest_entry(database);
        copy_pages(database.handle(), to.get(), target, progress);
        // The copy says, as the original does now, that a write-ahead log lies beside it.
        const int code =
            sqlite3_exec(to.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) throw Failure{translate_sqlite(code, sqlite3_errstr(code), target)};
    }
    refuse_existing(target);
    // SQLite would read a log left there by another file into the backup.
    set_aside_beside({target, target}, database.remarks);
    if (unfinished.become_target()) return;
    refuse_existing(target);
    throw Failure{cannot_write(target, std::error_code{errno, std::generic_category()})};
}

} // namespace

Result<void> ProjectFile::backup(const fs::path& target, Progress& progress) const {
    try {
        write_backup(*database_, path(), target, progress);
        return {};
    } catch (const std::exception& exception) {
        return platform::error_of(exception);
    }
}

} // namespace filrouge::store
