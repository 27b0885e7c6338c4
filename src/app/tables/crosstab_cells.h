#pragma once

#include "app/logic/table_view.h"

#include <wx/grid.h>

#include <unordered_map>

namespace filrouge::app {

/// What a grid asks of a cross-tab: texts are made when they are drawn, since of a thousand
/// columns a window shows a dozen. The last row and the last column are totals.
class CrosstabCells : public wxGridTableBase {
  public:
    int GetNumberRows() override;
    int GetNumberCols() override;
    wxString GetValue(int row, int col) override;
    void SetValue(int /*row*/, int /*col*/, const wxString& /*text*/) override {}
    wxString GetRowLabelValue(int row) override;
    wxString GetColLabelValue(int col) override;

    /// The same rows and columns with other counts, or shown otherwise.
    void update(const analysis::Table& table, CellShows shows);
    /// Other rows and columns. The grid is told.
    void replace(const analysis::Table& table, ShownTable shown, CellShows shows);
    /// Marks the head of the column by which the rows are ordered.
    void mark(RowOrder order) { order_ = order; }
    [[nodiscard]] CellShows shows() const { return shows_; }
    [[nodiscard]] const analysis::Table& table() const { return table_; }
    [[nodiscard]] const ShownTable& shown() const { return shown_; }

    static constexpr int widest_column = 150; ///< DIP; longer labels are cut

  private:
    void tell(wxGridTableRequest what, int where, int count);

    analysis::Table table_;
    ShownTable shown_;
    CellShows shows_ = CellShows::counts;
    RowOrder order_;
    std::unordered_map<int, wxString> cut_labels_; // by column, as drawn
};

} // namespace filrouge::app
