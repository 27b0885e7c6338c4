#pragma once

#include "workbench/tables/tabulate.h"

#include <optional>
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

/// What the labels of an axis are: a `/` in a name parts nothing.
enum class Labels { paths, names };
Labels labels_of(std::string_view axis);

/// Rows and columns of the table that are shown, in this order.
struct ShownTable {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> cols;
    Labels row_labels = Labels::names;
    Labels col_labels = Labels::names;
};

/// Every column; rows whose label has every word of `filter`.
ShownTable shown_table(const analysis::Table& table, std::string_view filter);

/// By what the rows are ordered; without a column as the table has them.
struct RowOrder {
    std::optional<std::size_t> col; ///< of the table; one past the last: the totals
    bool falling = true;
};
/// Rows of the same count stay in the table's order.
void order_rows(ShownTable& shown, const analysis::Table& table, RowOrder order, CellShows shows);
/// The order after a click on the head of a column: the greatest first, then the other way.
RowOrder clicked(RowOrder now, std::size_t col);

/// What is shown as a table of its own, with the totals of the whole.
analysis::Table part_of(const analysis::Table& table, const ShownTable& shown);
enum class Totals { told, left_out };
/// The labels and cells as a spreadsheet takes them from the clipboard.
std::string copied_table(const analysis::Table& table, const ShownTable& shown, CellShows shows,
                         Totals totals);

/// `12` or `34,5 %` (in French); empty for zero, so that the eye finds the others.
std::string cell_text(const analysis::Table& table, Cell cell, CellShows shows);
/// Text of `part` as a share of `whole`.
std::string percent_text(std::uint64_t part, std::uint64_t whole);

/// A value; in quotation marks where it reads like what is shown for no value.
std::string own_word(const std::string& value);

/// The last part of a path, and `(none)` in the user's language.
std::string short_label(const std::string& label, Labels labels);

/// Cells that differ; all of them where the labels changed, so then none is pointed out.
std::vector<Cell> changed_cells(const analysis::Table& before, const analysis::Table& after);

} // namespace filrouge::app
