#include "publish/quotes_layout.h"
#include "publish/workbook.h"

#include <fmt/format.h>

#include <array>

namespace filrouge::publish {
namespace {

using Look = Workbook::Look;

struct Column {
    std::string_view name; // as in the csv, so that both are read by the same script
    double width;
};
constexpr std::array<Column, 10> columns{{{"source", 18},
                                          {"turn", 6},
                                          {"speaker", 16},
                                          {"start", 8},
                                          {"end", 8},
                                          {"text", 80},
                                          {"code", 30},
                                          {"coder", 12},
                                          {"memo", 30},
                                          {"attribution", 30}}};

void write_quote(Workbook& book, std::uint32_t row, const Quote& quote) {
    book.text(row, 0, quote.source);
    if (quote.turn != 0) book.number(row, 1, {static_cast<double>(quote.turn), 0});
    book.text(row, 2, speaker_of(quote));
    book.number(row, 3, {static_cast<double>(quote.span.begin().value()), 0});
    book.number(row, 4, {static_cast<double>(quote.span.end().value()), 0});
    book.text(row, 5, quote.text, Look::wrapped);
    book.text(row, 6, quote.code);
    book.text(row, 7, quote.coder);
    book.text(row, 8, quote.memo, Look::wrapped);
    book.text(row, 9, quote.attribution);
}

void write_quotes(Workbook& book, const QuoteDocument& document) {
    std::uint16_t col = 0;
    for (const auto& column : columns) {
        book.column_width(col, column.width);
        book.text(0, col, column.name, Look::heading);
        ++col;
    }
    std::uint32_t row = 0;
    for (const auto& quote : document.quotes) write_quote(book, ++row, quote);
    book.freeze(1, 0);
    book.filter(0, row, columns.size() - 1);
}

void write_about(Workbook& book, const QuoteLayout& layout) {
    book.column_width(0, 100);
    std::uint32_t row = 0;
    book.text(row++, 0, layout.title, Look::bold);
    if (!layout.filter.empty()) book.text(row++, 0, layout.filter);
    book.text(row++, 0, layout.count);
    for (const auto& group : layout.groups) book.text(row++, 0, group.heading);
}

} // namespace

Result<std::string> quotes_xlsx(const QuoteDocument& document) {
    if (document.quotes.size() >= max_sheet_rows) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("A spreadsheet cannot hold {} quotes", document.quotes.size()),
                     "Choose csv, or fewer codes"};
    }
    const bool french = is_french(document.language);
    Workbook book;
    book.cut_mark =
        french ? " […] (coupé : la cellule est pleine)" : " […] (cut: the cell is full)";
    book.add_sheet(french ? "Citations" : "Quotes");
    write_quotes(book, document);
    book.add_sheet(french ? "À propos" : "About");
    write_about(book, lay_out(document));
    return book.bytes();
}

} // namespace filrouge::publish
