#include "app/logic/table_view.h"

#include "analysis/axes.h"
#include "app/logic/attributes_grid.h"
#include "app/logic/palette.h"
#include "app/logic/strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace filrouge::app {
namespace {

using analysis::no_value;

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Shares of a column or of all go as the counts do.
double weight(const analysis::Table& table, std::size_t row, std::size_t col, CellShows shows) {
    if (col >= table.cols.size()) return static_cast<double>(table.row_totals[row]);
    const auto count = table.counts[row][col];
    return shows == CellShows::row_percent ? share(count, table.row_totals[row])
                                           : static_cast<double>(count);
}

/// Spreadsheets take neither a no-break space nor one between thousands for part of a number.
std::string copied_cell(const analysis::Table& table, Cell cell, CellShows shows) {
    if (shows == CellShows::counts) return std::to_string(table.counts[cell.row][cell.col]);
    auto text = cell_text(table, cell, shows);
    const auto space = text.find("\u00a0");
    if (space != std::string::npos) text.erase(space, std::string_view{"\u00a0"}.size());
    return text;
}

} // namespace

std::string own_word(const std::string& value) {
    return value == tr("(none)") ? tr("“{}”", value) : value;
}

void order_rows(ShownTable& shown, const analysis::Table& table, RowOrder order, CellShows shows) {
    if (!order.col || *order.col > table.cols.size()) return;
    std::stable_sort(shown.rows.begin(), shown.rows.end(), [&](std::size_t a, std::size_t b) {
        const auto first = weight(table, a, *order.col, shows);
        const auto second = weight(table, b, *order.col, shows);
        return order.falling ? first > second : first < second;
    });
}

RowOrder clicked(RowOrder now, std::size_t col) {
    return {col, now.col != col || !now.falling};
}

analysis::Table part_of(const analysis::Table& table, const ShownTable& shown) {
    analysis::Table part;
    part.total = table.total;
    for (const auto col : shown.cols) {
        part.cols.push_back(table.cols[col]);
        part.col_totals.push_back(table.col_totals[col]);
    }
    for (const auto row : shown.rows) {
        part.rows.push_back(table.rows[row]);
        part.row_totals.push_back(table.row_totals[row]);
        auto& counts = part.counts.emplace_back();
        for (const auto col : shown.cols) counts.push_back(table.counts[row][col]);
    }
    return part;
}

std::string copied_table(const analysis::Table& table, const ShownTable& shown, CellShows shows,
                         Totals totals) {
    const bool told = totals == Totals::told;
    const auto label = [](const std::string& name) {
        return name == no_value ? tr(name) : own_word(name);
    };
    std::vector<std::vector<std::string>> lines{{""}};
    for (const auto col : shown.cols) lines[0].push_back(label(table.cols[col]));
    if (told) lines[0].push_back(tr("Total"));
    for (const auto row : shown.rows) {
        auto& line = lines.emplace_back(std::vector{label(table.rows[row])});
        for (const auto col : shown.cols) line.push_back(copied_cell(table, {row, col}, shows));
        if (told) line.push_back(std::to_string(table.row_totals[row]));
    }
    if (told) {
        auto& line = lines.emplace_back(std::vector{tr("Total")});
        for (const auto col : shown.cols) line.push_back(std::to_string(table.col_totals[col]));
        line.push_back(std::to_string(table.total));
    }
    return format_block(lines);
}

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

Labels labels_of(std::string_view axis) {
    return axis == "codes" ? Labels::paths : Labels::names;
}

std::string short_label(const std::string& label, Labels labels) {
    if (label == no_value) return tr(label);
    const auto slash = labels == Labels::paths ? label.rfind('/') : std::string::npos;
    return slash == std::string::npos ? own_word(label) : label.substr(slash + 1);
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
