#include "exchange/codings_file.h"

#include "analysis/project_maker.h"
#include "exchange/files.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::exchange;

namespace {

std::string error_of(std::string_view bytes) {
    const auto rows = read_codings_csv(bytes, "codings.csv");
    return rows ? "no error" : rows.error().message();
}

} // namespace

TEST_CASE("codings are read by name of their columns") {
    const auto rows = read_codings_csv("code;end;start;source;weight;memo;text;coder\r\n"
                                       "Tensions/Été;12;3;FG1;1,5;\"a\r\nb\";\"x\r\ny\"; anne \r\n"
                                       "Leviers;;;FG2;;;seul ici;\r\n",
                                       "codings.csv");
    REQUIRE(rows.ok());
    REQUIRE(rows->size() == 2);
    const auto& first = rows->at(0);
    CHECK(first.line == 2);
    CHECK(first.source == "FG1");
    CHECK(first.code == "Tensions/Été");
    CHECK(first.span == cp_span(3, 12));
    CHECK(first.weight == 1.5);
    CHECK(first.memo == "a\nb");
    CHECK(first.text == "x\ny");
    CHECK(first.coder == "anne");
    CHECK(rows->at(1).line == 5);
    CHECK_FALSE(rows->at(1).span);
    CHECK_FALSE(rows->at(1).weight);
    CHECK(rows->at(1).text == "seul ici");
}

TEST_CASE("start and end may be left out where the text is given") {
    CHECK(read_codings_csv("source,code,text\nFG1,A,oui\n", "c.csv").ok());
}

TEST_CASE("bad codings are refused with their line") {
    const std::string header = "source,start,end,code,weight,text\n";
    CHECK(
        error_of("source,start,end\n").starts_with("codings.csv, line 1: there is no column code"));
    CHECK(
        error_of("source,code,start\n").starts_with("codings.csv, line 1: there is no column end"));
    CHECK(error_of("source,code\n").starts_with("codings.csv, line 1: there is no column start"));
    CHECK(error_of(header + ",1,2,A\n").starts_with("codings.csv, line 2: the source is missing"));
    CHECK(error_of(header + "F,1,2,\n").starts_with("codings.csv, line 2: the code is missing"));
    CHECK(error_of(header + "F,1,2,A\nF,2,2,A\n")
              .starts_with("codings.csv, line 3: the passage from 2"));
    CHECK(
        error_of(header + "F,5,2,A\n").starts_with("codings.csv, line 2: the passage from 5 to 2"));
    for (const auto* start : {"", "-1", "1.0", "x", "99999999999", "0x1"}) {
        INFO(start);
        CHECK(error_of(header + "F," + start + ",20,A\n").find("is not a range") !=
              std::string::npos);
    }
    CHECK(error_of(header + "F,,,A\n").starts_with("codings.csv, line 2: neither start"));
    CHECK(
        error_of(header + "F,1,2,A,lourd\n").starts_with("codings.csv, line 2: the weight lourd"));
    CHECK(error_of(header + "F,1,2,A,nan\n").find("not a number") != std::string::npos);
    CHECK(error_of(header + "F,1,2,A,1e999\n").find("not a number") != std::string::npos);
}

TEST_CASE("codings are written by source, place and code, and read back") {
    test::ProjectMaker maker{1};
    const auto b = maker.source("FG2");
    const auto a = maker.source("École");
    const auto tensions = maker.code("Tensions");
    const auto temps = maker.code("Temps; \"long\"", tensions);
    const auto levers = maker.code("Leviers");
    const auto anne = maker.coder("anne");
    auto weighed = maker.coding(b, cp_span(5, 9), temps, anne);
    weighed.weight = 0.1;
    weighed.memo = "deux\nlignes, « oui »";
    maker.put(weighed);
    maker.put(maker.coding(b, cp_span(5, 9), levers, anne));
    maker.put(maker.coding(b, cp_span(5, 7), temps, anne));
    maker.put(maker.coding(a, cp_span(50, 60), temps, anne));

    const auto csv = write_codings_csv(maker.project, [](const Coding& coding) {
        return "text " + std::to_string(coding.span.begin().value());
    });
    CHECK(csv.starts_with("source,start,end,code,coder,memo,weight,text,id\r\n"));
    const auto rows = read_codings_csv(csv, "c.csv");
    REQUIRE(rows.ok());
    std::vector<std::string> order;
    for (const auto& row : *rows) {
        order.push_back(row.source + " " + std::to_string(row.span->end().value()) + " " +
                        row.code);
    }
    CHECK(order == std::vector<std::string>{"École 60 Tensions/Temps; \"long\"",
                                            "FG2 7 Tensions/Temps; \"long\"", "FG2 9 Leviers",
                                            "FG2 9 Tensions/Temps; \"long\""});
    CHECK(rows->back().weight == 0.1);
    CHECK(rows->back().memo == weighed.memo);
    CHECK(rows->back().text == "text 5");
    CHECK(rows->back().id == weighed.id.str());
    CHECK(rows->back().coder == "anne");
}

TEST_CASE("the codings of the demonstration study are read") {
    const auto file = test::file_at("corpora/codings.csv");
    const auto rows = read_codings_csv(file, "codings.csv");
    REQUIRE(rows.ok());
    CHECK(rows->size() > 100);
    for (const auto& row : *rows) CHECK((row.span || !row.text.empty()));
}
