#include "store/recording.h"

#include "store/changeset_rows.h"
#include "store/entity_tables.h"
#include "store/schema.h"

#include <algorithm>
#include <string>
#include <utility>

namespace filrouge::store {
namespace {

int size_of(std::string_view changeset) {
    return static_cast<int>(changeset.size());
}

// The session functions take changesets as plain pointers, though they only read them.
void* bytes_of(std::string_view changeset) {
    return const_cast<char*>(changeset.data());
}

int only_tracked(void* /*context*/, const char* table) {
    const auto* const recorded = find_table(table);
    return static_cast<int>(recorded != nullptr && recorded->tracked);
}

int only_tracked_but_coders(void* context, const char* table) {
    return static_cast<int>(only_tracked(context, table) != 0 &&
                            std::string_view{table} != EntityTable<Coder>::name);
}

std::size_t rows_in(const Database& database, std::string_view changeset) {
    ChangesetRows row{database, changeset};
    std::size_t rows = 0;
    while (row.next()) ++rows;
    return rows;
}

/// While it lives, SQLite asks every now and then whether to go on.
class Watch {
  public:
    Watch(const Database& database, Progress& progress, std::size_t rows)
        : handle_{database.handle()}, progress_{progress}, rows_{rows}, before_{
                                                                            sqlite3_total_changes64(
                                                                                handle_)} {
        sqlite3_progress_handler(handle_, between_looks, look, this);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }

  private:
    static constexpr int between_looks = 20'000; // instructions, of which a row needs some dozens
    static int look(void* context) {
        const auto& watch = *static_cast<Watch*>(context);
        const auto done = sqlite3_total_changes64(watch.handle_) - watch.before_;
        watch.progress_.step(std::min(static_cast<std::size_t>(done), watch.rows_), watch.rows_,
                             {});
        return static_cast<int>(watch.progress_.cancelled());
    }

    sqlite3* handle_;
    Progress& progress_;
    std::size_t rows_;
    sqlite3_int64 before_;
};

/// SQLite lists what was written in no order and reads each row once more: while much was written,
/// the pages of all of it are kept in memory, else each row costs a look through the whole log.
class PagesOfAll {
  public:
    PagesOfAll(const Database& database, sqlite3_session* session) : handle_{database.handle()} {
        constexpr sqlite3_int64 most = sqlite3_int64{512} << 20; // bytes
        // What the session notes of a row is about half as long as the row and its index entries.
        const auto bytes = std::min(2 * sqlite3session_memory_used(session), most);
        large_ = bytes > (sqlite3_int64{16} << 20);
        if (!large_) return;
        const auto pragma = "PRAGMA cache_size = -" + std::to_string(bytes >> 10);
        sqlite3_exec(handle_, pragma.c_str(), nullptr, nullptr, nullptr); // else it is only slower
    }
    PagesOfAll(const PagesOfAll&) = delete;
    PagesOfAll& operator=(const PagesOfAll&) = delete;
    ~PagesOfAll() {
        if (large_) sqlite3_exec(handle_, usual_cache, nullptr, nullptr, nullptr);
    }

  private:
    sqlite3* handle_;
    bool large_ = false;
};

int refuse_conflicts(void* /*context*/, int /*kind*/, sqlite3_changeset_iter* /*at*/) {
    return SQLITE_CHANGESET_ABORT;
}

} // namespace

Recording::Recording(const Database& database) : database_{database} {
    int code = sqlite3session_create(database.handle(), "main", &session_);
    for (const auto& table : newest_format().tables)
        if (code == SQLITE_OK && table.tracked)
            code = sqlite3session_attach(session_, std::string{table.name}.c_str());
    if (code == SQLITE_OK) return;
    sqlite3session_delete(session_);
    database.fail(code);
}

Recording::~Recording() {
    if (session_ != nullptr) sqlite3session_delete(session_);
}

Changeset Recording::finish() {
    const PagesOfAll pages{database_, session_};
    int size = 0;
    void* bytes = nullptr;
    const int code = sqlite3session_changeset(session_, &size, &bytes);
    if (code != SQLITE_OK) database_.fail(code);
    Changeset changeset{bytes, size};
    sqlite3session_delete(std::exchange(session_, nullptr));
    return changeset;
}

Changeset join(const Database& database, std::string_view first, std::string_view second) {
    int size = 0;
    void* bytes = nullptr;
    const int code = sqlite3changeset_concat(size_of(first), bytes_of(first), size_of(second),
                                             bytes_of(second), &size, &bytes);
    if (code != SQLITE_OK) database.fail(code);
    return {bytes, size};
}

Error stopped() {
    return {ErrorCode::cancelled, "Stopped", {}};
}

Changeset invert(const Database& database, std::string_view changeset) {
    int size = 0;
    void* bytes = nullptr;
    const int code =
        sqlite3changeset_invert(size_of(changeset), bytes_of(changeset), &size, &bytes);
    if (code != SQLITE_OK) database.fail(code);
    return {bytes, size};
}

void apply_changeset(const Database& database, std::string_view changeset, Tables tables,
                     Progress& progress) {
    const Watch watch{database, progress, rows_in(database, changeset)};
    const int code = sqlite3changeset_apply(
        database.handle(), size_of(changeset), bytes_of(changeset),
        tables == Tables::all ? only_tracked : only_tracked_but_coders, refuse_conflicts, nullptr);
    if (progress.cancelled()) throw Failure{stopped()};
    if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT)
        throw Failure{Error{ErrorCode::failed,
                            "The step in the history of " + database.path().string() +
                                " does not fit the project as it is now",
                            "Nothing was changed. Check the project"}};
    if (code != SQLITE_OK) database.fail(code);
}

} // namespace filrouge::store
