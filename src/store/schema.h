#pragma once

#include "store/columns.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace filrouge::store {

class Database;

/// SQLite's `application_id` of a project file: "FlRg".
inline constexpr std::uint32_t application_id = 0x466c5267;
/// From one version to the next: new tables, what moves into them, and the rest. Published ones
/// never change, nor does a blank in them: files are compared with them.
struct Migration {
    const char* tables;
    void (*move)(Database&);
    const char* script;
};

/// What a project file of the newest version is.
struct Format {
    /// Those recorded in the history, and those that were. `original` and `text_content` are not
    /// among them: what is kept there never changes. Nor are `past_search`, which is nobody's work,
    /// and `seal`.
    std::span<const RecordedTable> tables;
    std::span<const Migration> migrations; ///< from an empty file to the newest version
};
const Format& newest_format();
/// `user_version` of the newest schema that we read and write.
int newest_schema();
/// In `newest_format`; null where it has no table of that name.
const RecordedTable* find_table(std::string_view name);

/// While it lives, `newest_format` is another one: a test tries a version to come. No project may
/// be open when it comes and goes. `format` must outlive it.
class FormatToCome {
  public:
    explicit FormatToCome(const Format& format);
    FormatToCome(const FormatToCome&) = delete;
    FormatToCome& operator=(const FormatToCome&) = delete;
    ~FormatToCome();
};

/// The version that the database has with its log, which may be newer than what the header of the
/// file says: a program may have ended before it folded a migration back.
int schema_of(Database& database);

/// Brings the schema from version `from` (0: an empty file) or what `schema_of` says, where that is
/// newer, to the newest. Needs a transaction.
void migrate(Database& database, int from);

/// The statements that make an empty file of that version (1 … `newest_schema()`).
std::string schema_script(int version);

} // namespace filrouge::store
