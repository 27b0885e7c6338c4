#include "bench.h"

#include "workbench/coding/autocode.h"
#include "workbench/finding/concordance.h"
#include "workbench/finding/find.h"
#include "workbench/finding/search_counts.h"
#include "workbench/finding/similar.h"
#include "workbench/people/attributes.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace filrouge;
using namespace filrouge::test;
using workbench::Finder;

namespace {

using Texts = std::vector<std::string>;

const std::string talk = "Animatrice : Le café, alors ?\n"                         // 1
                         "Nadia : Le café du matin. Et puis la confiance.\n"       // 2
                         "Karim : Rien à dire.\n"                                  // 3
                         "Nadia : La confiance vient au café, le café est long.\n" // 4
                         "Karim : Voilà l’été.\n";                                 // 5

struct Study {
    Study() : source{bench.import("FG.txt", talk)}, finder{open()} {
        text = bench->text(source).value();
    }
    std::unique_ptr<Finder> open() {
        return Finder::open(*bench, bench.folder() / "index").value();
    }
    CpSpan place(const std::string& wanted, std::size_t nth = 0) const {
        auto at = text->utf8().find(wanted);
        for (; nth > 0; --nth) at = text->utf8().find(wanted, at + 1);
        return text->index().from_bytes({BytePos{at}, BytePos{at + wanted.size()}});
    }
    CodingId code_it(const CodeId& code, const std::string& wanted, std::size_t nth = 0) {
        return workbench::add_coding(*bench, source, place(wanted, nth), code).value();
    }
    std::string turns(const std::string& query, const std::string& where = {}) {
        INFO(query);
        SilentProgress progress;
        const auto found = finder->places(query, where, progress).value();
        CHECK(finder->search(query, where, {0, 100}, progress).value().total == found.units.size());
        std::string numbers;
        for (const auto& place : found.units) numbers += std::to_string(place.unit.turn);
        return numbers;
    }
    Texts matches(const std::string& query) {
        SilentProgress progress;
        Texts all;
        const auto found = finder->places(query, {}, progress).value();
        for (const auto& place : found.units)
            for (const auto& match : place.matches) all.emplace_back(text->slice(match));
        return all;
    }
    Error error(const std::string& query) {
        SilentProgress progress;
        return finder->search(query, {}, {}, progress).error();
    }

    TestBench bench;
    SourceId source;
    std::unique_ptr<Finder> finder;
    std::shared_ptr<const Text> text;
};

} // namespace

TEST_CASE("a word is found in the passages coded so, and follows the last coding") {
    Study study;
    const auto informal = study.bench.code("Informel");
    const auto below = study.bench.code("Informel/Machine");
    CHECK(study.turns("café DANS code:Informel").empty());
    study.code_it(informal, "Le café du matin");
    study.code_it(below, "est long");
    CHECK(study.turns("café") == "124");
    CHECK(study.turns("café DANS code:Informel") == "2");
    CHECK(study.turns("café IN code:Informel") == "2");
    CHECK(study.matches("café DANS code:Informel") == Texts{"café"});
    CHECK(study.turns("long DANS code:Informel") == "4"); // coded with the code below
    CHECK(study.turns("café SAUF (café DANS code:Informel)") == "14");
    CHECK(study.matches("confiance (café DANS code:Informel)") == Texts{"café", "confiance"});
    CHECK(study.turns("café code:Informel") == "24"); // somewhere in the same turn
    const auto late = study.code_it(informal, "au café, le café");
    CHECK(study.turns("café DANS code:Informel") == "24");
    CHECK(study.matches("café DANS code:Informel") == Texts{"café", "café", "café"});
    CHECK(study.turns("café DANS (code:Informel coder:anne)") == "24");
    workbench::remove_codings(*study.bench, {late}).value();
    CHECK(study.turns("café DANS code:Informel") == "2");
    CHECK(study.turns("café DANS code:Informel", "speaker=Karim").empty());
}

TEST_CASE("a code and a coder side by side mean one coding, in a search as in a filter") {
    Study study;
    const auto a = study.bench.code("A");
    const auto b = study.bench.code("B");
    study.code_it(a, "Le café, alors"); // 1: A by anne
    study.code_it(a, "confiance");      // 2: A by anne …
    study.bench->use_coder("bruno");
    study.code_it(b, "café du matin"); // … and B by bruno
    study.code_it(a, "Rien");          // 3: A by bruno
    study.code_it(b, "est long");      // 4: B by bruno
    for (const auto* query : {"code:A coder:bruno", "coder:bruno code:A", "(code:A) (coder:bruno)",
                              "code:A (coder:bruno speaker:*)"}) {
        CHECK(study.turns(query) == "3");
        CHECK(study.turns("source:FG", query) == "3");
    }
    CHECK(study.turns("(code:A OU code:B) coder:bruno") == "234");
    CHECK(study.turns("café code:A coder:anne") == "12");
    CHECK(study.turns("café code:A coder:bruno").empty());
    CHECK(study.turns("confiance OU (code:A coder:bruno)") == "234");
    CHECK(study.turns("SAUF (code:A coder:bruno)") == "1245");
    CHECK(study.turns("code:A SAUF coder:bruno") == "1");
    CHECK(study.error("code:A coder:zoe").code == ErrorCode::not_found);
}

TEST_CASE("codes near codes are counted in turns") {
    Study study;
    const auto a = study.bench.code("A");
    const auto b = study.bench.code("B");
    study.code_it(a, "Le café, alors");
    study.code_it(b, "Rien");
    CHECK(study.turns("code:A PRÈS/1 code:B").empty());
    CHECK(study.turns("code:A PRÈS/2 code:B") == "13");
    CHECK(study.turns("code:A NEAR/2 code:B confiance").empty());
    study.code_it(b, "La confiance");
    CHECK(study.turns("code:A PRÈS/3 code:B") == "134");
    CHECK(study.turns("SAUF code:A PRÈS/2 code:B") == "245");
    study.code_it(b, "Le café, alors");
    CHECK(study.turns("code:A PRÈS/1 code:B") == "1");
    CHECK(study.turns("speaker:Karim PRÈS/1 code:B") == "345");
    CHECK(study.turns("code:A PRÈS/2 code:B PRÈS/2 speaker:Karim") == "1345");
}

TEST_CASE("what is not coded at all is found") {
    Study study;
    CHECK(study.turns("uncoded") == "12345");
    study.code_it(study.bench.code("A"), "Rien");
    CHECK(study.turns("non codé") == "1245");
    CHECK(study.turns("café non codé") == "124");
    CHECK(study.turns("SAUF uncoded") == "3");
}

TEST_CASE("times of turns are searched") {
    TestBench bench;
    bench.import("a.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Nadia>Le début\n\n"
                          "00:12:00.000 --> 00:12:09.000\n<v Karim>Le milieu\n\n"
                          "00:30:00.000 --> 00:30:09.000\n<v Nadia>La fin\n");
    const auto finder = Finder::open(*bench, bench.folder() / "index").value();
    SilentProgress progress;
    const auto total = [&](const std::string& query) {
        INFO(query);
        return finder->search(query, {}, {}, progress).value().total;
    };
    CHECK(total("time:00:10:00..00:20:00") == 1);
    CHECK(total("temps:00:10:00..00:20:00") == 1);
    CHECK(total("temps:00:10:00..00:20:00 speaker:Nadia") == 0);
    CHECK(total("time<00:20:00") == 2);
}

TEST_CASE("errors of a query name the place") {
    Study study;
    study.bench.code("A");
    CHECK(study.error("été code:Nope").what ==
          "In the query, at character 5: There is no code 'Nope'");
    CHECK(study.error("été code:Nope").code == ErrorCode::not_found);
    CHECK_THAT(study.error("café DANS code:Nope").what, Catch::Contains("at character 11"));
    CHECK_THAT(study.error("code:A PRÈS/2 code:Nope").what, Catch::Contains("no code 'Nope'"));
    CHECK_THAT(study.error("été temps:jamais").what, Catch::Contains("at character 5"));
}

TEST_CASE("a turn that begins with an invisible mark is found like any other") {
    Study study;
    const auto other = study.bench.import("Joints.txt", "Nadia : La patience.\n"
                                                        "\uFEFFKarim : La patience du SAJ.\n"
                                                        "Nadia : Oui.\n\uFEFFKarim : Voilà.\n");
    const auto text = study.bench->text(other).value();
    REQUIRE(text->utf8().find("\uFEFF") != std::string::npos);
    SilentProgress progress;
    const auto found = study.finder->search("patience", {}, {0, 100}, progress).value();
    REQUIRE(found.hits.size() == 2);
    for (const auto& hit : found.hits) {
        REQUIRE(hit.matches.size() == 1);
        CHECK(text->slice(hit.matches.front()) == "patience");
        CHECK(hit.snippet.text.find("patience") != std::string::npos);
    }
    CHECK(study.finder->places("patience", {}, progress).value().units.size() == 2);
    const auto like =
        workbench::similar_to_passage(*study.finder, other, found.hits.front().span, {}, progress);
    CHECK(like.ok());
}

TEST_CASE("a correction is suggested as people write it") {
    Study study;
    SilentProgress progress;
    const auto suggested = [&](const std::string& query) {
        return study.finder->search(query, {}, {}, progress).value().suggestion;
    };
    CHECK(suggested("confianse") == "confiance");
    CHECK(suggested("café OU « la confianse »") == "café OU « la confiance »");
    CHECK(suggested("anymatrice").empty()); // nobody says it
    CHECK(suggested("voilla été") == "Voilà été");
    CHECK(suggested("café").empty());
    // Nobody speaks of it in a field.
    REQUIRE(workbench::add_variable(*study.bench, "lieu", VariableType::text, VariableScope::source)
                .ok());
    CHECK(suggested("confianse lieu:confianse") == "confiance lieu:confianse");
}

TEST_CASE("a concordance shows each match in its turn, sorted as asked") {
    Study study;
    SilentProgress progress;
    const auto lines = [&](workbench::ConcordanceOrder order, std::size_t width = 50) {
        const auto made =
            workbench::concordance(*study.finder, {"café", {}, CpCount{width}, order}, progress)
                .value();
        Texts all;
        for (const auto& line : made.lines) {
            CHECK(study.text->slice(line.span) == line.match);
            all.push_back(line.left + "|" + line.match + "|" + line.right);
        }
        return all;
    };
    using Order = workbench::ConcordanceOrder;
    CHECK(lines(Order::text) == Texts{"Le |café|, alors ?",
                                      "Le |café| du matin. Et puis la confiance.",
                                      "La confiance vient au |café|, le café est long.",
                                      "La confiance vient au café, le |café| est long."});
    CHECK(lines(Order::right) == Texts{"Le |café|, alors ?",
                                       "Le |café| du matin. Et puis la confiance.",
                                       "La confiance vient au café, le |café| est long.",
                                       "La confiance vient au |café|, le café est long."});
    CHECK(lines(Order::left) == Texts{"La confiance vient au |café|, le café est long.",
                                      "Le |café|, alors ?",
                                      "Le |café| du matin. Et puis la confiance.",
                                      "La confiance vient au café, le |café| est long."});
    CHECK(lines(Order::text, 9).at(2) == "vient au |café|, le café");
    CHECK(lines(Order::text, 0).at(2) == "|café|");
    const auto none =
        workbench::concordance(*study.finder, {"speaker:Nadia", {}, {}, Order::text}, progress);
    CHECK(none.error().code == ErrorCode::invalid_input);
    const auto made = workbench::concordance(*study.finder, {"été", {}, {}, Order::text}, progress);
    const auto records = workbench::concordance_records(study.bench->project(), *made);
    const auto csv = publish::render_records(records, publish::RecordsFormat::csv).value();
    CHECK(csv == "source,turn,speaker,start,end,left,match,right\r\nFG,5,Karim," +
                     std::to_string(study.place("été").begin().value()) + "," +
                     std::to_string(study.place("été").end().value()) + ",,été,\r\n");
    CHECK(publish::render_records(records, publish::RecordsFormat::xlsx).value().starts_with("PK"));
}

TEST_CASE("automatic coding is previewed, one edit, and doubles nothing") {
    Study study;
    const auto code = study.bench.code("Café");
    SilentProgress progress;
    using Unit = workbench::AutocodeUnit;
    const auto plan = [&](Unit unit, const std::string& query = "café") {
        return workbench::plan_autocode(*study.finder, {query, {}, code, unit}, progress);
    };
    const auto texts = [&](Unit unit) {
        Texts all;
        const auto made = plan(unit).value();
        for (const auto& hit : made.hits) all.push_back(hit.text);
        return all;
    };
    CHECK(texts(Unit::match) == Texts{"café", "café", "café", "café"});
    CHECK(texts(Unit::sentence) == Texts{"Le café, alors ?", "Le café du matin.",
                                         "La confiance vient au café, le café est long."});
    CHECK(texts(Unit::turn).at(1) == "Le café du matin. Et puis la confiance.");
    CHECK(study.bench->project().codings().size() == 0);
    CHECK(plan(Unit::match, "speaker:Nadia").error().code == ErrorCode::invalid_input);
    CHECK(plan(Unit::turn, "speaker:Nadia")->hits.size() == 2);

    study.code_it(code, "Le café du matin.");
    const auto steps = study.bench->history().size();
    auto preview = *plan(Unit::sentence);
    REQUIRE(preview.hits.size() == 3);
    CHECK(preview.hits[1].already);
    CHECK_FALSE(preview.hits[1].chosen);
    preview.hits[0].chosen = false;
    auto report = workbench::apply_autocode(*study.bench, preview).value();
    CHECK(report.added == 1);
    CHECK(report.already_there == 1);
    CHECK(study.bench->history().size() == steps + 1);
    CHECK_THAT(study.bench->history().back().label, Catch::Contains("automatically \"Café\""));
    CHECK(study.bench->project().codings().size() == 2);
    report = workbench::apply_autocode(*study.bench, preview).value();
    CHECK(report.added == 0);
    CHECK(study.bench->history().size() == steps + 1);
    REQUIRE(study.bench->undo());
    CHECK(study.bench->project().codings().size() == 1);
}

TEST_CASE("counts by source, speaker, role and variable add up") {
    Study study;
    SilentProgress progress;
    const auto found = study.finder->places("café", {}, progress).value();
    const auto counts = workbench::count_places(study.bench->project(), found, progress).value();
    CHECK(counts.passages == 3);
    CHECK(counts.matches == 4);
    REQUIRE(counts.by.size() == 3);
    for (const auto& by : counts.by) {
        std::size_t passages = 0;
        for (const auto& group : by.groups) passages += group.passages;
        CHECK(passages == 3);
    }
    CHECK(counts.by[1].name == "speaker");
    REQUIRE(counts.by[1].groups.size() == 2);
    CHECK(counts.by[1].groups[1].value == "Nadia");
    CHECK(counts.by[1].groups[1].matches == 3);
}

TEST_CASE("similar passages are not coded yet, and say why they are similar") {
    Study study;
    SilentProgress progress;
    const auto source = study.source;
    auto like = workbench::similar_to_passage(*study.finder, source, study.place("Le café, alors"),
                                              {}, progress)
                    .value();
    REQUIRE(like.size() == 2);
    for (const auto& one : like) {
        CHECK(one.words == Texts{"café"});
        for (const auto& match : one.passage.matches) CHECK(study.text->slice(match) == "café");
    }
    const auto code = study.bench.code("A");
    CHECK(workbench::similar_to_code(*study.finder, code, {}, progress).error().code ==
          ErrorCode::invalid_input);
    study.code_it(code, "Le café, alors");
    study.code_it(study.bench.code("B"), "au café");
    like = workbench::similar_to_code(*study.finder, code, {}, progress).value();
    REQUIRE(like.size() == 1);
    CHECK(like[0].passage.turn == 2);
    like = workbench::similar_to_code(*study.finder, code, {20, workbench::SimilarAmong::all},
                                      progress)
               .value();
    CHECK(like.size() == 2);
    CHECK_FALSE(workbench::similar_to_passage(*study.finder, source, cp_span(3, 3), {}, progress));
}

TEST_CASE("the index follows imports, removals, and the loss of its folder") {
    Study study;
    CHECK(study.turns("été") == "5");
    study.bench.import("FG2.txt", "Nadia : Un été encore.\nKarim : Non.\n");
    CHECK(study.finder->stale() == 1);
    CHECK(study.turns("été") == "50"); // a paragraph without a speaker
    std::filesystem::remove_all(study.bench.folder() / "index");
    CHECK(study.turns("été") == "50"); // a paragraph without a speaker
    REQUIRE(study.bench->undo());
    CHECK(study.turns("été") == "5");
}

TEST_CASE("a source that is removed while the index is brought up to date spoils nothing") {
    Study study;
    study.bench.import("FG2.txt", "Nadia : Un été encore.\nKarim : Non.\n");
    study.bench.import("FG3.txt", "Nadia : Un hiver.\nKarim : Non.\n");
    const auto work = study.finder->plan();
    REQUIRE(study.bench->undo());
    SilentProgress progress;
    CHECK(study.finder->refresh(*work, progress).ok());
    CHECK(study.finder->stale() == 0);
    CHECK(study.turns("été") == "50");
    CHECK(study.turns("hiver").empty());
}
