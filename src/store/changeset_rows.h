#pragma once

#include "core/ids.h"
#include "store/columns.h"
#include "store/row.h"
#include "store/sqlite_api.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::store {

/// Walks a changeset, which must outlive it. Of a table that has got columns since, they hold what
/// the migration put there. As a row it shows the new values of a row that came,
/// the old ones of a row that changed (where a column did not change: NULL) or went.
class ChangesetRows final : public Row {
  public:
    ChangesetRows(const Database& database, std::string_view changeset);
    ChangesetRows(const ChangesetRows&) = delete;
    ChangesetRows& operator=(const ChangesetRows&) = delete;
    ~ChangesetRows() override;

    bool next();
    [[nodiscard]] std::string_view table() const { return table_; }
    /// Columns that the table has now: at least those that the changeset names.
    [[nodiscard]] std::size_t width() const;
    /// SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE.
    [[nodiscard]] int operation() const { return operation_; }
    [[nodiscard]] UuidBytes key() const { return id<HistoryId>(0).bytes; }

    /// The update gives that column another value.
    [[nodiscard]] bool updates(int column) const;
    /// What the change puts there and takes from there, where that is text.
    [[nodiscard]] std::vector<std::string> texts(int column) const;
    /// The value before the change; nothing where the row or the value was not changed from one.
    [[nodiscard]] std::optional<Cell> before(int column) const;

    /// Every id of another row that stands in this one before or after the change.
    template <class Take>
    void each_reference(const Take& take) const {
        for (int column = 1; column < columns_; ++column) {
            for (const auto side : {Side::before, Side::now}) {
                if (const auto id = reference(column, side)) take(*id);
            }
        }
    }

  private:
    enum class Side { before, now };
    [[nodiscard]] bool has(Side side) const;
    [[nodiscard]] sqlite3_value* value(int column, Side side) const;
    [[nodiscard]] std::optional<UuidBytes> reference(int column, Side side) const;
    [[nodiscard]] Cell cell(int column) const override;
    [[nodiscard]] Cell earlier_cell(int column) const;

    sqlite3_changeset_iter* at_ = nullptr;
    std::string_view table_;
    const RecordedTable* recorded_ = nullptr;
    int columns_ = 0; // that the changeset names
    int operation_ = 0;
};

} // namespace filrouge::store
