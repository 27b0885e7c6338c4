#include "workbench/bench.h"
#include "workbench/codebook/codebook_merge.h"

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

TEST_CASE("a code with its notes is one action") {
    TestBench bench;
    workbench::NewCode wanted;
    wanted.path = "Leviers/Confiance";
    wanted.definition = "Ce qui permet de compter sur l’autre";
    wanted.use = "promesses tenues";
    wanted.do_not_use = "simple politesse";
    const auto before = bench->history().size();
    const auto id = workbench::add_code(*bench, wanted).value();
    CHECK(bench->history().size() == before + 1);
    CHECK(bench->project().codebook().at(id).use == "promesses tenues");
    CHECK(bench->project().codebook().at(id).do_not_use == "simple politesse");
    const auto above = bench->project().codebook().at(id).parent;
    CHECK(bench->project().codebook().at(above).use.empty());
    REQUIRE(bench->undo());
    CHECK(bench->project().codebook().find(id) == nullptr);
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

TEST_CASE("a codebook file adds and brings up to date; what it leaves empty stays") {
    TestBench bench;
    const auto known = add_code(*bench, {"Confiance", {}, Polarity::lever, "Se fier à."}).value();
    const auto same = add_code(*bench, {"Temps", {}, {}, "Durées."}).value();
    const auto file =
        bench.file("grille.csv",
                   "path,polarity,definition,use\nConfiance,,,Parole donnée\nTemps,,,\nDoute,,,\n");
    const auto history = bench->history().size();

    const auto tried = import_codebook(*bench, file, Trial::dry_run).value();
    CHECK(tried.added == std::vector<std::string>{"Doute"});
    CHECK(tried.changed == std::vector<std::string>{"Confiance"});
    CHECK(bench->project().codebook().size() == 2);
    CHECK(bench->project().codebook().at(known).use.empty());
    CHECK(bench->history().size() == history);

    const auto done = import_codebook(*bench, file).value();
    CHECK(done.added == tried.added);
    CHECK(done.changed == tried.changed);
    const auto& codebook = bench->project().codebook();
    CHECK(codebook.at(known).definition == "Se fier à.");
    CHECK(codebook.at(known).use == "Parole donnée");
    CHECK(codebook.at(known).polarity == Polarity::lever);
    CHECK(codebook.at(same).definition == "Durées.");

    const auto without = bench.file("sans.csv", "path,polarity\nConfiance,none\n");
    REQUIRE(import_codebook(*bench, without).ok());
    CHECK(codebook.at(known).polarity == Polarity::none);
    const auto before = bench->history().size();
    CHECK(import_codebook(*bench, without).value().changed.empty());
    const auto other_case = bench.file("casse.csv", "path,definition\nCONFIANCE,Autre\n");
    CHECK(bench->history().size() == before); // nothing was changed, nothing is to be undone
    CHECK(import_codebook(*bench, other_case).value().changed.size() == 1);
    CHECK(codebook.at(known).name == "Confiance");
    CHECK(codebook.at(known).definition == "Autre");
}

TEST_CASE("codings from a table complete those that are there, and tell where they differ") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    bench.code("Confiance");
    REQUIRE(import_codings(*bench, bench.file("a.csv", "source,start,end,code,memo,weight\n"
                                                       "FG,13,20,Confiance,,\n"
                                                       "FG,22,30,Confiance,à moi,2\n"
                                                       "FG,32,40,Confiance,gardé,1\n"))
                .ok());
    const auto other = bench.file("b.csv", "source,start,end,code,memo,weight\n"
                                           "FG,13,20,Confiance,du fichier,0.5\n"
                                           "FG,22,30,Confiance,autre,2\n"
                                           "FG,32,40,Confiance,gardé,\n"
                                           "FG,42,50,Confiance,,\n"
                                           "FG,42,50,Confiance,plus loin,\n");
    const auto tried = import_codings(*bench, other, Trial::dry_run).value();
    const auto done = import_codings(*bench, other).value();
    for (const auto& report : {tried, done}) {
        CHECK(report.added == 1);
        CHECK(report.already_there == 4);
        CHECK(report.completed == 2);
        CHECK(report.differing == 1);
    }
    const auto& columns = bench->project().codings();
    std::vector<std::string> memos;
    for (const auto row : bench->project().codings_in(columns.at(0).source)) {
        memos.push_back(columns.at(row).memo);
    }
    CHECK(memos == std::vector<std::string>{"du fichier", "à moi", "gardé", "plus loin"});
    CHECK(columns.at(bench->project().codings_in(columns.at(0).source)[0]).weight == 0.5);
    // Its own export changes nothing.
    const auto own = bench.file("c.csv", export_codings(*bench).value());
    const auto again = import_codings(*bench, own).value();
    CHECK(again.already_there == 4);
    CHECK(again.completed + again.differing + again.added == 0);
}

TEST_CASE("codings from a table tell what they would add") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    bench.code("Confiance");
    const auto file = bench.file("c.csv", "source,start,end,code,coder\nFG,13,20,Confiance,Anne\n"
                                          "FG,13,20,Confiance,Anne\nFG,2,9,Confiance,Bruno\n");
    const auto coders = bench->project().coders().size();
    const auto tried = import_codings(*bench, file, Trial::dry_run).value();
    CHECK(tried.added == 2);
    CHECK(tried.already_there == 1);
    CHECK(tried.coders == std::vector<std::string>{"Anne", "Bruno"});
    CHECK(tried.sources == std::vector<std::string>{"FG"});
    CHECK(tried.codes == std::vector<std::string>{"Confiance"});
    CHECK(bench->project().codings().size() == 0);
    CHECK(bench->project().coders().size() == coders);
    CHECK(import_codings(*bench, file).value().coders == tried.coders);
    CHECK(bench->project().codings().size() == 2);
    CHECK(bench->project().coders().size() == coders + 1); // "anne" codes here already
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

TEST_CASE("a merge tells before what overlaps become, and joins them where asked") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto from = bench.code("Retards");
    const auto into = bench.code("Temporalités");
    const auto first = bench.coding(source, 13, 25, into);
    const auto second = bench.coding(source, 20, 30, from);
    bench.coding(source, 40, 50, from);
    REQUIRE(annotate_coding(*bench, first, {"un", {}}).ok());
    REQUIRE(annotate_coding(*bench, second, {"deux", 2.0}).ok());

    const auto preview = preview_merge(bench->project(), from, into).value();
    CHECK(preview.codings == 2);
    CHECK(preview.duplicates == 0);
    REQUIRE(preview.overlaps.size() == 1);
    CHECK(preview.overlaps[0].joined() == cp_span(13, 30));

    const auto report = merge_codes(*bench, from, into, Overlaps::join).value();
    CHECK(report.codings == 1);
    CHECK(report.joined == 1);
    const auto& columns = bench->project().codings();
    REQUIRE(columns.size() == 2);
    const auto joined = columns.at(columns.row_of(first));
    CHECK(joined.span == cp_span(13, 30));
    CHECK(joined.memo == "un\ndeux");
    CHECK(joined.weight == 2.0);
    REQUIRE(bench->undo().ok());
    CHECK(columns.at(columns.row_of(second)).span == cp_span(20, 30));
    CHECK(merge_codes(*bench, from, into).value().codings == 2);
    CHECK(columns.size() == 3);
}

TEST_CASE("a merge that is stopped changes nothing") {
    struct StopAtOnce final : Progress {
        void step(std::size_t done, std::size_t total, const std::string& /*what*/) override {
            CHECK(done <= total);
            ++steps;
        }
        [[nodiscard]] bool cancelled() const override { return steps > 0; }
        int steps = 0;
    };
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto from = bench.code("Retards");
    const auto into = bench.code("Temporalités");
    REQUIRE(bench
                ->edit("Many",
                       [&](store::Edit& edit) {
                           for (std::size_t i = 0; i < 600; ++i) {
                               Coding coding;
                               coding.id = bench->new_id<CodingId>();
                               coding.source = source;
                               coding.span = cp_span(i % 30, 40 + i / 30);
                               coding.code = from;
                               coding.coder = bench->coder();
                               edit.put(coding);
                           }
                       })
                .ok());
    const auto entries = bench->history().size();
    StopAtOnce progress;
    CHECK(merge_codes(*bench, from, into, Overlaps::keep, progress).error().code ==
          ErrorCode::cancelled);
    CHECK(progress.steps == 1);
    CHECK(bench->history().size() == entries);
    CHECK(bench->project().codebook().find(from) != nullptr);
    CHECK(bench->check().empty());
    const auto before = bench->undo_size();
    REQUIRE(merge_codes(*bench, from, into).ok());
    CHECK(bench->undo_size() > 600 * 16);
    CHECK(bench->redo_size() == 0);
    REQUIRE(bench->undo().ok());
    CHECK(bench->undo_size() == before);
    CHECK(bench->redo_size() > 600 * 16);
}

TEST_CASE("a split sorts quotes into codes below, in one action") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    const auto known = bench.code("Confiance/Acquise");
    const auto a = bench.coding(source, 13, 20, code);
    const auto b = bench.coding(source, 21, 30, code);
    const auto c = bench.coding(source, 31, 40, code);
    bench.coding(source, 21, 30, known);
    const auto report =
        split_code(*bench, code, {{"acquise", {b}}, {"Perdue", {a}}, {"perdue", {c}}}).value();
    CHECK(report.codes == 1);
    CHECK(report.moved == 2);
    CHECK(report.duplicates == 1);
    CHECK(bench->project().codings().size() == 3);
    CHECK(bench->project().codebook().children(code).size() == 2);
    CHECK(split_code(*bench, code, {{"Autre", {a}}}).error().code == ErrorCode::not_found);
    CHECK(bench->undo().value() == "Split code \"Confiance\"");
    CHECK(bench->project().codings().size() == 4);
    CHECK(bench->project().codebook().children(code).size() == 1);
    CHECK(split_code(*bench, code, {{"a/b", {a}}}).error().code == ErrorCode::invalid_input);
}

TEST_CASE("several codes at once are one action; what is coded so already is left alone") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto a = bench.code("A");
    const auto b = bench.code("B");
    bench.coding(source, 13, 20, a);
    CHECK(add_codings(*bench, source, cp_span(13, 20), {a, b, b}).value().size() == 1);
    CHECK(add_codings(*bench, source, cp_span(13, 20), {a, b}).error().code ==
          ErrorCode::already_exists);
    CHECK(add_codings(*bench, source, cp_span(13, 13), {a, b}).error().code ==
          ErrorCode::invalid_input);
    CHECK(add_codings(*bench, source, cp_span(30, 40), {a, b}).value().size() == 2);
    REQUIRE(bench->undo().ok());
    CHECK(bench->project().codings().size() == 2);
}

TEST_CASE("a relation is taken away") {
    TestBench bench;
    const auto a = bench.code("A");
    REQUIRE(relate_codes(*bench, a, "regulates", bench.code("B")).ok());
    const auto relation = bench->project().codebook().relations_from(a).front().id;
    REQUIRE(unrelate_codes(*bench, relation).ok());
    CHECK(bench->project().codebook().relations().empty());
    CHECK(unrelate_codes(*bench, relation).error().code == ErrorCode::not_found);
}
