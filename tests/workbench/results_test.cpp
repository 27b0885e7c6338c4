#include "workbench/bench.h"
#include "workbench/find.h"
#include "workbench/quoting.h"
#include "workbench/tabulate.h"

#include <random>

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

TEST_CASE("search sees a coding at once") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    auto finder = Finder::open(*bench, bench.folder() / "index").value();
    SilentProgress progress;
    CHECK(finder->search("code:Confiance", "", {}, progress).value().total == 0);
    const auto turn = bench->project().turns(source)[4];
    const auto id = add_coding(*bench, source, turn.span, code).value();
    const auto found = finder->search("confiance code:Confiance", "", {}, progress).value();
    REQUIRE(found.total == 1);
    CHECK(found.hits[0].speaker == "Nadia");
    const auto text = bench->text(source).value();
    REQUIRE(found.hits[0].matches.size() == 1);
    CHECK(text->slice(found.hits[0].matches[0]) == "confiance");
    CHECK(finder->search("confiance", "speaker=Karim", {}, progress).value().total == 0);
    REQUIRE(remove_codings(*bench, {id}).ok());
    CHECK(finder->search("code:Confiance", "", {}, progress).value().total == 0);
}

TEST_CASE("an attribution leaves out what is not known") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    REQUIRE(
        import_attributes(*bench, bench.file("p.csv", "participant,secteur\nNadia,AMO\n")).ok());
    const auto nadia =
        add_coding(*bench, source, bench->project().turns(source)[1].span, code).value();
    const auto karim =
        add_coding(*bench, source, bench->project().turns(source)[3].span, code).value();
    const auto quotes =
        quotes_of(*bench, {nadia, karim}, "{speaker}, secteur {secteur}, {source}").value();
    CHECK(quotes[0].attribution == "Nadia, secteur AMO, FG");
    CHECK(quotes[1].attribution == "Karim, FG");
    CHECK(quotes[0].text == "Oui, merci bien.");
    CHECK(quotes_of(*bench, {nadia}, "{nobody}").error().code == ErrorCode::invalid_input);
}

TEST_CASE("a live table is the table, whatever happens", "[property]") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const std::vector<CodeId> codes{bench.code("A"), bench.code("B"), bench.code("C")};
    REQUIRE(import_attributes(*bench,
                              bench.file("p.csv", "participant,secteur\nNadia,AMO\nKarim,ONE\n"))
                .ok());
    const auto where = GENERATE(std::string{}, std::string{"secteur=AMO"});
    const CrosstabRequest request{"codes", "secteur", analysis::CountOf::codings, where, {}};
    const auto live = LiveTable::open(*bench, request).value();
    std::mt19937 random{7};
    for (int step = 0; step < 60; ++step) {
        const auto begin = random() % 90;
        const auto rows = bench->project().codings().ids();
        switch (random() % 5) {
        case 0:
            if (!rows.empty()) REQUIRE(remove_codings(*bench, {rows[random() % rows.size()]}).ok());
            break;
        case 1: (void)bench->undo(); break;
        case 2: (void)bench->redo(); break;
        default:
            (void)add_coding(*bench, source, cp_span(begin, begin + 1 + random() % 20),
                             codes[random() % 3]);
        }
        if (bench->project().variables().empty() || bench->project().codebook().size() < 3) {
            REQUIRE(bench->redo().ok());
        }
        const auto table = crosstab(*bench, request).value();
        REQUIRE(live->table().rows == table.rows);
        REQUIRE(live->table().cols == table.cols);
        REQUIRE(live->table().counts == table.counts);
        REQUIRE(live->table().total == table.total);
    }
}

TEST_CASE("a coder exists from the first edit on, and history says who") {
    TestBench bench;
    bench.code("A");
    bench->use_coder("Bruno");
    bench.code("B");
    const auto history = bench->history();
    REQUIRE(history.size() == 2);
    CHECK(history[0].coder_name == "anne");
    CHECK(history[1].coder_name == "Bruno");
    CHECK(bench->coder() == bench->project().find_coder("bruno")->id);
}

TEST_CASE("a passage is coded once by one coder") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("A");
    const auto id = bench.coding(source, 13, 20, code);
    CHECK(add_coding(*bench, source, cp_span(13, 20), code).error().code ==
          ErrorCode::already_exists);
    CHECK(add_coding(*bench, source, cp_span(5, 5), code).error().code == ErrorCode::invalid_input);
    REQUIRE(move_coding(*bench, id, cp_span(13, 22)).ok());
    REQUIRE(annotate_coding(*bench, id, {"à revoir", 2.0}).ok());
    const auto coding = bench->project().codings().at(0);
    CHECK(coding.span == cp_span(13, 22));
    CHECK(coding.memo == "à revoir");
    bench->use_coder("bruno");
    CHECK(add_coding(*bench, source, cp_span(13, 22), code).ok());
}
