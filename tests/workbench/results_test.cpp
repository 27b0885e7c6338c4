#include "workbench/bench.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/codebook/codebook_merge.h"
#include "workbench/documents/quoting.h"
#include "workbench/finding/find.h"
#include "workbench/tables/tabulate.h"

#include <random>
#include <set>

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

TEST_CASE("a quote of several turns names all who speak, and says who says what") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    REQUIRE(import_attributes(*bench,
                              bench.file("p.csv", "participant,secteur\nNadia,AMO\nKarim,CPAS\n"))
                .ok());
    const auto& turns = bench->project().turns(source);
    const auto code = bench.code("Confiance");
    const auto until = turns[4].span.begin() + CpCount{12};
    const CpSpan span{turns[3].span.begin() + CpCount{3}, until};
    const auto id = add_coding(*bench, source, span, code).value();
    const auto quote = quotes_of(*bench, {id}).value().at(0);
    CHECK(quote.text == "va.\nNadia : La confiance");
    CHECK(legible_text(quote) == "[Karim\u00a0:] va.\nNadia : La confiance");
    CHECK(quote.speakers == std::vector<std::string>{"Karim", "Nadia"});
    CHECK(quote.attribution == "Karim, Nadia, FG, tours 4–5");
    CHECK(quotes_of(*bench, {id}, "{speaker} ({secteur})").value().at(0).attribution ==
          "Karim, Nadia (CPAS, AMO)");
    // With its label, nothing is added.
    const auto whole = add_coding(*bench, source, {turns[3].label.begin(), until}, code).value();
    CHECK(quotes_of(*bench, {whole}).value().at(0).dialogue.empty());
    // Tables count it once, by who says most.
    CrosstabRequest by_sector;
    by_sector.cols = "secteur";
    const auto table = crosstab(*bench, by_sector).value();
    CHECK(table.cols == std::vector<std::string>{"AMO", "CPAS"});
    CHECK(table.total == 2);
    CHECK(table.col_totals[0] == 2);
}

TEST_CASE("an axis crossed with itself is refused, and who coded nothing has no row") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    bench.coding(source, 5, 9, bench.code("Confiance"));
    bench->use_coder("zoé");
    bench.code("Rien"); // Zoé has worked, and coded nothing
    for (const auto* axis : {"codes", "sources", "coders"}) {
        CrosstabRequest request;
        request.rows = request.cols = axis;
        CHECK(crosstab(*bench, request).error().code == ErrorCode::invalid_input);
    }
    CrosstabRequest mixed;
    mixed.rows = "Code";
    mixed.cols = "codes";
    CHECK(crosstab(*bench, mixed).error().code == ErrorCode::invalid_input);
    CrosstabRequest request;
    request.rows = "coders";
    CHECK(crosstab(*bench, request).value().rows == std::vector<std::string>{"anne"});
    const auto live = LiveTable::open(*bench, request).value();
    const auto id = bench.coding(source, 5, 9, bench.code("Confiance2"));
    CHECK(live->table().rows == std::vector<std::string>{"anne", "zoé"});
    REQUIRE(remove_codings(*bench, {id}).ok());
    CHECK(live->table().rows == std::vector<std::string>{"anne"});
}

namespace {

void check_fresh(TestBench& bench, const LiveTable& live) {
    const auto table = crosstab(*bench, live.request()).value();
    REQUIRE(live.table().rows == table.rows);
    REQUIRE(live.table().cols == table.cols);
    REQUIRE(live.table().counts == table.counts);
    REQUIRE(live.table().row_totals == table.row_totals);
    REQUIRE(live.table().col_totals == table.col_totals);
    REQUIRE(live.table().total == table.total);
}

/// One of the things that researchers do, other than to undo those first actions; it may be
/// refused.
void edit_somehow(TestBench& bench, std::mt19937& random, const std::set<std::string>& first) {
    const auto& project = bench->project();
    const auto codes = project.codebook().in_order();
    const auto rows = project.codings().ids();
    const auto any_code = [&] { return codes[random() % codes.size()]; };
    switch (random() % 13) {
    case 0:
        if (!rows.empty()) (void)remove_codings(*bench, {rows[random() % rows.size()]});
        break;
    case 1:
        if (!first.contains(*bench->undo_label())) (void)bench->undo();
        break;
    case 2: (void)bench->redo(); break;
    case 3: (void)rename_code(*bench, any_code(), "N" + std::to_string(random() % 50)); break;
    case 4: {
        NewCode wanted;
        wanted.path = "K" + std::to_string(random() % 50);
        (void)add_code(*bench, wanted);
        break;
    }
    case 5:
        if (codes.size() > 3) (void)merge_codes(*bench, any_code(), any_code());
        break;
    case 6:
        if (codes.size() > 3) (void)delete_code(*bench, any_code());
        break;
    case 7: bench->use_coder(random() % 2 == 0 ? "anne" : "bruno"); break;
    case 8:
        bench->show_coders(random() % 2 == 0 ? CoderFilter{} : CoderFilter::only({"bruno"}));
        break;
    default: {
        const auto begin = random() % 90;
        (void)add_coding(*bench, project.sources().begin()->first,
                         cp_span(begin, begin + 1 + random() % 20), any_code());
    }
    }
}

/// A dialogue, three codes and what sector its speakers are of.
void prepare(TestBench& bench) {
    bench.import("FG.txt", test::dialogue);
    for (const auto* name : {"A", "B", "C"}) bench.code(name);
    REQUIRE(import_attributes(*bench,
                              bench.file("p.csv", "participant,secteur\nNadia,AMO\nKarim,ONE\n"))
                .ok());
}

} // namespace

TEST_CASE("a live table is the table, whatever happens", "[property]") {
    TestBench bench;
    prepare(bench);
    std::set<std::string> first;
    for (const auto& entry : bench->history()) first.insert(entry.label);
    const auto where = GENERATE(std::string{}, std::string{"secteur=AMO"});
    const auto count = GENERATE(analysis::CountOf::codings, analysis::CountOf::passages,
                                analysis::CountOf::participants);
    std::vector<std::unique_ptr<LiveTable>> tables;
    for (const auto* columns : {"secteur", "sources", "coders"}) {
        tables.push_back(LiveTable::open(*bench, {"codes", columns, count, where, {}}).value());
    }
    std::mt19937 random{7};
    for (int step = 0; step < 150; ++step) {
        INFO("step " << step);
        edit_somehow(bench, random, first);
        for (const auto& table : tables) check_fresh(bench, *table);
    }
}

TEST_CASE("a live table takes other axes and goes on following") {
    TestBench bench;
    prepare(bench);
    const auto live = LiveTable::open(*bench, {"codes", "sources", {}, {}, {}}).value();
    int told = 0;
    const auto updates = live->updates().subscribe([&](const analysis::Table&) { ++told; });
    std::mt19937 random{11};
    for (const auto* columns : {"secteur", "coders", "secteur", "sources"}) {
        REQUIRE(live->change({"codes", columns, {}, {}, {}}).ok());
        check_fresh(bench, *live);
        for (int i = 0; i < 5; ++i) {
            (void)add_coding(*bench, bench->project().sources().begin()->first,
                             cp_span(random() % 80, 85 + random() % 9),
                             bench->project().codebook().in_order()[random() % 3]);
            check_fresh(bench, *live);
        }
    }
    const auto before = told;
    CHECK(live->change({"codes", "nobody knows", {}, {}, {}}).error().code == ErrorCode::not_found);
    CHECK(told == before);
    CHECK(live->request().cols == "sources");
    check_fresh(bench, *live);
}

TEST_CASE("a table larger than anybody reads is refused before it is made") {
    TestBench bench;
    IdGenerator ids;
    REQUIRE(bench
                ->edit("Many codes and sources",
                       [&](store::Edit& edit) {
                           for (std::uint32_t i = 0; i < 2001; ++i) {
                               Code code;
                               code.id = ids.next<CodeId>();
                               code.name = "code " + std::to_string(i);
                               code.position = i;
                               edit.put(code);
                               Source source;
                               source.id = ids.next<SourceId>();
                               source.name = "source " + std::to_string(i);
                               if (i < 2000) edit.put(source);
                           }
                       })
                .ok());
    CrosstabRequest request;
    const auto table = crosstab(*bench, request);
    REQUIRE_FALSE(table.ok());
    CHECK(table.error().code == ErrorCode::invalid_input);
    CHECK(table.error().what == "A table of 2001 rows and 2000 columns is too large");
    CHECK_FALSE(LiveTable::open(*bench, request).ok());
    request.only_codes = {bench->project().codebook().in_order().front()};
    const auto small = crosstab(*bench, request);
    REQUIRE(small.ok());
    CHECK(small->cols.size() == 2000);
    request.count = analysis::CountOf::participants;
    request.only_codes.clear();
    CHECK_FALSE(crosstab(*bench, request).ok());
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
