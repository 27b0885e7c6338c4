#include "app/tables/crosstab_cells.h"

#include "app/wx_text.h"

#include <algorithm>

namespace filrouge::app {
namespace {

/// Codes by their own name, indented under their parents; other labels as they are.
std::string row_label(const std::string& label, Labels labels) {
    if (labels == Labels::names) return short_label(label, labels);
    const auto depth = std::count(label.begin(), label.end(), '/');
    std::string indent;
    for (long i = 0; i < depth; ++i) indent += "\u2003";
    return indent + short_label(label, labels);
}

} // namespace

int CrosstabCells::GetNumberRows() {
    return shown_.rows.empty() || shown_.cols.empty() ? 0
                                                      : static_cast<int>(shown_.rows.size()) + 1;
}

int CrosstabCells::GetNumberCols() {
    return shown_.rows.empty() || shown_.cols.empty() ? 0
                                                      : static_cast<int>(shown_.cols.size()) + 1;
}

wxString CrosstabCells::GetValue(int row, int col) {
    const auto r = static_cast<std::size_t>(row);
    const auto c = static_cast<std::size_t>(col);
    const bool total_row = r >= shown_.rows.size();
    const bool total_col = c >= shown_.cols.size();
    if (total_row && total_col) return to_wx(count_text(table_.total));
    if (total_row) return to_wx(count_text(table_.col_totals[shown_.cols[c]]));
    if (total_col) return to_wx(count_text(table_.row_totals[shown_.rows[r]]));
    return to_wx(cell_text(table_, {shown_.rows[r], shown_.cols[c]}, shows_));
}

wxString CrosstabCells::GetRowLabelValue(int row) {
    const auto r = static_cast<std::size_t>(row);
    if (r >= shown_.rows.size()) return tw("Total");
    return to_wx(row_label(table_.rows[shown_.rows[r]], shown_.row_labels));
}

wxString CrosstabCells::GetColLabelValue(int col) {
    const auto c = static_cast<std::size_t>(col);
    const bool total = c >= shown_.cols.size();
    // First, where a long label is not cut.
    const auto arrow = order_.col == (total ? table_.cols.size() : shown_.cols[c])
                           ? to_wx(order_.falling ? "\u25bc " : "\u25b2 ")
                           : wxString{};
    if (total) return arrow + tw("Total");
    const auto [label, fresh] = cut_labels_.try_emplace(col);
    if (fresh) {
        auto* grid = GetView();
        wxClientDC dc{grid};
        dc.SetFont(grid->GetLabelFont());
        label->second =
            wxControl::Ellipsize(to_wx(short_label(table_.cols[shown_.cols[c]], shown_.col_labels)),
                                 dc, wxELLIPSIZE_END, grid->FromDIP(widest_column - 8));
    }
    return arrow + label->second;
}

void CrosstabCells::update(const analysis::Table& table, CellShows shows) {
    table_ = table;
    shows_ = shows;
}

void CrosstabCells::replace(const analysis::Table& table, ShownTable shown, CellShows shows) {
    const int rows = GetNumberRows();
    const int cols = GetNumberCols();
    table_ = table;
    shown_ = std::move(shown);
    shows_ = shows;
    cut_labels_.clear();
    tell(wxGRIDTABLE_NOTIFY_ROWS_DELETED, 0, rows);
    tell(wxGRIDTABLE_NOTIFY_COLS_DELETED, 0, cols);
    tell(wxGRIDTABLE_NOTIFY_ROWS_APPENDED, GetNumberRows(), 0);
    tell(wxGRIDTABLE_NOTIFY_COLS_APPENDED, GetNumberCols(), 0);
}

void CrosstabCells::tell(wxGridTableRequest what, int where, int count) {
    if (where == 0 && count == 0) return;
    wxGridTableMessage message{this, what, where, count};
    GetView()->ProcessTableMessage(message);
}

} // namespace filrouge::app
