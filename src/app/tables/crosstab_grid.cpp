#include "app/tables/crosstab_grid.h"

#include "app/clipboard.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr int tint_ms = 2500;
constexpr std::size_t most_tinted = 12; // an import or merge changes them all: that points out none
constexpr std::size_t most_cells = 200000; // beyond, a grid of cells helps nobody

} // namespace

CrosstabGrid::CrosstabGrid(wxWindow* parent)
    : wxGrid{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE},
      cells_{new CrosstabCells}, timer_{this} {
    SetName("crosstab grid");
    SetTable(cells_, true);
    EnableEditing(false);
    DisableDragRowSize();
    SetDefaultCellAlignment(wxALIGN_RIGHT, wxALIGN_CENTER);
    SetRowLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTER);
    SetColLabelAlignment(wxALIGN_CENTER, wxALIGN_CENTER);
    SetLabelFont(wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT));
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    SetGridLineColour(to_wx(mix(ink, paper, 0.12)));
    SetLabelBackgroundColour(to_wx(mix(ink, paper, 0.05)));
    SetLabelTextColour(to_wx(ink));
    SetDefaultCellBackgroundColour(to_wx(paper));
    SetDefaultCellTextColour(to_wx(ink));
    SetSelectionMode(wxGridSelectCells);
    // The desktop's own may be white on a pale colour.
    SetSelectionBackground(to_wx(mix(system_colour(wxSYS_COLOUR_HIGHLIGHT), paper, 0.3)));
    SetSelectionForeground(to_wx(ink));
    Bind(wxEVT_GRID_CELL_LEFT_CLICK, [this](wxGridEvent& event) {
        SetGridCursor(event.GetRow(), event.GetCol());
        SetFocus();
        open(event.GetRow(), event.GetCol());
    });
    // Not passed on: it would mark the whole row or column.
    Bind(wxEVT_GRID_LABEL_LEFT_CLICK, [this](wxGridEvent& event) {
        SetFocus();
        if (event.GetRow() < 0) order_by(event.GetCol());
    });
    Bind(wxEVT_KEY_DOWN, &CrosstabGrid::key_pressed, this);
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { untint(); });
}

void CrosstabGrid::key_pressed(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
        open(GetGridCursorRow(), GetGridCursorCol());
    } else if (key == 'C' && event.GetModifiers() == wxMOD_CONTROL) {
        copy_to_clipboard(copied());
    } else {
        event.Skip();
    }
}

/// -1: the corner.
void CrosstabGrid::order_by(int col) {
    const auto& shown = cells_->shown();
    const auto c = static_cast<std::size_t>(col);
    if (col < 0)
        order_ = {};
    else
        order_ =
            clicked(order_, c < shown.cols.size() ? shown.cols[c] : cells_->table().cols.size());
    const auto table = cells_->table();
    show(table, unordered_, cells_->shows());
}

std::string CrosstabGrid::copied() const {
    const auto& table = cells_->table();
    const auto& shown = cells_->shown();
    if (!IsSelection()) return copied_table(table, shown, cells_->shows(), Totals::told);
    ShownTable marked;
    for (std::size_t row = 0; row < shown.rows.size(); ++row)
        for (std::size_t col = 0; col < shown.cols.size(); ++col) {
            if (!IsInSelection(static_cast<int>(row), static_cast<int>(col))) continue;
            if (marked.rows.empty() || marked.rows.back() != shown.rows[row])
                marked.rows.push_back(shown.rows[row]);
            if (std::find(marked.cols.begin(), marked.cols.end(), shown.cols[col]) ==
                marked.cols.end())
                marked.cols.push_back(shown.cols[col]);
        }
    if (marked.rows.empty()) return copied_table(table, shown, cells_->shows(), Totals::told);
    return copied_table(table, marked, cells_->shows(), Totals::left_out);
}

void CrosstabGrid::open(int row, int col) {
    if (row < 0 || col < 0 || !on_cell) return;
    const auto r = static_cast<std::size_t>(row);
    const auto c = static_cast<std::size_t>(col);
    const auto& shown = cells_->shown();
    if (r < shown.rows.size() && c < shown.cols.size()) on_cell({shown.rows[r], shown.cols[c]});
}

void CrosstabGrid::show(const analysis::Table& table, ShownTable shown, CellShows shows) {
    const bool too_large = shown.rows.size() * shown.cols.size() > most_cells;
    if (too_large) shown.rows.resize(most_cells / std::max<std::size_t>(shown.cols.size(), 1));
    const auto& last = cells_->table();
    if (table.cols != last.cols) order_ = {};
    unordered_ = shown;
    order_rows(shown, table, order_, shows);
    cells_->mark(order_);
    const bool same = shown.rows == cells_->shown().rows && shown.cols == cells_->shown().cols &&
                      table.rows == last.rows && table.cols == last.cols;
    const auto changed = same ? changed_cells(last, table) : std::vector<Cell>{};
    const wxGridUpdateLocker lock{this};
    untint();
    if (same) {
        cells_->update(table, shows);
    } else {
        cells_->replace(table, std::move(shown), shows);
        size_columns();
        paint_totals();
    }
    tint(changed);
    ForceRefresh();
}

int CrosstabGrid::width_of(wxDC& dc, const wxString& label) {
    const auto [width, fresh] = widths_.try_emplace(to_utf8(label), 0);
    if (fresh) width->second = dc.GetTextExtent(label).x;
    return width->second;
}

void CrosstabGrid::size_columns() {
    if (GetNumberRows() == 0) return;
    wxClientDC dc{this};
    dc.SetFont(GetLabelFont());
    int row_width = 0;
    for (int row = 0; row < GetNumberRows(); ++row) {
        row_width = std::max(row_width, width_of(dc, GetRowLabelValue(row)));
    }
    SetRowLabelSize(std::clamp(row_width + FromDIP(14), FromDIP(80), FromDIP(230)));
    const int narrow = FromDIP(58);
    const int wide = FromDIP(CrosstabCells::widest_column);
    const auto& shown = cells_->shown();
    for (std::size_t c = 0; c < shown.cols.size(); ++c) {
        const auto label =
            to_wx(short_label(cells_->table().cols[shown.cols[c]], shown.col_labels));
        SetColSize(static_cast<int>(c),
                   std::clamp(width_of(dc, label) + FromDIP(14), narrow, wide));
    }
    SetColSize(GetNumberCols() - 1, narrow);
    SetColLabelSize(GetCharHeight() + FromDIP(10));
    SetDefaultRowSize(GetCharHeight() + FromDIP(7), true);
}

void CrosstabGrid::paint_totals() {
    if (GetNumberRows() == 0) return;
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto back = to_wx(mix(system_colour(wxSYS_COLOUR_WINDOWTEXT), paper, 0.05));
    auto* attributes = new wxGridCellAttr;
    attributes->SetBackgroundColour(back);
    SetColAttr(GetNumberCols() - 1, attributes);
    attributes = new wxGridCellAttr;
    attributes->SetBackgroundColour(back);
    SetRowAttr(GetNumberRows() - 1, attributes);
}

void CrosstabGrid::tint(const std::vector<Cell>& changed) {
    if (changed.size() > most_tinted) return;
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto colour = to_wx(mix(Colour{255, 190, 0}, paper, 0.55));
    const auto& shown = cells_->shown();
    for (const auto& cell : changed) {
        const auto row = std::find(shown.rows.begin(), shown.rows.end(), cell.row);
        const auto col = std::find(shown.cols.begin(), shown.cols.end(), cell.col);
        if (row == shown.rows.end() || col == shown.cols.end()) continue;
        const Cell place{static_cast<std::size_t>(row - shown.rows.begin()),
                         static_cast<std::size_t>(col - shown.cols.begin())};
        SetCellBackgroundColour(static_cast<int>(place.row), static_cast<int>(place.col), colour);
        tinted_.push_back(place);
    }
    if (!tinted_.empty()) timer_.StartOnce(tint_ms);
    Refresh();
}

void CrosstabGrid::untint() {
    const auto paper = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW);
    for (const auto& cell : tinted_) {
        const auto row = static_cast<int>(cell.row);
        const auto col = static_cast<int>(cell.col);
        if (row < GetNumberRows() && col < GetNumberCols()) {
            SetCellBackgroundColour(row, col, paper);
        }
    }
    if (!tinted_.empty()) Refresh();
    tinted_.clear();
}

} // namespace filrouge::app
