#include "store/database.h"
#include "store/project_file.h"
#include "store/ready.h"

#include <memory>

namespace filrouge::store {
namespace {

namespace fs = std::filesystem;

constexpr int pages_a_step = 512;

/// A file that goes away unless it was renamed.
class TemporaryFile {
  public:
    explicit TemporaryFile(fs::path path) : path_{std::move(path)} {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

struct CloseDatabase {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Backup = std::unique_ptr<sqlite3_backup, FinishBackup>;

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

void write_backup(Database& database, const fs::path& target, Progress& progress) {
    refuse_existing(target);
    // A name of its own, so that nobody's file is taken for ours.
    const TemporaryFile unfinished{fs::path{target} += "." + IdGenerator{}.next<ProjectId>().str()};
    {
        const auto to = open_target(unfinished.path());
        copy_pages(database.handle(), to.get(), target, progress);
        // The copy says, as the original does now, that a write-ahead log lies beside it.
        const int code =
            sqlite3_exec(to.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) throw Failure{translate_sqlite(code, sqlite3_errstr(code), target)};
    }
    refuse_existing(target);
    // SQLite would read a log left there by another file into the backup.
    set_aside_beside({target, target}, database.remarks);
    fs::rename(unfinished.path(), target);
}

} // namespace

Result<void> ProjectFile::backup(const fs::path& target, Progress& progress) const {
    try {
        write_backup(*database_, target, progress);
        return {};
    } catch (const Failure& failure) {
        return failure.error();
    } catch (const std::exception& error) {
        return Error{ErrorCode::unreadable,
                     "The backup " + target.string() + " cannot be written: " + error.what(),
                     "Choose a folder where you may write"};
    }
}

} // namespace filrouge::store
