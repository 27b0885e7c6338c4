#pragma once

#include "core/csv.h"
#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::publish {

/// A table of numbers with totals, ready to write. Percentages stand beside the counts where given.
struct TableDocument {
    std::string title;
    std::string language = "fr";
    std::string row_heading;
    std::string col_heading;
    std::vector<std::string> rows;
    std::vector<std::string> cols;
    std::vector<std::vector<double>> cells;
    std::vector<double> row_totals;
    std::vector<double> col_totals;
    double total = 0;
    int decimals = 0;
    std::vector<std::string> notes; ///< under the table: what was counted, filter, test, warnings
    CsvForm csv = CsvForm::safe;
};

enum class TableFormat { csv, xlsx, html, md, svg };
std::optional<TableFormat> parse_table_format(std::string_view name);
/// The bytes of the document; svg is a heat map with the numbers in its cells.
Result<std::string> render_table(const TableDocument& document, TableFormat format);

} // namespace filrouge::publish
