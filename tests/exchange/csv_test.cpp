#include "exchange/csv.h"

#include "exchange/awkward.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::exchange;

namespace {

using Cells = std::vector<std::string>;
using Rows = std::vector<Cells>;

Rows cells_of(const Result<CsvTable>& table) {
    Rows rows{table->header};
    for (const auto& row : table->rows) rows.push_back(row.cells);
    return rows;
}

std::string error_of(std::string_view bytes) {
    const auto table = read_csv(bytes, "t.csv");
    return table ? "no error" : table.error().message();
}

} // namespace

TEST_CASE("CSV is read as spreadsheets write it") {
    struct Case {
        std::string bytes;
        Rows rows;
    };
    const auto [bytes, rows] = GENERATE(values<Case>({
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a;b\r\n1;2,5\r\n", {{"a", "b"}, {"1", "2,5"}}},
        {"a\tb\r1\t2\r", {{"a", "b"}, {"1", "2"}}},
        {"\xEF\xBB\xBF\"a\",b\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"\"a;b\",c\n1,2\n", {{"a;b", "c"}, {"1", "2"}}},
        {" a , b\n x , y \n", {{"a", "b"}, {" x ", " y "}}},
        {"a,b\n\"x \"\"y\"\"\",\"1\r\n2\"\n", {{"a", "b"}, {"x \"y\"", "1\r\n2"}}},
        {"a,b\n5\" disc,\"z\" \n", {{"a", "b"}, {"5\" disc", "z"}}},
        {"\n\na,b\n\n1\n,,,\n\n", {{"a", "b"}, {"1", ""}}},
        {"a,b,,\n1,2,,\n", {{"a", "b"}, {"1", "2"}}},
        {"a,,b\n1,2,3\n", {{"a", "", "b"}, {"1", "2", "3"}}},
        {"a\n\"\"\n", {{"a"}, {""}}},
        {"nom\n\xE9t\xE9 \x80\n", {{"nom"}, {"été €"}}},
        {"a,b\n\"x\",", {{"a", "b"}, {"x", ""}}},
    }));
    const auto table = read_csv(bytes, "t.csv");
    INFO(bytes);
    REQUIRE(table.ok());
    CHECK(cells_of(table) == rows);
}

TEST_CASE("CSV is read in any encoding") {
    const std::string utf8 = "nom;rôle\nZoé;éducatrice à l’école\nLéa;animée\n";
    const auto expected = cells_of(read_csv(utf8, "t.csv"));
    std::string wide = "\xFF\xFE";
    for (const char16_t c : std::u16string{u"nom;rôle\nZoé;éducatrice à l’école\nLéa;animée\n"}) {
        wide += static_cast<char>(c & 0xFF);
        wide += static_cast<char>(c >> 8);
    }
    CHECK(cells_of(read_csv(wide, "t.csv")) == expected);
    CHECK(cells_of(read_csv(wide.substr(2), "t.csv")) == expected);
    CHECK(cells_of(read_csv("nom;r\xF4le\nZo\xE9;\xE9"
                            "ducatrice \xE0 l\x92\xE9"
                            "cole\nL\xE9"
                            "a;anim\xE9"
                            "e\n",
                            "t.csv")) == expected);
    CHECK(cells_of(read_csv("nom;r\x99le\nZo\x8E;\x8E"
                            "ducatrice \x88 l\xD5\x8E"
                            "cole\nL\x8E"
                            "a;anim\x8E"
                            "e\n",
                            "t.csv")) == expected);
    CHECK(error_of("PK\x03\x04\x80\x81").find("ZIP archive") != std::string::npos);
}

TEST_CASE("the separator may be named, as Excel does") {
    CHECK(cells_of(read_csv("sep=;\r\na,b;c\n1;2\n", "t.csv")) == Rows{{"a,b", "c"}, {"1", "2"}});
    CHECK(read_csv("sep=;\na;b\n1;2\n", "t.csv")->rows[0].line == 3);
    CHECK(cells_of(read_csv("sep=,b\n1,2\n", "t.csv")) == Rows{{"sep=", "b"}, {"1", "2"}});
}

TEST_CASE("columns of one name can be told apart") {
    const auto table = parse_csv("a,b,A,a (2)\n1,2,3,4\n", "t.csv", SameNames::numbered);
    REQUIRE(table);
    CHECK(table->header == std::vector<std::string>{"a", "b", "A (2)", "a (2) (2)"});
}

TEST_CASE("each row knows its line") {
    const auto table = read_csv("a,b\n\n\"x\ny\r\nz\",1\n2,3\n", "t.csv");
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[0].line == 3);
    CHECK(table->rows[1].line == 6);
}

TEST_CASE("broken CSV is refused with file and line") {
    CHECK(error_of("a,b\n1,\"2\n3\n").starts_with("t.csv, line 2: a quotation mark is opened"));
    CHECK(error_of("a,b\n1,2,3\n").starts_with("t.csv, line 2: 3 cells, but the header has 2"));
    CHECK(error_of("a,b\n\n\"x\ny\"z,2\n").starts_with("t.csv, line 4: \"z\" follows"));
    CHECK(error_of(std::string("a,b\n1\0,2\n", 9))
              .starts_with("t.csv, line 2: the file holds a NUL"));
    CHECK(error_of("Été,ete\n").starts_with("t.csv, line 1: two columns are named ete"));
    CHECK(error_of("").starts_with("t.csv has no header"));
    CHECK(error_of("\n,,\n").starts_with("t.csv has no header"));
}

TEST_CASE("columns are found whatever their case and accents") {
    const auto table = read_csv("Rôle,Nom\n", "t.csv");
    CHECK(table->column("role") == 0);
    CHECK(table->column("NOM") == 1);
    CHECK(table->column("x") == CsvTable::npos);
}

TEST_CASE("what is written is read back") {
    std::mt19937 random{42};
    for (int round = 0; round < 300; ++round) {
        INFO("seed 42, round " << round);
        const auto columns = 1 + random() % 4;
        Rows rows{{}};
        for (std::size_t i = 0; i < columns; ++i) rows[0].push_back("c" + std::to_string(i));
        for (int r = 0; r < 3; ++r) {
            Cells cells;
            for (std::size_t i = 0; i < columns; ++i) cells.push_back(test::any_awkward(random));
            // A row of nothing is what spreadsheets put between tables: it is left out.
            if (columns > 1 && cells == Cells(columns)) cells[0] = "x";
            rows.push_back(cells);
        }
        for (const auto form : {CsvForm::safe, CsvForm::exact}) {
            std::string bytes;
            for (const auto& row : rows) bytes += csv_line(row, form);
            const auto table = read_csv(bytes, "t.csv");
            REQUIRE(table.ok());
            REQUIRE(cells_of(table) == rows);
        }
    }
}

TEST_CASE("no written cell is a formula to a spreadsheet, and each comes back") {
    const Cells formulas{"=1+1",    "@SUM(A1)", "+cmd|' /C calc'!A0",
                         "-2+3",    "-",        "- Bonjour",
                         "\t=1",    "\r=1",     "\n=1",
                         "＝1",     "--5",      "-5 km",
                         "+32 475", "-1e",      "-1.",
                         "=\"a\"",  "-1,5,2"};
    const Cells numbers{"-5", "+3", "-0.5", "-1,5", "-1e-5", "+2.5E10", "12", "1=2", "a-b", ""};
    const Cells quoted{"'=1", "''+a", "'-5", "'", "'tis", "'\t"};
    for (const auto* cells : {&formulas, &numbers, &quoted}) {
        for (const auto& cell : *cells) {
            INFO(cell);
            for (const auto form : {CsvForm::safe, CsvForm::exact}) {
                const auto table = read_csv("a,b\r\n" + csv_line({cell, "x"}, form), "t.csv");
                REQUIRE(table.ok());
                REQUIRE(table->rows.size() == 1);
                CHECK(table->rows[0].cells[0] == cell);
            }
        }
    }
    for (const auto& cell : formulas) {
        INFO(cell);
        const auto written = csv_line({cell, "x"}, CsvForm::safe);
        CHECK((written.starts_with("'") || written.starts_with("\"'")));
        CHECK_FALSE(csv_line({cell, "x"}, CsvForm::exact).find('\'') < 2);
    }
    for (const auto& cell : numbers) {
        CHECK(csv_line({cell}, CsvForm::safe) == csv_line({cell}, CsvForm::exact));
        CHECK(csv_line({cell}, CsvForm::safe).find('\'') == std::string::npos);
    }
}
