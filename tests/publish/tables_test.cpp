#include "publish/tables.h"

#include "publish/reading.h"

#include <cmath>
#include <limits>

using namespace filrouge;
using namespace filrouge::publish;
using filrouge::test::holds;
using filrouge::test::part;
using filrouge::test::plain;

namespace {

TableDocument two_by_two() {
    TableDocument document;
    document.title = "Étude : Code × secteur";
    document.row_heading = "Code";
    document.col_heading = "secteur";
    document.rows = {"Tensions/Temps", "=Leviers|x"};
    document.cols = {"AMO", "petite, <enfance>"};
    document.cells = {{12, 0}, {3, 4}};
    document.row_totals = {12, 7};
    document.col_totals = {15, 4};
    document.total = 19;
    document.notes = {"Nombre de codages.", "Filtre : a < b"};
    return document;
}

std::string rendered(const TableDocument& document, TableFormat format) {
    auto bytes = render_table(document, format);
    if (!bytes) FAIL(bytes.error().message());
    return *bytes;
}

} // namespace

TEST_CASE("a table as CSV is data alone") {
    CHECK(rendered(two_by_two(), TableFormat::csv) == "Code,AMO,\"petite, <enfance>\",Total\r\n"
                                                      "Tensions/Temps,12,0,12\r\n"
                                                      "'=Leviers|x,3,4,7\r\n"
                                                      "Total,15,4,19\r\n");
    auto shares = two_by_two();
    shares.decimals = 1;
    shares.cells[0][0] = 85.714;
    shares.cells[0][1] = std::numeric_limits<double>::quiet_NaN();
    CHECK(holds(rendered(shares, TableFormat::csv), "Tensions/Temps,85.7,,12.0\r\n"));
}

TEST_CASE("a table as Markdown reads well as it stands") {
    CHECK(rendered(two_by_two(), TableFormat::md) ==
          "# Étude : Code × secteur\n"
          "\n"
          "| Code           | AMO | petite, \\<enfance> | Total |\n"
          "|----------------|----:|-------------------:|------:|\n"
          "| Tensions/Temps |  12 |                  0 |    12 |\n"
          "| =Leviers\\|x    |   3 |                  4 |     7 |\n"
          "| Total          |  15 |                  4 |    19 |\n"
          "\n"
          "- Nombre de codages.\n"
          "- Filtre : a \\< b\n");
    if (const auto text = plain(rendered(two_by_two(), TableFormat::md), "gfm")) {
        CHECK(holds(*text, "=Leviers|x"));
        CHECK(holds(*text, "petite, <enfance>"));
    }
}

TEST_CASE("numbers for readers follow the language") {
    auto shares = two_by_two();
    shares.decimals = 1;
    CHECK(holds(rendered(shares, TableFormat::html), "<td>12,0</td>"));
    CHECK(holds(rendered(shares, TableFormat::md), " 12,0 |"));
    shares.language = "en";
    CHECK(holds(rendered(shares, TableFormat::html), "<td>12.0</td>"));
    shares.cells[0][0] = std::numeric_limits<double>::infinity();
    CHECK(holds(rendered(shares, TableFormat::html), "<td>–</td>"));
}

TEST_CASE("a table as HTML has totals, notes, and texts as texts") {
    const auto html = rendered(two_by_two(), TableFormat::html);
    CHECK(holds(html, "<caption>Étude : Code × secteur</caption>"));
    CHECK(holds(html, "<th scope=\"col\">petite, &lt;enfance&gt;</th>"));
    CHECK(holds(html,
                "<th scope=\"row\">=Leviers|x</th><td>3</td><td>4</td><td class=\"total\">7</td>"));
    CHECK(holds(html, "<td>15</td><td>4</td><td>19</td>"));
    CHECK(holds(html, "<li>Filtre : a &lt; b</li>"));
    CHECK_FALSE(holds(html, "http")); // nothing is fetched from elsewhere
}

TEST_CASE("a table as a spreadsheet has numbers as numbers and texts as texts") {
    auto document = two_by_two();
    document.decimals = 1;
    const auto bytes = rendered(document, TableFormat::xlsx);
    const auto sheet = part(bytes, "xl/worksheets/sheet1.xml");
    const auto texts = part(bytes, "xl/sharedStrings.xml");
    const auto styles = part(bytes, "xl/styles.xml");
    if (!sheet || !texts || !styles) return;
    CHECK_FALSE(holds(*sheet, "<f>"));
    CHECK(holds(*sheet, "<v>19</v>"));
    CHECK(holds(*sheet, "xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\""));
    CHECK(holds(*sheet, "state=\"frozen\""));
    CHECK(holds(*texts, "<t>=Leviers|x</t>"));
    CHECK(holds(*styles, "formatCode=\"0.0\""));
    CHECK(holds(*styles, "<b/>"));
}

TEST_CASE("a heat map shows every number on a colour it can be read on") {
    auto document = two_by_two();
    document.rows[0] = "Leviers/Espaces informels/Une très longue branche de l’arbre des codes, "
                       "que personne ne dit";
    const auto svg = rendered(document, TableFormat::svg);
    CHECK(svg.starts_with("<svg xmlns="));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(holds(svg, "fill=\"#f7fbff\"")); // 0
    CHECK(holds(svg, "fill=\"#08306b\"")); // the most
    CHECK(holds(svg, "fill=\"#ffffff\">12</text>"));
    CHECK(holds(svg, "fill=\"#000000\">0</text>"));
    CHECK(holds(svg, "petite, &lt;enfance&gt;"));
    CHECK(holds(svg, "<title>Leviers/Espaces informels/Une très longue branche"));
    CHECK(holds(svg, "…"));
}

TEST_CASE("tables without rows, columns or counts are written all the same") {
    TableDocument empty;
    auto zeros = two_by_two();
    zeros.cells = {{0, 0}, {0, 0}};
    for (const auto format : {TableFormat::csv, TableFormat::md, TableFormat::html,
                              TableFormat::svg, TableFormat::xlsx}) {
        CHECK(render_table(empty, format).ok());
        CHECK(render_table(zeros, format).ok());
        CHECK_FALSE(holds(*render_table(zeros, format), "nan"));
    }
}

TEST_CASE("a table whose parts do not fit is refused") {
    auto document = two_by_two();
    document.cells[1].pop_back();
    CHECK_FALSE(render_table(document, TableFormat::csv).ok());
    document = two_by_two();
    document.row_totals.pop_back();
    CHECK_FALSE(render_table(document, TableFormat::svg).ok());
}

TEST_CASE("formats of tables are known by name") {
    CHECK(parse_table_format("svg") == TableFormat::svg);
    CHECK_FALSE(parse_table_format("docx"));
}
