#include "app/tables/crosstab_grid.h"

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
    Bind(wxEVT_GRID_CELL_LEFT_CLICK, [this](wxGridEvent& event) {
        SetGridCursor(event.GetRow(), event.GetCol());
        SetFocus();
        open(event.GetRow(), event.GetCol());
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER) {
            open(GetGridCursorRow(), GetGridCursorCol());
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { untint(); });
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
        const auto label = to_wx(short_label(cells_->table().cols[shown.cols[c]]));
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
