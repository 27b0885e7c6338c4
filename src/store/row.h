#pragma once

#include "core/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3_value;

namespace filrouge::store {

class Database;

/// One row read from the project file, from a query or from a changeset. Nothing read is trusted: a
/// cell that is not what its column promises throws `Failure` (damaged). Columns count from 0.
class Row {
  public:
    virtual ~Row() = default;

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    /// 0 … 2³²-2: positions, numbers, counts.
    [[nodiscard]] std::uint32_t small(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid UTF-8.
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string blob(int column) const;
    template <class AnyId>
    [[nodiscard]] AnyId id(int column) const {
        return AnyId{uuid(column)};
    }
    /// NULL is the nil id.
    template <class AnyId>
    [[nodiscard]] AnyId id_or_nil(int column) const {
        return is_null(column) ? AnyId{} : AnyId{uuid(column)};
    }
    /// Adds the cell as a changeset writes it (changeset_format.h), whatever it is.
    void append_field(int column, std::string& to) const;
    /// Throws `Failure` (damaged): a cell of this row cannot be.
    [[noreturn]] void refuse(int column) const;

  protected:
    enum class Kind { null, integer, real, text, blob };
    struct Cell {
        Kind kind = Kind::null;
        std::int64_t integer = 0;
        double real = 0;
        std::string_view bytes; ///< until the row moves on
    };
    static Cell cell_of(sqlite3_value* value);
    explicit Row(const Database& database) : owner_{&database} {}
    Row(const Row&) = default;
    Row& operator=(const Row&) = delete;
    [[nodiscard]] virtual Cell cell(int column) const = 0;
    [[nodiscard]] const Database& owner() const { return *owner_; }

  private:
    friend class HistoricalRow;
    [[nodiscard]] UuidBytes uuid(int column) const;
    const Database* owner_;
};

} // namespace filrouge::store
