#pragma once

#include "core/csv.h"
#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::publish {

/// Rows of texts under headings, for spreadsheets and scripts.
struct Records {
    enum class Kind {
        text,
        number,  ///< whole numbers, or nothing
        to_right ///< texts whose end matters, set to the right
    };
    struct Column {
        std::string name;
        double width = 12; ///< in characters, in a spreadsheet
        Kind kind = Kind::text;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; ///< as many cells as there are columns
    CsvForm csv = CsvForm::safe;
};

enum class RecordsFormat { csv, xlsx };
std::optional<RecordsFormat> parse_records_format(std::string_view name);
/// The bytes of the file. Error invalid_input: more
/// rows than a sheet holds.
Result<std::string> render_records(const Records& records, RecordsFormat format);

} // namespace filrouge::publish
