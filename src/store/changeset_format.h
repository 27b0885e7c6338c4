#pragma once

#include "store/columns.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The bytes of a changeset (https://www.sqlite.org/session/changeset.html), read by code of our own
// that trusts none of them. SQLite's session functions do trust them: some bytes make them run for
// ever. So nothing that was kept reaches them before it has passed here.
namespace filrouge::store {

/// One value as the format writes it: its type, then what belongs to it. Two values are the same if
/// and only if these bytes are.
using Field = std::string_view;
/// A value that an update does not touch.
inline constexpr Field absent_field{"\0", 1};

/// How the values of rows read elsewhere are written, to be compared with what a changeset says.
void append_null(std::string& to);
void append_integer(std::string& to, std::int64_t number);
void append_real(std::string& to, double number);
void append_text(std::string& to, std::string_view text);
void append_blob(std::string& to, std::string_view bytes);

/// Goes through a changeset, which must outlive it.
class ChangesetReader {
  public:
    enum class Operation { insert, update, remove };

    explicit ChangesetReader(std::string_view changeset) : rest_{changeset} {}

    /// Moves to the next change. False at the end, and where the bytes are none that an edit could
    /// have left: then `flaw` says why.
    bool next();
    /// Empty: none so far.
    [[nodiscard]] const std::string& flaw() const { return flaw_; }

    /// Index in the tables of `newest_format`.
    [[nodiscard]] std::size_t table() const { return table_; }
    [[nodiscard]] Operation operation() const { return operation_; }
    /// The id of the row, 16 bytes.
    [[nodiscard]] std::string_view key() const;
    /// One a column of the table as it is now: of a row that went all, of one that changed the key
    /// and what changed; else `absent_field`. `now` likewise, of a row that came or changed, where
    /// the key is absent. A column that came after the changeset holds what the migration put
    /// there.
    [[nodiscard]] const std::vector<Field>& before() const { return before_; }
    [[nodiscard]] const std::vector<Field>& now() const { return now_; }

  private:
    bool read_table();
    bool read_columns(std::size_t count);
    bool read_change();
    bool read_record(std::vector<Field>& record);
    bool read_field(Holds holds, Field& field);
    bool read_bytes(Field& field, bool is_text);
    [[nodiscard]] bool is_whole() const;
    bool fail(std::string why);

    std::string_view rest_;
    std::string flaw_;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t table_ = none;
    std::size_t columns_ = 0;       // of the table, that the changeset has
    std::uint32_t tables_seen_ = 0; // a bit each
    std::size_t changes_of_table_ = 0;
    Operation operation_ = Operation::insert;
    std::vector<Field> before_;
    std::vector<Field> now_;
};

/// Why the bytes are not what an edit leaves; empty: they are.
std::string flaw_of(std::string_view changeset);

} // namespace filrouge::store
