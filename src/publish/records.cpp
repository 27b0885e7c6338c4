#include "publish/records.h"

#include "publish/markup.h"
#include "publish/workbook.h"

#include <fmt/format.h>

#include <cstdlib>

namespace filrouge::publish {
namespace {

using Look = Workbook::Look;

std::string csv(const Records& records) {
    std::vector<std::string> names;
    for (const auto& column : records.columns) names.push_back(column.name);
    auto text = csv_line(names, records.csv);
    for (const auto& row : records.rows) text += csv_line(row, records.csv);
    return text;
}

Result<std::string> xlsx(const Records& records) {
    if (records.rows.size() >= max_sheet_rows) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("A spreadsheet cannot hold {} rows", records.rows.size()),
                     "Choose csv"};
    }
    Workbook book;
    book.add_sheet("Filrouge");
    const auto width = static_cast<std::uint16_t>(records.columns.size());
    for (std::uint16_t col = 0; col < width; ++col) {
        book.column_width(col, records.columns[col].width);
        book.text(0, col, records.columns[col].name, Look::heading);
    }
    std::uint32_t at = 0;
    for (const auto& row : records.rows) {
        ++at;
        for (std::uint16_t col = 0; col < width; ++col) {
            const auto kind = records.columns[col].kind;
            if (kind != Records::Kind::number) {
                book.text(at, col, row[col],
                          kind == Records::Kind::to_right ? Look::to_right : Look::plain);
            } else if (!row[col].empty()) {
                book.number(at, col, {std::strtod(row[col].c_str(), nullptr), 0});
            }
        }
    }
    book.freeze(1, 0);
    book.filter(0, at, static_cast<std::uint16_t>(width - 1));
    return book.bytes();
}

} // namespace

std::optional<RecordsFormat> parse_records_format(std::string_view name) {
    if (name == "csv") return RecordsFormat::csv;
    if (name == "xlsx") return RecordsFormat::xlsx;
    return std::nullopt;
}

Result<std::string> render_records(const Records& records, RecordsFormat format) {
    try {
        if (format == RecordsFormat::xlsx) return xlsx(records);
        return csv(records);
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge::publish
