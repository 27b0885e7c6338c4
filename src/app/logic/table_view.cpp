#include "app/logic/table_view.h"

#include "app/logic/palette.h"
#include "app/logic/strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace filrouge::app {

ShownTable shown_table(const analysis::Table& table, std::string_view filter) {
    ShownTable shown;
    shown.cols.resize(table.cols.size());
    std::iota(shown.cols.begin(), shown.cols.end(), std::size_t{0});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (fits_words(table.rows[i], filter)) shown.rows.push_back(i);
    }
    return shown;
}

std::string percent_text(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0 || part == 0) return {};
    auto text =
        fmt::format("{:.1f}", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    if (language() == Language::english) return text + "%";
    std::replace(text.begin(), text.end(), '.', ',');
    return text + "\u00a0%";
}

std::string cell_text(const analysis::Table& table, Cell cell, CellShows shows) {
    const auto count = table.counts[cell.row][cell.col];
    switch (shows) {
    case CellShows::row_percent: return percent_text(count, table.row_totals[cell.row]);
    case CellShows::col_percent: return percent_text(count, table.col_totals[cell.col]);
    case CellShows::total_percent: return percent_text(count, table.total);
    case CellShows::counts: break;
    }
    return count == 0 ? std::string{} : count_text(count);
}

std::string short_label(const std::string& label) {
    if (label == "(none)") return tr(label);
    const auto slash = label.rfind('/');
    return slash == std::string::npos ? label : label.substr(slash + 1);
}

std::vector<Cell> changed_cells(const analysis::Table& before, const analysis::Table& after) {
    if (before.rows != after.rows || before.cols != after.cols) return {};
    std::vector<Cell> changed;
    for (std::size_t row = 0; row < after.rows.size(); ++row) {
        for (std::size_t col = 0; col < after.cols.size(); ++col) {
            if (before.counts[row][col] != after.counts[row][col]) changed.push_back({row, col});
        }
    }
    return changed;
}

} // namespace filrouge::app
