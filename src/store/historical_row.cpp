#include "store/historical_row.h"

#include "store/changeset_rows.h"

namespace filrouge::store {

void HistoricalRow::keep(const Row& row, std::size_t columns) {
    cells_.assign(columns, {});
    for (int column = 0; column < static_cast<int>(columns); ++column)
        put(column, row.cell(column));
}

void HistoricalRow::go_back(const ChangesetRows& row) {
    if (row.operation() == SQLITE_INSERT) {
        cells_.clear();
        return;
    }
    if (!is_there()) cells_.resize(row.width());
    for (int column = 0; column < static_cast<int>(cells_.size()); ++column)
        if (const auto before = row.before(column)) put(column, *before);
}

Row::Cell HistoricalRow::cell(int column) const {
    const auto& kept = cells_.at(static_cast<std::size_t>(column));
    auto cell = kept.cell;
    cell.bytes = kept.bytes;
    return cell;
}

void HistoricalRow::put(int column, const Cell& cell) {
    auto& kept = cells_.at(static_cast<std::size_t>(column));
    kept.bytes = cell.bytes;
    kept.cell = cell;
    kept.cell.bytes = {};
}

} // namespace filrouge::store
