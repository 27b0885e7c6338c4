#include "publish/tables_layout.h"

#include <fmt/format.h>

namespace filrouge::publish {
namespace {

constexpr std::string_view style = R"(
body { font: 15px/1.4 "DejaVu Sans", Verdana, Arial, sans-serif; margin: 2em; color: #222; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-size: 1.25em; font-weight: bold; padding-bottom: .6em; }
th, td { padding: .3em .7em; border-bottom: 1px solid #ddd; }
thead th { text-align: right; vertical-align: bottom; border-bottom: 2px solid #444; }
thead tr:first-child th[colspan] { text-align: center; border-bottom: 1px solid #ddd; font-weight: normal; color: #555; }
th[scope=row], thead th:first-child { text-align: left; font-weight: normal; }
td { text-align: right; }
td.zero { color: #767676; }
.total { font-weight: bold; background: #f4f4f4; }
tfoot th, tfoot td { border-top: 2px solid #444; font-weight: bold; background: #f4f4f4; }
ul { color: #555; font-size: .87em; padding-left: 1.2em; max-width: 60em; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
)";

std::string body_row(const TableDocument& document, std::size_t row) {
    const auto number = [&](double value) {
        return format_number(value, document, NumberStyle::for_readers);
    };
    auto html = fmt::format("<tr><th scope=\"row\">{}</th>", escape_html(document.rows[row]));
    for (const auto value : document.cells[row]) {
        html += fmt::format("<td{}>{}</td>", value == 0 ? " class=\"zero\"" : "", number(value));
    }
    return html +
           fmt::format("<td class=\"total\">{}</td></tr>\n", number(document.row_totals[row]));
}

std::string head_rows(const TableDocument& document) {
    std::string html;
    if (!document.col_heading.empty() && !document.cols.empty()) {
        html += fmt::format("<tr><td></td><th colspan=\"{}\">{}</th><td></td></tr>\n",
                            document.cols.size(), escape_html(document.col_heading));
    }
    html += fmt::format("<tr><th scope=\"col\">{}</th>", escape_html(document.row_heading));
    for (const auto& col : document.cols) {
        html += fmt::format("<th scope=\"col\">{}</th>", escape_html(col));
    }
    return html + "<th scope=\"col\" class=\"total\">Total</th></tr>\n";
}

} // namespace

std::string table_html(const TableDocument& document) {
    const auto title = escape_html(document.title);
    auto html =
        fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
                    "<table>\n<caption>{}</caption>\n<thead>\n{}</thead>\n<tbody>\n",
                    escape_html(document.language), title, style, title, head_rows(document));
    for (std::size_t row = 0; row < document.rows.size(); ++row) html += body_row(document, row);
    html += "</tbody>\n<tfoot>\n<tr><th scope=\"row\">Total</th>";
    for (const auto value : document.col_totals) {
        html +=
            fmt::format("<td>{}</td>", format_number(value, document, NumberStyle::for_readers));
    }
    html += fmt::format("<td>{}</td></tr>\n</tfoot>\n</table>\n",
                        format_number(document.total, document, NumberStyle::for_readers));
    if (!document.notes.empty()) {
        html += "<ul>\n";
        for (const auto& note : document.notes)
            html += fmt::format("<li>{}</li>\n", escape_html(note));
        html += "</ul>\n";
    }
    return html + "</body>\n</html>\n";
}

} // namespace filrouge::publish
