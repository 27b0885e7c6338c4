#include "publish/tables_layout.h"
#include "publish/workbook.h"

#include <algorithm>

namespace filrouge::publish {
namespace {

using Look = Workbook::Look;

// Title, heading of the columns, labels of the columns, then the rows.
constexpr std::uint32_t label_row = 2;

std::uint16_t column(std::size_t number) {
    return static_cast<std::uint16_t>(number);
}

void write_headings(Workbook& book, const TableDocument& document) {
    book.text(0, 0, document.title, Look::bold);
    if (!document.cols.empty()) book.text(1, 1, document.col_heading);
    book.text(label_row, 0, document.row_heading, Look::heading);
    for (std::size_t col = 0; col < document.cols.size(); ++col) {
        book.text(label_row, column(col + 1), document.cols[col], Look::heading);
        book.column_width(column(col + 1), 14);
    }
    book.text(label_row, column(document.cols.size() + 1), "Total", Look::heading);
    std::size_t longest = 12;
    for (const auto& label : document.rows) longest = std::max(longest, label.size());
    book.column_width(0, static_cast<double>(std::min<std::size_t>(longest + 2, 60)));
}

std::uint32_t write_rows(Workbook& book, const TableDocument& document) {
    const auto total = column(document.cols.size() + 1);
    std::uint32_t at = label_row;
    for (std::size_t row = 0; row < document.rows.size(); ++row) {
        book.text(++at, 0, document.rows[row]);
        for (std::size_t col = 0; col < document.cols.size(); ++col) {
            book.number(at, column(col + 1), {document.cells[row][col], document.decimals});
        }
        book.number(at, total, {document.row_totals[row], document.decimals}, Look::bold);
    }
    book.text(++at, 0, "Total", Look::bold);
    for (std::size_t col = 0; col < document.cols.size(); ++col) {
        book.number(at, column(col + 1), {document.col_totals[col], document.decimals}, Look::bold);
    }
    book.number(at, total, {document.total, document.decimals}, Look::bold);
    return at;
}

} // namespace

Result<std::string> table_xlsx(const TableDocument& document) {
    const auto rows = label_row + 3 + document.rows.size() + document.notes.size();
    if (rows > max_sheet_rows || document.cols.size() + 2 > max_sheet_columns) {
        return Error{ErrorCode::invalid_input, "The table is larger than a spreadsheet can be",
                     "Choose csv"};
    }
    Workbook book;
    book.add_sheet(is_french(document.language) ? "Tableau" : "Table");
    write_headings(book, document);
    auto at = write_rows(book, document) + 1;
    for (const auto& note : document.notes) book.text(++at, 0, note);
    book.freeze(label_row + 1, 1);
    return book.bytes();
}

} // namespace filrouge::publish
