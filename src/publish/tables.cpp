#include "publish/tables.h"

#include "publish/tables_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace filrouge::publish {
namespace {

struct NamedFormat {
    std::string_view name;
    TableFormat format;
};
constexpr std::array<NamedFormat, 5> formats{{{"csv", TableFormat::csv},
                                              {"xlsx", TableFormat::xlsx},
                                              {"html", TableFormat::html},
                                              {"md", TableFormat::md},
                                              {"svg", TableFormat::svg}}};

/// Marks and joiners take no place of their own.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool mark = byte == 0xCC || (byte == 0xCD && i + 1 < text.size() &&
                                           static_cast<unsigned char>(text[i + 1]) < 0xB0);
        width += (byte < 0x80 || byte >= 0xC0) && !mark;
    }
    return width;
}

enum class Align { left, right };

std::string padded(const std::string& text, std::size_t width, Align align) {
    const std::string spaces(width - std::min(width, width_of(text)), ' ');
    return align == Align::left ? text + spaces : spaces + text;
}

std::string markdown_row(const std::vector<std::string>& cells,
                         const std::vector<std::size_t>& widths) {
    std::string row;
    for (std::size_t col = 0; col < cells.size(); ++col) {
        row += "| " + padded(cells[col], widths[col], col == 0 ? Align::left : Align::right) + ' ';
    }
    return row + "|\n";
}

std::string table_markdown(const TableDocument& document) {
    auto rows = cells_of(document, NumberStyle::for_readers);
    std::vector<std::size_t> widths(rows.front().size(), 3);
    for (auto& row : rows) {
        for (std::size_t col = 0; col < row.size(); ++col) {
            row[col] = escape_markdown_cell(row[col]);
            widths[col] = std::max(widths[col], width_of(row[col]));
        }
    }
    auto text = fmt::format("# {}\n\n", escape_markdown_cell(document.title)) +
                markdown_row(rows[0], widths);
    for (std::size_t col = 0; col < widths.size(); ++col) {
        const std::string dashes(widths[col] + (col == 0 ? 2 : 1), '-');
        text += '|' + dashes + (col == 0 ? "" : ":");
    }
    text += "|\n";
    for (std::size_t row = 1; row < rows.size(); ++row) text += markdown_row(rows[row], widths);
    if (!document.notes.empty()) text += '\n';
    for (const auto& note : document.notes) text += "- " + escape_markdown(note) + "\n";
    return without_controls(text);
}

std::string table_csv(const TableDocument& document) {
    std::string csv;
    for (const auto& row : cells_of(document, NumberStyle::exact))
        csv += csv_line(row, document.csv);
    return csv;
}

bool has_shape(const TableDocument& document) {
    return document.cells.size() == document.rows.size() &&
           document.row_totals.size() == document.rows.size() &&
           document.col_totals.size() == document.cols.size() &&
           std::all_of(document.cells.begin(), document.cells.end(),
                       [&](const auto& row) { return row.size() == document.cols.size(); });
}

} // namespace

std::optional<TableFormat> parse_table_format(std::string_view name) {
    for (const auto& known : formats) {
        if (known.name == name) return known.format;
    }
    return std::nullopt;
}

std::string format_number(double value, const TableDocument& document, NumberStyle style) {
    if (!std::isfinite(value)) return style == NumberStyle::exact ? "" : "–";
    auto text = fmt::format("{:.{}f}", value, std::max(document.decimals, 0));
    if (style == NumberStyle::for_readers && is_french(document.language)) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::vector<std::vector<std::string>> cells_of(const TableDocument& document, NumberStyle style) {
    const auto number = [&](double value) { return format_number(value, document, style); };
    std::vector<std::vector<std::string>> all;
    auto& heading = all.emplace_back(document.cols);
    heading.insert(heading.begin(), document.row_heading);
    heading.emplace_back("Total");
    for (std::size_t row = 0; row < document.rows.size(); ++row) {
        auto& cells = all.emplace_back();
        cells.push_back(document.rows[row]);
        for (const auto value : document.cells[row]) cells.push_back(number(value));
        cells.push_back(number(document.row_totals[row]));
    }
    auto& totals = all.emplace_back();
    totals.emplace_back("Total");
    for (const auto value : document.col_totals) totals.push_back(number(value));
    totals.push_back(number(document.total));
    return all;
}

Result<std::string> render_table(const TableDocument& document, TableFormat format) {
    if (!has_shape(document)) {
        return Error{ErrorCode::invalid_input,
                     "The table's cells and totals do not fit its rows and columns", ""};
    }
    switch (format) {
    case TableFormat::csv: return table_csv(document);
    case TableFormat::md: return table_markdown(document);
    case TableFormat::html: return table_html(document);
    case TableFormat::svg: return table_svg(document);
    case TableFormat::xlsx: break;
    }
    return table_xlsx(document);
}

} // namespace filrouge::publish
