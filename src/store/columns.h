#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace filrouge::store {

/// What the cells of a column hold.
enum class Holds { key, id, id_or_null, text, integer, integer_or_null, real_or_null };

/// What a column that came later holds in rows written before it existed. The migration that adds
/// the column has the same `DEFAULT`.
enum class Earlier { was_there, null, zero, empty_text };

struct Column {
    std::string_view name;
    Holds holds;
    Earlier earlier = Earlier::was_there;
};

/// A table that changesets may name. Columns in the order of the schema; new ones come last, and a
/// changeset recorded before they came names only those before them.
struct RecordedTable {
    std::string_view name;
    std::span<const Column> columns;
    bool tracked = true; ///< changes are still recorded

    /// Columns that it always had.
    [[nodiscard]] constexpr std::size_t first_columns() const {
        std::size_t count = 0;
        while (count < columns.size() && columns[count].earlier == Earlier::was_there) ++count;
        return count;
    }
};

} // namespace filrouge::store
