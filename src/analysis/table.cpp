#include "analysis/table.h"

namespace filrouge::analysis {

Table empty_table(const Axis& rows, const Axis& cols) {
    Table table;
    table.rows = rows.labels;
    table.cols = cols.labels;
    table.counts.assign(rows.labels.size(), std::vector<std::uint64_t>(cols.labels.size()));
    table.row_totals.assign(rows.labels.size(), 0);
    table.col_totals.assign(cols.labels.size(), 0);
    return table;
}

std::vector<std::vector<double>> percentages(const Table& table, PercentOf base) {
    std::vector<std::vector<double>> shares(table.rows.size(),
                                            std::vector<double>(table.cols.size()));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t col = 0; col < table.cols.size(); ++col) {
            const auto whole = base == PercentOf::row   ? table.row_totals[row]
                               : base == PercentOf::col ? table.col_totals[col]
                                                        : table.total;
            if (whole == 0) continue;
            shares[row][col] =
                100.0 * static_cast<double>(table.counts[row][col]) / static_cast<double>(whole);
        }
    }
    return shares;
}

} // namespace filrouge::analysis
