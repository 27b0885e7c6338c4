#include "store/ready.h"

#include "store/database.h"
#include "store/rows.h"
#include "store/schema.h"
#include "store/schema_guard.h"
#include "store/seal.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace filrouge::store {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Part = ProjectLock::Part;
using Kind = ProjectLock::Kind;

constexpr std::uint64_t small_enough_to_check = 1 << 20; // bytes

void quick_check(Database& database) {
    auto row = database.query("PRAGMA quick_check(1)");
    if (row->step() && row->text(0) != "ok") database.damaged(row->text(0));
}

Error set_aside_remark(const fs::path& file, const fs::path& name) {
    return {ErrorCode::invalid_input,
            fmt::format("Beside {} lay the log of another project; it was set aside as {}",
                        file.string(), name.filename().string()),
            "Keep it if another project misses its latest actions"};
}

void may_write_beside(const FileOnDisk& at) {
    if (::access(at.file.parent_path().c_str(), W_OK) != 0)
        throw Failure{translate_sqlite(SQLITE_READONLY, sqlite3_errstr(SQLITE_READONLY), at.named)};
}

/// Checks what was found and folds it into the file. Needs `content` alone where it is unsettled.
void settle_found(const FileOnDisk& at, const Found& found) {
    Database database{at.named, at.file,
                      found.unsettled() ? Database::Mode::read_write : Database::Mode::immutable};
    check_before_use(database, found);
    if (found.unsettled() && !database.fold_log())
        database.fail(sqlite3_errcode(database.handle()));
}

/// The log, empty. It is there before the header says so, for the header is believed: a log that
/// is missing then was taken away.
void make_empty_log(const FileOnDisk& at, const ProjectLock& lock) {
    struct stat project {};
    ::fstat(lock.descriptor(), &project);
    const int log = ::open(at.log().c_str(), O_CREAT | O_TRUNC | O_NOFOLLOW | O_WRONLY | O_CLOEXEC,
                           project.st_mode & 0666U);
    if (log < 0)
        throw Failure{translate_sqlite(SQLITE_CANTOPEN, sqlite3_errstr(SQLITE_CANTOPEN), at.named)};
    ::close(log);
}

/// The header speaks of a log that is not there.
bool lacks_log(const FileOnDisk& at) {
    return check_header(FileProbe{at.file}, at.named, Leftovers::some).write_ahead &&
           !fs::exists(fs::symlink_status(at.log()));
}

/// Who gave the file another name while it was open left the log under the old one. Needs `writing`
/// alone.
void take_over_lost_log(const FileOnDisk& at) {
    if (!lacks_log(at)) return;
    const auto mark = check_header(FileProbe{at.file}, at.named, Leftovers::some).mark;
    const auto lost = find_lost_log(at.file.parent_path(), mark);
    if (!lost.empty()) fs::rename(lost, at.log());
}

void migrate_file(const FileOnDisk& at, int from, const ProjectLock& lock) {
    if (from == newest_schema()) return;
    // By a rollback journal: a log of it would begin with another mark than the file's.
    mark_whole(lock.descriptor(), at.named);
    fs::remove(at.log());
    Database database{at.named, at.file, Database::Mode::read_write};
    migrate_in_transaction(database, from);
}

std::unique_ptr<Database> start(const FileOnDisk& at, std::unique_ptr<ProjectLock> lock) {
    make_empty_log(at, *lock);
    mark_write_ahead(lock->descriptor(), new_mark(), at.named);
    auto database = std::make_unique<Database>(at.named, at.file, Database::Mode::read_write);
    const auto& held = *lock;
    database->start_writing(std::move(lock));
    held.release(Part::content);
    held.release(Part::opening);
    return database;
}

} // namespace

Found look_at(const FileOnDisk& at) {
    const FileProbe probe{at.file};
    Found found;
    found.size = probe.size();
    found.header = check_header(probe, at.named, Leftovers::some);
    found.journal = judge_journal(at.journal(), found.header.mark);
    found.log = judge_log(at.log(), found.header.mark);
    if (!found.unsettled()) found.header = check_header(probe, at.named, Leftovers::none);
    return found;
}

void add_remarks(Database& database, const FileOnDisk& at, const Found& found) {
    const bool left_out = (found.log == LeftLog::foreign && holds_bytes(at.log())) ||
                          (found.journal == LeftLog::foreign && holds_bytes(at.journal()));
    if (left_out)
        database.remarks.push_back(
            {ErrorCode::invalid_input,
             fmt::format("Beside {} lies the log of another project; it was left out",
                         at.named.string()),
             "The project is shown without it"});
    if (!found.header.write_ahead || found.log != LeftLog::missing) return;
    database.missing =
        fmt::format("{} was copied or moved while it was open, without {}: its latest actions may "
                    "be missing",
                    at.named.string(), at.log().filename().string());
    // Once the file was opened for writing, the log no longer fits it.
    const bool fits = database.access == ProjectFile::Access::read_only;
    database.remarks.push_back(
        {ErrorCode::invalid_input, database.missing,
         fits
             ? fmt::format("Its log lies where the project was, under the project's name there and "
                           "\"-wal\". Put it beside the project as {} before anything is changed: "
                           "the actions come back",
                           at.log().filename().string())
             : "See in the history whether they are there; if not, look for that file where the "
               "project came from"});
}

void check_before_use(Database& database, const Found& found) {
    require_schema(database, found.header.schema); // first: the others evaluate what stands in it
    if (found.header.sizes_disagree || found.size <= small_enough_to_check) quick_check(database);
}

void migrate_in_transaction(Database& database, int from) {
    if (from == newest_schema()) return;
    Transaction transaction{database, Transaction::Kind::write};
    migrate(database, from);
    transaction.commit();
}

void set_aside_beside(const FileOnDisk& at, std::vector<Error>& remarks) {
    for (const auto& left : {at.log(), at.journal()})
        if (holds_bytes(left)) remarks.push_back(set_aside_remark(at.named, set_aside(left)));
}

std::unique_ptr<Database> open_for_writing(const FileOnDisk& at) {
    check_header(FileProbe{at.file}, at.named, Leftovers::some); // says first what it is not
    auto lock = std::make_unique<ProjectLock>(at.named, at.file, ProjectLock::Reach::writing);
    may_write_beside(at);
    lock->need(Part::writing, Kind::exclusive);
    lock->need(Part::opening, Kind::exclusive);
    take_over_lost_log(at);
    const auto found = look_at(at);
    // Who reads the file itself must not see it change.
    if (found.unsettled() || found.header.schema != newest_schema())
        lock->need(Part::content, Kind::exclusive);
    std::vector<Error> remarks;
    if (found.journal == LeftLog::foreign) // SQLite would put its pages into the file
        remarks.push_back(set_aside_remark(at.named, set_aside(at.journal())));
    settle_found(at, found);
    if (found.log == LeftLog::foreign)
        remarks.push_back(set_aside_remark(at.named, set_aside(at.log())));
    migrate_file(at, found.header.schema, *lock);
    auto database = start(at, std::move(lock));
    add_remarks(*database, at, found);
    database->remarks.insert(database->remarks.end(), remarks.begin(), remarks.end());
    return database;
}

std::unique_ptr<Database> begin_project(const FileOnDisk& at, const ProjectInfo& info) {
    auto lock = std::make_unique<ProjectLock>(at.named, at.file, ProjectLock::Reach::writing);
    for (const auto part : {Part::writing, Part::opening, Part::content})
        lock->need(part, Kind::exclusive);
    std::vector<Error> remarks;
    set_aside_beside(at, remarks);
    {
        Database database{at.named, at.file, Database::Mode::read_write};
        Transaction transaction{database, Transaction::Kind::write};
        migrate(database, 0);
        put_row(database, info);
        seal_project(database);
        transaction.commit();
    }
    auto database = start(at, std::move(lock));
    database->remarks = std::move(remarks);
    return database;
}

bool fold_leftovers(const FileOnDisk& at) {
    std::error_code unknown;
    try {
        if (!fs::exists(at.log(), unknown) && !holds_bytes(at.journal()) && !lacks_log(at))
            return false;
        may_write_beside(at);
        ProjectLock lock{at.named, at.file, ProjectLock::Reach::writing};
        for (const auto part : {Part::writing, Part::opening, Part::content})
            if (!lock.take(part, Kind::exclusive, part == Part::writing ? 0ms : 100ms))
                return false;
        take_over_lost_log(at);
        const auto found = look_at(at);
        if (found.journal == LeftLog::foreign) return false; // for who opens it to write
        if (!found.unsettled() && found.log != LeftLog::empty) return false;
        settle_found(at, found);
        lock.watch_log();
        mark_whole(lock.descriptor(), at.named);
        lock.remove_log();
        return true;
    } catch (const Failure&) {
        return false;
    }
}

} // namespace filrouge::store
