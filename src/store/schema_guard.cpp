#include "store/schema_guard.h"

#include "store/database.h"
#include "store/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <vector>

namespace filrouge::store {
namespace {

/// One row of `sqlite_schema`.
struct SchemaObject {
    std::string type;
    std::string name;
    std::string table;
    std::string sql; ///< empty: made by SQLite itself, for a key
    friend auto operator<=>(const SchemaObject&, const SchemaObject&) = default;
};
using Schema = std::vector<SchemaObject>;

// What a program that looks at the file may leave in it, and which says nothing about the project.
constexpr std::array statistics = {"CREATE TABLE sqlite_stat1(tbl,idx,stat)",
                                   "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"};

/// The same tokens whatever the line breaks: no name or literal of ours holds a space.
std::string in_one_line(std::string_view sql) {
    std::string line;
    for (const char c : sql) {
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!space && c == ')' && line.ends_with(' ')) line.pop_back();
        if (!space) line += c;
        if (space && !line.ends_with(' ') && !line.ends_with('(')) line += ' ';
    }
    return line;
}

std::string column_text(sqlite3_stmt* row, int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return text == nullptr ? std::string{} : std::string{text, size};
}

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// Sorted; an SQLite result code where it cannot be read.
int read_schema(sqlite3* handle, Schema& schema) {
    sqlite3_stmt* prepared = nullptr;
    int code = sqlite3_prepare_v2(handle, "SELECT type, name, tbl_name, sql FROM sqlite_schema", -1,
                                  &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> rows{prepared};
    if (code != SQLITE_OK) return code;
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
        schema.push_back({column_text(prepared, 0), column_text(prepared, 1),
                          column_text(prepared, 2), in_one_line(column_text(prepared, 3))});
    std::sort(schema.begin(), schema.end());
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

struct CloseDatabase {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};

/// What an empty file of that version has.
Schema make_expected(int version) {
    sqlite3* opened = nullptr;
    int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, CloseDatabase> handle{opened};
    Schema schema;
    if (code == SQLITE_OK)
        code = sqlite3_exec(opened, schema_script(version).c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) code = read_schema(opened, schema);
    if (code != SQLITE_OK)
        throw Failure{Error{ErrorCode::failed, "SQLite cannot make the tables of a project",
                            "Install SQLite 3.37 or newer"}};
    return schema;
}

bool is_statistics(const SchemaObject& object) {
    return std::find(statistics.begin(), statistics.end(), object.sql) != statistics.end();
}

[[noreturn]] void refuse(const Database& database, std::string_view why) {
    database.damaged(fmt::format("not the schema of a project: {}", why));
}

[[noreturn]] void refuse_newer(const Database& database, int version) {
    throw Failure{
        Error{ErrorCode::newer_version,
              fmt::format("{} was written by a newer Filrouge (format {}, this one reads up to {})",
                          database.path().string(), version, newest_schema()),
              "Install the newest Filrouge"}};
}

/// A name that somebody else gave, fit for a message.
std::string shown(const std::string& name) {
    constexpr std::size_t longest = 60;
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
    });
    return plain && name.size() <= longest ? name : "…";
}

const SchemaObject* find_named(const Schema& schema, const SchemaObject& like) {
    const auto found = std::find_if(schema.begin(), schema.end(), [&](const SchemaObject& object) {
        return object.type == like.type && object.name == like.name;
    });
    return found == schema.end() ? nullptr : &*found;
}

} // namespace

void require_schema(Database& database, int version) {
    const int present = std::max(version, schema_of(database));
    if (present > newest_schema()) refuse_newer(database, present);
    Schema found;
    const int code = read_schema(database.handle(), found);
    // What SQLite does not understand, nobody made with it.
    if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_TOOBIG)
        refuse(database, sqlite3_errmsg(database.handle()));
    if (code != SQLITE_OK) database.fail(code);
    std::erase_if(found, is_statistics);
    const auto expected = make_expected(present);
    for (const auto& object : expected)
        if (find_named(found, object) == nullptr)
            refuse(database, fmt::format("the {} {} is missing from it", object.type, object.name));
    for (const auto& object : found) {
        const auto* ours = find_named(expected, object);
        if (ours == nullptr)
            refuse(database, fmt::format("the {} {} is not part of it", shown(object.type),
                                         shown(object.name)));
        if (*ours != object)
            refuse(database,
                   fmt::format("the {} {} is not as it should be", object.type, object.name));
    }
    if (found.size() != expected.size()) refuse(database, "something is in it twice");
}

} // namespace filrouge::store
