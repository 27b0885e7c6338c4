#include "workbench/bench.h"

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

TEST_CASE("adding a code makes the codes above it") {
    TestBench bench;
    const auto id = bench.code("Leviers/Espaces informels/Machine à café");
    CHECK(bench->project().codebook().path(id) == "Leviers/Espaces informels/Machine à café");
    CHECK(bench->project().codebook().size() == 3);
    CHECK(bench->undo().value() == "Add code \"Leviers/Espaces informels/Machine à café\"");
    CHECK(bench->project().codebook().size() == 0);
}

TEST_CASE("names are refused with a reason") {
    TestBench bench;
    bench.code("Confiance");
    CHECK(add_code(*bench, {"confiance", {}, {}, {}}).error().code == ErrorCode::already_exists);
    CHECK(add_code(*bench, {"", {}, {}, {}}).error().code == ErrorCode::invalid_input);
    CHECK(add_code(*bench, {"A//B", {}, {}, {}}).error().code == ErrorCode::invalid_input);
    const auto id = bench.code("Autre");
    CHECK(rename_code(*bench, id, "Confiance").error().code == ErrorCode::already_exists);
    CHECK(rename_code(*bench, id, "a/b").error().code == ErrorCode::invalid_input);
    CHECK(rename_code(*bench, id, "AUTRE").ok()); // its own name, written otherwise
}

TEST_CASE("a code cannot be put below itself") {
    TestBench bench;
    const auto low = bench.code("A/B");
    const auto top = bench->project().codebook().resolve("A").value();
    CHECK(move_code(*bench, top, low).error().code == ErrorCode::invalid_input);
    REQUIRE(move_code(*bench, low, CodeId{}).ok());
    CHECK(bench->project().codebook().path(low) == "B");
}

TEST_CASE("merging moves what hangs on a code and undo brings all back") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto from = bench.code("Du même genre");
    bench.code("Du même genre/Dessous");
    const auto into = bench.code("Confiance");
    const auto other = bench.code("Autre");
    bench.coding(source, 13, 20, from);
    bench.coding(source, 13, 20, into); // the same passage: one of the two goes
    bench.coding(source, 30, 40, from);
    REQUIRE(relate_codes(*bench, from, "regulates", other).ok());

    const auto report = merge_codes(*bench, from, into).value();
    CHECK(report.codings == 1);
    CHECK(report.duplicates == 1);
    const auto& codebook = bench->project().codebook();
    CHECK(codebook.find(from) == nullptr);
    CHECK(codebook.resolve("Confiance/Dessous").ok());
    CHECK(codebook.relations_from(into).size() == 1);
    CHECK(bench->project().codings().size() == 2);

    REQUIRE(bench->undo().ok());
    CHECK(codebook.path(from) == "Du même genre");
    CHECK(codebook.relations_from(from).size() == 1);
    CHECK(bench->project().codings().size() == 3);
    CHECK(bench->check().empty());
}

TEST_CASE("deleting a code says what goes, and undo brings it back") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto low = bench.code("Leviers/Confiance");
    const auto top = bench->project().codebook().resolve("Leviers").value();
    bench.coding(source, 13, 20, low);
    bench.coding(source, 13, 21, top);
    CHECK(delete_code(*bench, top).value() == 2);
    CHECK(bench->project().codebook().size() == 0);
    REQUIRE(bench->undo().ok());
    const auto again = bench.reopened();
    CHECK(again->project().codings().size() == 2);
    CHECK(again->project().codebook().path(low) == "Leviers/Confiance");
}
