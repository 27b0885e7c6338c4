#pragma once

#include "core/result.h"
#include "store/project_file.h"
#include "store/project_lock.h"
#include "store/row.h"
#include "store/sqlite_api.h"
#include "store/undo_stack.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// SQLite with owners and exceptions: whatever fails throws `Failure`, translated by
// `Database::fail`.
namespace filrouge::store {

/// A prepared statement. Parameters are bound in their order, `step` moves to the next row, which
/// is read through `Row`.
class Statement final : public Row {
  public:
    Statement(const Database& database, std::string_view sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() override;

    Statement& bind(std::int64_t number);
    Statement& bind(std::uint32_t number) { return bind(std::int64_t{number}); }
    Statement& bind(double number);
    /// Refuses (invalid_input) what is not UTF-8.
    Statement& bind(std::string_view text);
    Statement& bind(const std::string& text) { return bind(std::string_view{text}); }
    Statement& bind(const char* text) { return bind(std::string_view{text}); }
    Statement& bind_blob(std::string_view bytes);
    Statement& bind_null();
    template <class Tag>
    Statement& bind(const Id<Tag>& id) {
        return bind_blob({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
    }
    /// The nil id is NULL.
    template <class Tag>
    Statement& bind_or_null(const Id<Tag>& id) {
        return id.is_nil() ? bind_null() : bind(id);
    }

    /// True where a row is there to read.
    bool step();
    /// Runs to the end and is ready again.
    void run();
    /// Ready again, nothing bound.
    void reset();

  private:
    [[nodiscard]] Cell cell(int column) const override;
    void checked(int code) const;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
};

/// A statement lent by the cache; given back, reset, at the end of its scope.
class Query {
  public:
    explicit Query(Statement& statement) : statement_{statement} {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { statement_.reset(); }
    Statement* operator->() { return &statement_; }
    Statement& operator*() { return statement_; }

  private:
    Statement& statement_;
};

/// What `history` says, kept while the file is open.
struct HistoryState {
    UndoStack stack;
    std::int64_t lamport = 0; ///< of the newest entry
};

inline constexpr const char* usual_cache = "PRAGMA cache_size = -16000"; // KiB

/// One connection to one project file, used by one thread at a time.
class Database {
  public:
    using Access = ProjectFile::Access;
    /// How SQLite itself shall hold the file. It takes no locks: `ProjectLock` does.
    enum class Mode { read_write, immutable };

    /// `path` is the file as the user named it, for messages; `file` the one SQLite opens.
    Database(std::filesystem::path path, const std::filesystem::path& file, Mode mode);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    /// Folds the write-ahead log back where the file was being written.
    ~Database();

    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// A prepared statement from the cache. The same SQL must not be lent twice at a time.
    [[nodiscard]] Query query(std::string_view sql);
    /// One cached statement, run to its end.
    template <class... Values>
    void run(std::string_view sql, const Values&... values) {
        auto statement = query(sql);
        (statement->bind(values), ...);
        statement->run();
    }
    /// Statements without parameters, not cached.
    void execute(const char* sql);

    /// From here on the file, just opened in write-ahead mode, is written under `lock`.
    void start_writing(std::unique_ptr<ProjectLock> lock);
    /// Holds a lock for as long as the file is read.
    void keep(std::unique_ptr<ProjectLock> lock) { lock_ = std::move(lock); }
    /// All that is in the log into the file; false where SQLite cannot.
    bool fold_log();
    /// What the file that is open has become; see `ProjectFile`.
    [[nodiscard]] FilePlace place() const;
    FilePlace fold_where_moved();

    /// Throws what SQLite's result code means to the user.
    [[noreturn]] void fail(int code) const;
    [[noreturn]] void damaged(std::string_view detail) const;

    // State of the layers above, which lives as long as the connection.
    Access access = Access::read_only;
    std::optional<HistoryState> history;
    IdGenerator ids;
    /// The newest entry of the history when a backup was made: there it is done, and grows no more.
    std::optional<HistoryId> copied;
    std::vector<Error> remarks; ///< see `ProjectFile::remarks`
    std::string missing;        ///< says that the file's log is not where it should be

  private:
    friend class Transaction;
    void configure(Mode mode);
    void require_place();
    void begin_log();
    void committed();
    bool fold_meanwhile();
    void settle();

    std::filesystem::path path_;
    sqlite3* handle_ = nullptr;
    std::unique_ptr<ProjectLock> lock_;
    bool log_is_new_ = false; ///< nothing was committed into it
    bool folded_ = true;      ///< all that was committed is in the file itself
    int log_pages_ = 0;
    struct SqlHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view sql) const {
            return std::hash<std::string_view>{}(sql);
        }
    };
    std::unordered_map<std::string, std::unique_ptr<Statement>, SqlHash, std::equal_to<>> cache_;
};

/// `BEGIN` … `COMMIT`; rolls back unless committed. One that writes is refused (unreadable) where
/// the file is no longer at its place.
class Transaction {
  public:
    enum class Kind { read, write };
    Transaction(Database& database, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Database& database_;
    Kind kind_;
};

/// What SQLite's result code `code` with its message means to the user of the file `path`.
Error translate_sqlite(int code, std::string_view message, const std::filesystem::path& path);

} // namespace filrouge::store
