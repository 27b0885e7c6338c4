#pragma once

#include "store/row.h"

#include <string>
#include <vector>

namespace filrouge::store {

class ChangesetRows;

/// A row with values of its own, which outlives where they were read and can go back in time.
class HistoricalRow final : public Row {
  public:
    explicit HistoricalRow(const Database& database) : Row{database} {}

    /// Takes the values of the first `columns` of a row that is there.
    void keep(const Row& row, std::size_t columns);
    /// Becomes what it was before the present change of `row`, which is a change of this row.
    void go_back(const ChangesetRows& row);
    [[nodiscard]] bool is_there() const { return !cells_.empty(); }

  private:
    struct Kept {
        Cell cell;
        std::string bytes; // those of `cell`
    };
    [[nodiscard]] Cell cell(int column) const override;
    void put(int column, const Cell& cell);

    std::vector<Kept> cells_; // none: the row is not there
};

} // namespace filrouge::store
