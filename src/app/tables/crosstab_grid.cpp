#include "app/tables/crosstab_grid.h"

#include "app/wx_text.h"
#include "core/colours.h"

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr int tint_ms = 2500;
constexpr std::size_t most_tinted = 12; // an import or merge changes them all: that points out none
constexpr std::size_t most_cells = 200000; // beyond, a grid of cells helps nobody

/// Codes by their own name, indented under their parents; other labels as they are.
std::string row_label(const std::string& label) {
    const auto depth = std::count(label.begin(), label.end(), '/');
    std::string indent;
    for (long i = 0; i < depth; ++i) indent += "\u2003";
    return indent + short_label(label);
}

} // namespace

CrosstabGrid::CrosstabGrid(wxWindow* parent)
    : wxGrid{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE}, timer_{this} {
    SetName("crosstab grid");
    CreateGrid(0, 0);
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
    if (r < shown_.rows.size() && c < shown_.cols.size()) {
        on_cell({shown_.rows[r], shown_.cols[c]});
    }
}

void CrosstabGrid::show(const analysis::Table& table, ShownTable shown, CellShows shows) {
    const bool too_large = shown.rows.size() * shown.cols.size() > most_cells;
    if (too_large) shown.rows.resize(most_cells / std::max<std::size_t>(shown.cols.size(), 1));
    const bool same = shown.rows == shown_.rows && shown.cols == shown_.cols &&
                      table.rows == last_.rows && table.cols == last_.cols;
    const auto changed = same ? changed_cells(last_, table) : std::vector<Cell>{};
    const wxGridUpdateLocker lock{this};
    untint();
    if (!same) {
        shown_ = std::move(shown);
        if (GetNumberRows() > 0) DeleteRows(0, GetNumberRows());
        if (GetNumberCols() > 0) DeleteCols(0, GetNumberCols());
        if (!shown_.rows.empty() && !shown_.cols.empty()) {
            AppendRows(static_cast<int>(shown_.rows.size()) + 1);
            AppendCols(static_cast<int>(shown_.cols.size()) + 1);
            set_labels(table);
        }
    }
    last_ = table;
    if (GetNumberRows() == 0) return;
    set_cells(table, shows);
    if (!same) paint_totals();
    tint(changed);
}

void CrosstabGrid::set_labels(const analysis::Table& table) {
    wxClientDC dc{this};
    dc.SetFont(GetLabelFont());
    int row_width = dc.GetTextExtent(tw("Total")).x;
    for (std::size_t r = 0; r < shown_.rows.size(); ++r) {
        const auto label = to_wx(row_label(table.rows[shown_.rows[r]]));
        SetRowLabelValue(static_cast<int>(r), label);
        row_width = std::max(row_width, dc.GetTextExtent(label).x);
    }
    SetRowLabelValue(GetNumberRows() - 1, tw("Total"));
    SetRowLabelSize(std::clamp(row_width + FromDIP(14), FromDIP(80), FromDIP(230)));
    const int narrow = FromDIP(58);
    const int wide = FromDIP(150);
    for (std::size_t c = 0; c < shown_.cols.size(); ++c) {
        const int col = static_cast<int>(c);
        const auto label = to_wx(short_label(table.cols[shown_.cols[c]]));
        const int wanted = dc.GetTextExtent(label).x + FromDIP(14);
        SetColSize(col, std::clamp(wanted, narrow, wide));
        SetColLabelValue(col, wxControl::Ellipsize(label, dc, wxELLIPSIZE_END, wide - FromDIP(8)));
    }
    SetColLabelValue(GetNumberCols() - 1, tw("Total"));
    SetColSize(GetNumberCols() - 1, narrow);
    SetColLabelSize(GetCharHeight() + FromDIP(10));
    SetDefaultRowSize(GetCharHeight() + FromDIP(7), true);
}

void CrosstabGrid::set_cells(const analysis::Table& table, CellShows shows) {
    const auto put = [this](int row, int col, const std::string& text) {
        if (const auto wide = to_wx(text); GetCellValue(row, col) != wide) {
            SetCellValue(row, col, wide);
        }
    };
    const int total_row = GetNumberRows() - 1;
    const int total_col = GetNumberCols() - 1;
    for (int r = 0; r < total_row; ++r) {
        const auto row = shown_.rows[static_cast<std::size_t>(r)];
        for (int c = 0; c < total_col; ++c) {
            put(r, c, cell_text(table, {row, shown_.cols[static_cast<std::size_t>(c)]}, shows));
        }
        put(r, total_col, count_text(table.row_totals[row]));
    }
    for (int c = 0; c < total_col; ++c) {
        put(total_row, c, count_text(table.col_totals[shown_.cols[static_cast<std::size_t>(c)]]));
    }
    put(total_row, total_col, count_text(table.total));
}

void CrosstabGrid::paint_totals() {
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
    for (const auto& cell : changed) {
        const auto row = std::find(shown_.rows.begin(), shown_.rows.end(), cell.row);
        const auto col = std::find(shown_.cols.begin(), shown_.cols.end(), cell.col);
        if (row == shown_.rows.end() || col == shown_.cols.end()) continue;
        const Cell place{static_cast<std::size_t>(row - shown_.rows.begin()),
                         static_cast<std::size_t>(col - shown_.cols.begin())};
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
