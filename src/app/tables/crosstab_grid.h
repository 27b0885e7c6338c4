#pragma once

#include "app/logic/table_view.h"

#include <wx/grid.h>
#include <wx/timer.h>

#include <functional>
#include <optional>
#include <vector>

namespace filrouge::app {

/// The cells of a cross-tab, totals at the right and at the bottom. A cell just changed is tinted
/// for a moment; click or Enter opens a cell.
class CrosstabGrid : public wxGrid {
  public:
    explicit CrosstabGrid(wxWindow* parent);
    /// Keeps scroll and cursor where rows and columns are the same as before.
    void show(const analysis::Table& table, ShownTable shown, CellShows shows);
    [[nodiscard]] const ShownTable& shown() const { return shown_; }
    [[nodiscard]] const std::vector<Cell>& tinted() const { return tinted_; }

    /// A cell of the table (not of the grid).
    std::function<void(Cell)> on_cell;

  private:
    void set_labels(const analysis::Table& table);
    void set_cells(const analysis::Table& table, CellShows shows);
    void tint(const std::vector<Cell>& changed);
    void untint();
    void open(int row, int col);
    void paint_totals();

    ShownTable shown_;
    analysis::Table last_;
    std::vector<Cell> tinted_; // cells of the grid
    wxTimer timer_;
};

} // namespace filrouge::app
