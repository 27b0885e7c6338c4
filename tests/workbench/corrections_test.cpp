#include "workbench/bench.h"

#include "workbench/finding/find.h"

#include "support/text_generator.h"

#include "support/stopwatch.h"

#include <algorithm>
#include <map>

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

namespace {

std::size_t position(const std::string& utf8, const std::string& part) {
    const auto at = utf8.find(part);
    REQUIRE(at != std::string::npos);
    return count_code_points(utf8.substr(0, at)).value();
}

CpSpan span_of(const std::string& utf8, const std::string& part) {
    const auto begin = position(utf8, part);
    return cp_span(begin, begin + count_code_points(part).value());
}

std::string coded(Workbench& bench, const CodingId& id) {
    const auto coding = bench.project().codings().at(bench.project().codings().row_of(id));
    return std::string{bench.text(coding.source).value()->slice(coding.span)};
}

std::vector<std::string> said(Workbench& bench, const SourceId& source) {
    std::vector<std::string> turns;
    for (const auto& turn : bench.project().turns(source))
        turns.emplace_back(bench.text(source).value()->slice(turn.span));
    return turns;
}

/// Everything about a source that a correction touches.
struct State {
    std::string text;
    std::map<CodingId, CpSpan> codings;
    std::vector<std::pair<TurnId, CpSpan>> turns;
    bool operator==(const State&) const = default;
};

State state(Workbench& bench, const SourceId& source) {
    State now{bench.text(source).value()->utf8(), {}, {}};
    const auto& columns = bench.project().codings();
    for (const auto row : columns.rows_in(source))
        now.codings[columns.ids()[row]] = columns.span(row);
    for (const auto& turn : bench.project().turns(source))
        now.turns.emplace_back(turn.id, turn.span);
    return now;
}

std::string corrected(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("the codings of two coders survive a correction") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto code = bench.code("Confiance");
    const auto add = [&](const char* part) {
        const auto span = span_of(test::dialogue, part);
        return bench.coding(source, span.begin().value(), span.end().value(), code);
    };
    const auto annes = add("La confiance, c’est long");
    const auto merci = add("merci");
    bench->use_coder("zoé");
    const auto zoes = add("Ça va");
    const auto lost = add("à tous");

    auto text = corrected(test::dialogue, "confiance", "grande confiance");
    text = corrected(text, " à tous", "");
    const auto report = correct_text(*bench, source, text).value();
    CHECK(report.replacements == 2);
    CHECK(report.changed == 1);
    CHECK(report.moved == 2);
    REQUIRE(report.lost.size() == 1);
    CHECK(report.lost[0].coding == lost);
    CHECK(report.lost[0].text == "à tous");
    CHECK(report.lost[0].coder == "zoé");
    CHECK(coded(*bench, annes) == "La grande confiance, c’est long");
    CHECK(coded(*bench, merci) == "merci");
    CHECK(coded(*bench, zoes) == "Ça va");
    CHECK(bench->project().turns(source).size() == 5);
    CHECK(bench->check().empty());
    CHECK(bench->undo().value() == "Correct the text of \"FG\" in 2 places");
    CHECK(bench->text(source).value()->utf8() == test::dialogue);
    CHECK(coded(*bench, lost) == "à tous");
    CHECK(bench->check().empty());
}

TEST_CASE("a correction is previewed without a trace") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto before = state(*bench, source);
    const auto entries = bench->history().size();
    CHECK(correct_passage(*bench, source, {cp_span(0, 5), "x"}, Trial::dry_run)
              .value()
              .replacements == 1);
    CHECK(correct_text(*bench, source, test::dialogue).value().replacements == 0);
    CHECK(state(*bench, source) == before);
    CHECK(bench->history().size() == entries);
}

TEST_CASE("what cannot be a text is refused") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    CHECK(correct_text(*bench, source, " \n ").error().code == ErrorCode::invalid_input);
    CHECK(correct_text(*bench, source, "\xff").error().code == ErrorCode::invalid_input);
    CHECK(correct_passage(*bench, source, {cp_span(0, 9999), "x"}).error().code ==
          ErrorCode::invalid_input);
    CHECK(correct_text(*bench, {}, "x").error().code == ErrorCode::not_found);
}

TEST_CASE("turns follow their words") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    auto text = corrected(test::dialogue, "Karim : Ça va.", "Karim : Ça va, ça va.\nBref !");
    text = corrected(text, "Oui, merci bien.", "Oui, merci bien à vous");
    REQUIRE(correct_text(*bench, source, text).ok());
    CHECK(said(*bench, source) ==
          std::vector<std::string>{"Bonjour à tous.", "Oui, merci bien à vous", "Et vous ?",
                                   "Ça va, ça va.", "La confiance, c’est long."});
    const auto& turns = bench->project().turns(source);
    CHECK(bench->text(source).value()->slice(turns[4].label) == "Nadia : ");

    const auto gone = correct_text(*bench, source, corrected(text, "Et vous ?", "")).value();
    CHECK(gone.turns_lost == std::vector<std::uint32_t>{3});
    CHECK(bench->project().turns(source).size() == 4);
    CHECK(bench->project().turns(source)[3].number == 4);
    CHECK(bench->check().empty());
}

TEST_CASE("a line typed inside a turn stays in it") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    REQUIRE(correct_text(*bench, source,
                         corrected(test::dialogue, "Bonjour à tous", "Bonjour\nà vous\nà tous"))
                .ok());
    CHECK(said(*bench, source).front() == "Bonjour\nà vous\nà tous.");
}

TEST_CASE("a corrected text comes from a file of any encoding") {
    TestBench bench;
    const auto source = bench.import("FG.txt", "Nadia : Oui, l'ete.\nKarim : Ca va.\n"
                                               "Nadia : Bon.\nKarim : Bien.\n");
    const auto file = bench.file("c.txt", "Nadia : Oui, l'\351t\351.\r\nKarim : \307a va.\r\n"
                                          "Nadia : Bon.\r\nKarim : Bien.\r\n");
    CHECK(correct_from_file(*bench, source, file, Trial::dry_run).value().replacements > 0);
    CHECK(said(*bench, source)[0] == "Oui, l'ete.");
    REQUIRE(correct_from_file(*bench, source, file).ok());
    CHECK(said(*bench, source) ==
          std::vector<std::string>{"Oui, l'été.", "Ça va.", "Bon.", "Bien."});
    CHECK(correct_from_file(*bench, source, "absent.txt").error().code == ErrorCode::not_found);
}

TEST_CASE("search follows a correction and its undoing") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto finder = Finder::open(*bench, bench.folder() / "index").value();
    SilentProgress progress;
    const auto found = [&](const char* word) {
        return finder->search(word, "", {}, progress).value().total;
    };
    CHECK(found("confiance") == 1);
    REQUIRE(correct_text(*bench, source, corrected(test::dialogue, "confiance", "méfiance")).ok());
    CHECK(found("confiance") == 0);
    CHECK(found("méfiance") == 1);
    REQUIRE(bench->undo().ok());
    CHECK(found("confiance") == 1);
    REQUIRE(bench->redo().ok());
    CHECK(found("méfiance") == 1);
}

TEST_CASE("random corrections: untouched words stay coded, undo and redo restore everything",
          "[property]") {
    test::TextGenerator generator{20261122};
    TestBench bench;
    const auto code = bench.code("A");
    std::string transcript;
    for (int i = 0; i < 30; ++i)
        transcript += (i % 2 == 0 ? "Nadia : mot " : "Karim : mot ") + generator.text(6) + " fin\n";
    const auto source = bench.import("t.txt", transcript);
    for (int i = 0; i < 60; ++i) {
        const auto size = bench->text(source).value()->size().value();
        const auto begin = generator.below(size - 1);
        bench.coding(source, begin, std::min(size, begin + 1 + generator.below(30)), code);
    }
    std::vector<State> states{state(*bench, source)};
    for (int round = 0; round < 25; ++round) {
        const auto old = bench->text(source).value();
        std::vector<Replacement> replacements;
        for (std::size_t at = generator.below(120); at < old->size().value();) {
            const auto end = std::min(old->size().value(), at + generator.below(12));
            replacements.push_back({cp_span(at, end), generator.text(generator.below(3))});
            at = end + 1 + generator.below(200);
        }
        const auto made = TextChange::make(*old, replacements).value();
        const auto now = made.apply(*old);
        const auto seen = TextChange::between(*old, now);
        const auto before = states.back();
        const auto report = correct_text(*bench, source, now.utf8()).value();
        states.push_back(state(*bench, source));
        CHECK(states.back().text == now.utf8());
        for (const auto& [id, span] : before.codings) {
            if (seen.touches(span)) continue;
            REQUIRE(states.back().codings.contains(id));
            CHECK(now.slice(states.back().codings.at(id)) == old->slice(span));
        }
        CHECK(states.back().codings.size() + report.lost.size() == before.codings.size());
        CHECK(bench->check().empty());
        if (report.replacements == 0) states.pop_back();
    }
    for (std::size_t i = states.size(); i-- > 1;) {
        REQUIRE(bench->undo().ok());
        CHECK(state(*bench, source) == states[i - 1]);
    }
    for (std::size_t i = 1; i < states.size(); ++i) {
        REQUIRE(bench->redo().ok());
        CHECK(state(*bench, source) == states[i]);
    }
    const auto reopened = bench.reopened();
    CHECK(state(*reopened, source) == states.back());
    CHECK(reopened->check().empty());
}

TEST_CASE("a long text with many codings is corrected in time") {
    TestBench bench;
    std::string transcript;
    for (int i = 0; i < 20'000; ++i) {
        transcript += (i % 2 == 0 ? "Nadia : " : "Karim : ");
        transcript += "La phrase numéro " + std::to_string(i);
        transcript += " parle de la confiance entre les services, et du temps qu’il y faut, "
                      "parce que rien ne se fait sans cela.\n";
    }
    const auto source = bench.import("long.txt", transcript);
    std::string table = "source,start,end,code\n";
    const auto step = bench->project().find(source)->characters.value() / 10'000;
    for (std::size_t i = 0; i < 10'000; ++i) {
        table += "long," + std::to_string(i * step) + "," + std::to_string(i * step + 40) + ",A\n";
    }
    bench.code("A");
    REQUIRE(import_codings(*bench, bench.file("c.csv", table)).ok());
    auto text = corrected(transcript, "numéro 12 ", "numéro douze ");
    text = corrected(text, "numéro 19000 ", "numéro dix-neuf mille ");
    const Stopwatch watch;
    const auto report = correct_text(*bench, source, text).value();
    const auto took = watch.seconds();
    INFO(took << " s");
    CHECK(report.replacements == 2);
    CHECK(report.moved > 9'000);
    CHECK(took < seconds_allowed(5)); // 0.8 s, unoptimised, on the machine it was written on
    CHECK(bench->check().empty());
}
