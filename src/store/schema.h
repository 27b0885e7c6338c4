#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace filrouge::store {

class Database;

/// SQLite's `application_id` of a project file: "FlRg".
inline constexpr std::uint32_t application_id = 0x466c5267;
/// `user_version` of the newest schema that we read and write.
extern const int newest_schema;

/// Tables recorded in the history. `original` and `text_content` are not among them: what is kept
/// there never changes. Nor are `past_search`, which is nobody's work, and `seal`.
inline constexpr std::array tracked_tables = {
    "project",        "coder", "source",   "participant", "turn", "variable",
    "variable_value", "code",  "relation", "coding",      "memo", "saved_search"};

/// The version that the database has with its log, which may be newer than what the header of the
/// file says: a program may have ended before it folded a migration back.
int schema_of(Database& database);

/// Brings the schema from version `from` (0: an empty file) or what `schema_of` says, where that is
/// newer, to the newest. Needs a transaction.
void migrate(Database& database, int from);

/// The statements that make an empty file of that version (1 … `newest_schema`).
std::string schema_script(int version);

} // namespace filrouge::store
