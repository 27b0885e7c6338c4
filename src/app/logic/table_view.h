#pragma once

#include "workbench/tabulate.h"

#include <string>
#include <string_view>
#include <vector>

// What the cross-tab pane shows of a table.
namespace filrouge::app {

enum class CellShows { counts, row_percent, col_percent, total_percent };

struct Cell {
    std::size_t row = 0;
    std::size_t col = 0;
    friend bool operator==(Cell, Cell) = default;
};

/// Rows and columns of the table that are shown, in the table's order.
struct ShownTable {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> cols;
};

/// Every column; rows whose label has every word of `filter`.
ShownTable shown_table(const analysis::Table& table, std::string_view filter);

/// `12` or `34,5 %` (in French); empty for zero, so that the eye finds the others.
std::string cell_text(const analysis::Table& table, Cell cell, CellShows shows);
/// Text of `part` as a share of `whole`.
std::string percent_text(std::uint64_t part, std::uint64_t whole);

/// The last part of a path, and `(none)` in the user's language.
std::string short_label(const std::string& label);

/// Cells that differ; all of them where the labels changed, so then none is pointed out.
std::vector<Cell> changed_cells(const analysis::Table& before, const analysis::Table& after);

} // namespace filrouge::app
