#include "store/database.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace filrouge::store {
namespace {

struct Limit {
    int what;
    int most;
};
// Well above what our own statements and tables need, far below what could be used against us.
constexpr std::array limits = {
    Limit{SQLITE_LIMIT_SQL_LENGTH, 100'000},  Limit{SQLITE_LIMIT_COLUMN, 64},
    Limit{SQLITE_LIMIT_EXPR_DEPTH, 50},       Limit{SQLITE_LIMIT_COMPOUND_SELECT, 10},
    Limit{SQLITE_LIMIT_VDBE_OP, 50'000},      Limit{SQLITE_LIMIT_FUNCTION_ARG, 10},
    Limit{SQLITE_LIMIT_ATTACHED, 0},          Limit{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    Limit{SQLITE_LIMIT_VARIABLE_NUMBER, 100}, Limit{SQLITE_LIMIT_TRIGGER_DEPTH, 0},
    Limit{SQLITE_LIMIT_WORKER_THREADS, 0},
};

/// The file as a URI, because only a URI can say `immutable`.
std::string to_uri(const std::filesystem::path& file, std::string_view parameters) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).generic_string()) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x80 && std::isalnum(byte)) ||
            std::string_view{"/-_.~"}.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += fmt::format("%{:02X}", byte);
    }
    return fmt::format("{}?{}", uri, parameters);
}

} // namespace

Database::Database(std::filesystem::path path, const std::filesystem::path& file, Mode mode)
    : path_{std::move(path)} {
    const int reach = mode == Mode::read_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const auto uri = to_uri(file, mode == Mode::immutable ? "immutable=1" : "immutable=0");
    const int code = sqlite3_open_v2(uri.c_str(), &handle_,
                                     reach | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, "unix-none");
    try {
        if (code != SQLITE_OK) fail(code);
        configure(mode);
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

void Database::configure(Mode mode) {
    sqlite3_extended_result_codes(handle_, 1);
    // The file may come from anybody: nothing in its schema shall run by itself.
    for (const int feature : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_TRUSTED_SCHEMA})
        sqlite3_db_config(handle_, feature, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Until the file is known to be sound, closing must not write to it.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    for (const auto& [limit, most] : limits) sqlite3_limit(handle_, limit, most);
    // Before anything that reads the file: without locks, SQLite shares no log.
    if (mode == Mode::read_write) execute("PRAGMA locking_mode = EXCLUSIVE");
    execute("PRAGMA cell_size_check = ON");
    execute(usual_cache);
    if (mode == Mode::read_write) {
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA foreign_keys = ON");
    } else {
        execute("PRAGMA query_only = ON");
    }
}

Database::~Database() {
    cache_.clear(); // an open statement would keep the log from being folded back
    if (access == Access::read_write) {
        settle();
    } else {
        sqlite3_close_v2(handle_);
    }
}

Query Database::query(std::string_view sql) {
    auto found = cache_.find(sql);
    if (found == cache_.end())
        found = cache_.emplace(sql, std::make_unique<Statement>(*this, sql)).first;
    return Query{*found->second};
}

void Database::execute(const char* sql) {
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

void Database::fail(int code) const {
    // The connection's message, which says more, unless it is about something else.
    const bool same = handle_ && (sqlite3_errcode(handle_) & 0xff) == (code & 0xff);
    throw Failure{
        translate_sqlite(code, same ? sqlite3_errmsg(handle_) : sqlite3_errstr(code), path_)};
}

void Database::damaged(std::string_view detail) const {
    throw Failure{translate_sqlite(SQLITE_CORRUPT, detail, path_)};
}

Error translate_sqlite(int code, std::string_view message, const std::filesystem::path& path) {
    const auto error = [&](ErrorCode meaning, std::string_view what, std::string_view hint) {
        return Error{meaning, fmt::format("{} {} ({})", path.string(), what, message),
                     std::string{hint}};
    };
    // SQLite's own words say no more than ours.
    const auto plain = [&](ErrorCode meaning, std::string_view what, std::string_view hint) {
        return Error{meaning, fmt::format("{} {}", path.string(), what), std::string{hint}};
    };
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return plain(ErrorCode::locked, "is in use by another program",
                     "Close it there, or wait until that program is done");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return error(ErrorCode::damaged, "is damaged",
                     "Go back to a backup, and keep the damaged file: much of it can be recovered");
    case SQLITE_CONSTRAINT:
        return error(ErrorCode::invalid_input, "cannot hold this: it breaks a rule of the project",
                     "Nothing was changed");
    case SQLITE_TOOBIG:
        return error(ErrorCode::invalid_input, "cannot hold anything this large",
                     "Split the document into parts");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return plain(ErrorCode::unreadable, "cannot be opened or written",
                     "Check that you may write to the file and to its folder");
    case SQLITE_IOERR:
        return error(ErrorCode::unreadable, "cannot be read or written",
                     "Check the disk or the connection to it");
    case SQLITE_FULL:
        return plain(ErrorCode::failed, "could not be written: the disk is full",
                     "Nothing was changed. Make room and try again");
    default: return error(ErrorCode::failed, "could not be read or written", "");
    }
}

} // namespace filrouge::store
