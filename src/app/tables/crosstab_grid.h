#pragma once

#include "app/tables/crosstab_cells.h"

#include <wx/grid.h>
#include <wx/timer.h>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace filrouge::app {

/// The cells of a cross-tab, totals at the right and at the bottom. A cell just changed is tinted
/// for a moment; click or Enter opens a cell. A click on the head of a column orders the rows by
/// it, again the other way, on the corner as the table has them. Ctrl+C copies, with the labels.
class CrosstabGrid : public wxGrid {
  public:
    explicit CrosstabGrid(wxWindow* parent);
    /// Keeps scroll and cursor where rows and columns are the same as before.
    void show(const analysis::Table& table, ShownTable shown, CellShows shows);
    [[nodiscard]] CellShows shows() const { return cells_->shows(); }
    /// All of it, or the cells that are marked.
    [[nodiscard]] std::string copied() const;
    [[nodiscard]] const ShownTable& shown() const { return cells_->shown(); }
    [[nodiscard]] const std::vector<Cell>& tinted() const { return tinted_; }

    /// A cell of the table (not of the grid).
    std::function<void(Cell)> on_cell;

  private:
    void order_by(int col);
    void key_pressed(wxKeyEvent& event);
    void size_columns();
    int width_of(wxDC& dc, const wxString& label);
    void tint(const std::vector<Cell>& changed);
    void untint();
    void open(int row, int col);
    void paint_totals();

    CrosstabCells* cells_; // the grid's own
    ShownTable unordered_; // as it was given
    RowOrder order_;
    std::unordered_map<std::string, int> widths_; // of labels, which are slow to measure
    std::vector<Cell> tinted_;                    // cells of the grid
    wxTimer timer_;
};

} // namespace filrouge::app
