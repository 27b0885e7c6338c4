#include "store/database.h"
#include "store/file_header.h"
#include "store/schema.h"

#include <fmt/format.h>

// The write-ahead log, from the first transaction that goes into it to the last that is folded
// back. No program but the one that writes touches it.
namespace filrouge::store {
namespace {

using namespace std::chrono_literals;

constexpr int long_log = 1000;             // pages
constexpr auto patience_with_readers = 5s; // who read the file itself, to end

} // namespace

Error not_in_place(const FilePlace& place, const std::filesystem::path& path) {
    using State = FilePlace::State;
    const auto refused = [](std::string what, std::string hint) {
        return Error{ErrorCode::unreadable, std::move(what), std::move(hint)};
    };
    const auto save = "Nothing was changed. Save a copy of the project under another name";
    switch (place.state) {
    case State::moved:
        if (place.now.empty())
            return refused(fmt::format("{} was moved while it was open", path.string()), save);
        return refused(
            fmt::format("{} was moved to {} while it was open", path.string(), place.now.string()),
            "Nothing was changed. Open it at its new place, or save a copy of it");
    case State::replaced:
        return refused(
            fmt::format("Another file was put in the place of {} while it was open", path.string()),
            save);
    case State::without_log:
        return refused(
            fmt::format("The file beside {} that holds the latest actions was taken away",
                        path.string()),
            "Nothing was changed. Close the project and open it again");
    case State::deleted:
    case State::there: break;
    }
    return refused(fmt::format("{} was deleted while it was open", path.string()), save);
}

FilePlace Database::place() const {
    return lock_ && access == Access::read_write ? lock_->place() : FilePlace{{}, path_};
}

FilePlace Database::fold_where_moved() {
    auto found = place();
    const bool writing = access == Access::read_write && sqlite3_get_autocommit(handle_) != 0;
    if (!writing || found.state == FilePlace::State::there) return found;
    // A log that stays behind, or has no name, would go with the program.
    const bool whole = folded_ || fold_meanwhile();
    if (!lock_->let_log_follow() && whole && found.now.empty()) lock_->remove_log();
    return place();
}

void Database::require_place() {
    if (access != Access::read_write) return;
    const auto found = fold_where_moved();
    if (found.state == FilePlace::State::there) return;
    throw Failure{not_in_place(found, path_)};
}

void Database::start_writing(std::unique_ptr<ProjectLock> lock) {
    lock_ = std::move(lock);
    run("PRAGMA journal_mode = WAL"); // as the header says already: opens the log
    lock_->watch_log();
    log_is_new_ = true;
    // Only we know when nobody reads the file; SQLite would fold back whenever the log is long.
    sqlite3_wal_hook(
        handle_,
        [](void* self, sqlite3* /*handle*/, const char* /*name*/, int pages) {
            static_cast<Database*>(self)->log_pages_ = pages;
            return SQLITE_OK;
        },
        this);
    access = Access::read_write;
}

void Database::begin_log() {
    // Writes the first page, with the mark on it, though nothing in it changes.
    if (access == Access::read_write && log_is_new_)
        execute(fmt::format("PRAGMA user_version = {}", newest_schema()).c_str());
}

bool Database::fold_log() {
    // Also where it fails in the end, SQLite may begin the log anew.
    log_is_new_ = true;
    return sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                     nullptr) == SQLITE_OK;
}

void Database::committed() {
    if (access != Access::read_write) return;
    log_is_new_ = false;
    folded_ = false;
    if (log_pages_ >= long_log) fold_meanwhile();
}

/// While the file stays open; false where somebody reads the file itself, or SQLite cannot.
bool Database::fold_meanwhile() {
    if (!lock_->take(ProjectLock::Part::content, ProjectLock::Kind::exclusive, 0ms)) return false;
    // The log to come shall not fit the file as it is now, of which somebody may make a copy. What
    // fails here fails without harm: the log goes on growing.
    const auto mark = fmt::format("PRAGMA schema_version = {}", new_mark());
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    const bool marked = sqlite3_exec(handle_, mark.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    folded_ = marked && fold_log();
    if (folded_) log_pages_ = 0;
    lock_->release(ProjectLock::Part::content);
    return folded_;
}

void Database::settle() {
    // Where the log cannot be folded back (a full disk, somebody who goes on reading), it stays,
    // and the next opening does it.
    bool whole = false;
    try {
        whole = lock_->take(ProjectLock::Part::content, ProjectLock::Kind::exclusive,
                            patience_with_readers) &&
                fold_log();
    } catch (const Failure&) {
    }
    sqlite3_close_v2(handle_);
    if (!whole) return;
    try {
        mark_whole(lock_->descriptor(), path_);
        lock_->remove_log();
    } catch (const Failure&) {
        // An empty log stays beside: nothing is missing from the file.
    }
}

Transaction::Transaction(Database& database, Kind kind) : database_{database}, kind_{kind} {
    if (kind == Kind::write) database_.require_place();
    database_.run(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (kind == Kind::write) database_.begin_log();
}

Transaction::~Transaction() {
    // Nothing to do after a commit, nor where SQLite has rolled back by itself (a full disk).
    if (!sqlite3_get_autocommit(database_.handle()))
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.run("COMMIT");
    if (kind_ == Kind::write) database_.committed();
}

} // namespace filrouge::store
