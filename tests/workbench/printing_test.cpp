#include "workbench/bench.h"
#include "workbench/documents/printing.h"
#include "workbench/notes/memos.h"
#include "workbench/people/speakers.h"

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

TEST_CASE("a transcript is printed with its turns, codes and coders") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto trust = bench.code("Confiance");
    const auto time = bench.code("Temps");
    bench.coding(source, 30, 50, time);
    bench.coding(source, 0, 20, trust);
    PrintRequest request;
    request.source = source;

    auto printed = printed_transcript(*bench, request).value();
    CHECK(printed.source == "FG");
    CHECK(printed.text == bench->text(source).value()->utf8());
    CHECK(printed.language == "fr");
    CHECK_FALSE(printed.date.empty());
    REQUIRE(printed.turns.size() == 5);
    CHECK(printed.turns[0].subdued);
    CHECK_FALSE(printed.turns[0].speaker);
    CHECK(printed.turns[1].speaker == std::size_t{0});
    CHECK(printed.turns[3].speaker == std::size_t{1});
    CHECK(printed.turns[4].speaker == std::size_t{0});
    CHECK(printed.turns[4].number == 5);
    REQUIRE(printed.codings.size() == 2);
    CHECK(printed.codings[0].span == cp_span(0, 20));
    CHECK(printed.codes[printed.codings[0].code].name == "Confiance");
    CHECK(printed.codings[0].coder.empty()); // one coder alone is named in the footer
    CHECK(printed.coders == std::vector<std::string>{"anne"});

    CHECK(printed.codings[0].memo.empty());
    const auto noted = bench.coding(source, 15, 25, time);
    REQUIRE(annotate_coding(*bench, noted, {"à revoir", {}}).ok());
    REQUIRE(add_memo(*bench, noted, "Vu avec l’équipe.").ok());
    printed = printed_transcript(*bench, request).value();
    CHECK(printed.codings[1].memo == "à revoir\nVu avec l’équipe. (anne)");
    REQUIRE(remove_codings(*bench, {noted}).ok());

    bench->use_coder("bruno");
    bench.coding(source, 5, 25, trust);
    printed = printed_transcript(*bench, request).value();
    CHECK(printed.coders == std::vector<std::string>{"anne", "bruno"});
    CHECK(printed.codings[1].coder == "bruno");

    request.where = "coder:anne and code:Confiance";
    request.numbers = false;
    request.language = "en";
    printed = printed_transcript(*bench, request).value();
    CHECK(printed.codings.size() == 1);
    CHECK(printed.codes.size() == 1);
    CHECK(printed.filter == request.where);
    CHECK(printed.language == "en");
    CHECK(printed.turns[4].number == 0);
}

TEST_CASE("codes of one name are printed with their paths") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    bench.code("A");
    bench.code("B");
    bench.coding(source, 0, 5, bench.code("A/Temps"));
    bench.coding(source, 3, 9, bench.code("B/Temps"));
    bench.coding(source, 3, 9, bench.code("B/Lieu"));
    PrintRequest request;
    request.source = source;
    const auto printed = printed_transcript(*bench, request).value();
    REQUIRE(printed.codes.size() == 3);
    CHECK(printed.codes[0].name == "A/Temps");
    CHECK(printed.codes[1].name == "B/Temps");
    CHECK(printed.codes[2].name == "Lieu");
    CHECK(printed.codes[2].path == "B/Lieu");
}

TEST_CASE("what cannot be printed is said") {
    TestBench bench;
    PrintRequest request;
    CHECK(printed_transcript(*bench, request).error().code == ErrorCode::not_found);
    request.source = bench.import("FG.txt", test::dialogue);
    request.where = "code:Absent";
    CHECK(printed_transcript(*bench, request).error().code == ErrorCode::not_found);
}
