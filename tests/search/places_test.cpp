#include "search/query.h"

#include "fixture.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::test;
using search::PlaceTest;
using search::Query;

namespace {

std::vector<std::string> inside(const std::string& query, const std::string& utf8,
                                const std::vector<CpSpan>& places) {
    const auto text = text_of(utf8);
    std::vector<std::string> found;
    for (const auto& span :
         search::find_matches_inside(Query::parse(query).value(), text, "fr", places))
        found.emplace_back(text.slice(span));
    return found;
}

} // namespace

TEST_CASE("place tests are told apart from the rest of a query, and replaced") {
    const auto query =
        Query::parse("thé (café DANS code:A) SAUF (\"la pause\" DANS code:B) code:C PRÈS/2 code:D")
            .value();
    const auto tests = query.place_tests();
    REQUIRE(tests.size() == 3);
    CHECK(tests[0].kind == PlaceTest::Kind::inside);
    CHECK(tests[0].words->describe() == "cafe");
    CHECK(tests[0].conditions.front().condition.value == "A");
    CHECK(tests[0].wanted);
    CHECK(tests[0].at == 16);
    CHECK_FALSE(tests[1].wanted);
    CHECK(tests[2].kind == PlaceTest::Kind::near);
    CHECK(tests[2].conditions.size() == 2);
    CHECK(tests[2].distance == 2);
    const auto judged =
        query.with_place_tests({{"x", {}, "0"}, {"x", {}, "1"}, {"x", {}, "2"}}).describe();
    CHECK(judged == "(the AND (cafe AND x:0) AND NOT (\"la pause\" AND x:1) AND x:2)");
    CHECK(Query::parse("café code:A").value().place_tests().empty());
}

TEST_CASE("words are found within one passage only") {
    const std::string text = "Le café est froid, la pause est longue, le café aussi.";
    const auto first = cp_span(0, 17);
    const auto last = cp_span(19, 54);
    CHECK(inside("café", text, {first}) == Texts{"café"});
    CHECK(inside("café", text, {first, last}) == Texts{"café", "café"});
    CHECK(inside("café", text, {}).empty());
    CHECK(inside("café", text, {cp_span(0, 5)}).empty()); // only a part of the word
    CHECK(inside("café pause", text, {first}).empty());
    CHECK(inside("café pause", text, {last}) == Texts{"pause", "café"});
    CHECK(inside("café OU pause", text, {first}) == Texts{"café"});
    CHECK(inside("\"la pause\"", text, {last}) == Texts{"la pause"});
    CHECK(inside("\"froid la pause\"", text, {first, last}).empty());
    CHECK(inside("froid PRÈS/3 pause", text, {first, last}).empty());
    CHECK(inside("pause PRÈS/9 café", text, {last}) == Texts{"pause", "café"});
    CHECK(inside("CAFES", "l’e\u0301te\u0301, un cafe\u0301", {cp_span(0, 18)}) ==
          Texts{"cafe\u0301"});
}

TEST_CASE("a slip is offered its correction from the texts") {
    Library library;
    library.put(1, "La temporalité des services\nLa confiance, toujours\nTurn-over");
    library.put(2, "Het vertrouwen groeit", "nl");
    library.refresh().value();
    const auto suggested = [&](const std::string& query) {
        Texts all;
        const auto misspelt = library.index().misspelt(Query::parse(query).value()).value();
        for (const auto& word : misspelt) {
            CHECK_FALSE(word.examples.empty());
            all.push_back(word.folded + ">" + word.suggested + "@" + std::to_string(word.at) + "+" +
                          std::to_string(word.length));
        }
        return all;
    };
    CHECK(suggested("confianse") == Texts{"confianse>confiance@1+9"});
    CHECK(suggested("services tanporalité") == Texts{"tanporalite>temporalite@10+11"});
    CHECK(suggested("=vertrouven") == Texts{"vertrouven>vertrouwen@1+11"});
    CHECK(suggested("\"la confianse\" OU SAUF servises") ==
          Texts{"confianse>confiance@1+14", "servises>services@24+8"});
    for (const auto* known : {"confiance", "confiances", "temporalites", "zzzzzzz", "confi*", "xyz",
                              "code:confianse", "turnover", "vertrouwen"}) {
        INFO(known);
        CHECK(suggested(known).empty());
    }
    library.drop(1);
    library.refresh().value();
    CHECK(suggested("confianse").empty()); // what texts no longer hold is not suggested
    CHECK(Library{}.index().misspelt(Query::parse("rien").value()).value().empty());
}

TEST_CASE("written forms are those of the text") {
    CHECK(search::written_forms("Été comme l’été, ETE, étés", "fr", "ete") ==
          Texts{"Été", "été", "ETE"});
}

TEST_CASE("similar passages share telling words with the examples") {
    Library library;
    std::string texts = "La machine à café, c’est là qu’on se parle\n"    // 0: the example
                        "On se retrouve autour du café avec la machine\n" // 1
                        "Le subside arrive en retard\n"                   // 2
                        "Les cafés du matin\n"                            // 3: coded
                        "Le café, toujours le café\n";                    // 4
    for (int i = 0; i < 60; ++i) texts += "On se parle en réunion\n";
    library.put(1, texts);
    library.refresh().value();
    const auto choose = [](std::span<const search::Unit> units) {
        std::vector<search::UnitUse> uses(units.size(), search::UnitUse::candidate);
        uses[0] = search::UnitUse::example;
        uses[3] = search::UnitUse::neither;
        return uses;
    };
    const auto answer =
        library.index()
            .similar({{"La machine à café, c’est là qu’on se parle", "fr"}}, choose, {0, 10})
            .value();
    Texts found;
    for (const auto& hit : answer.hits) found.push_back(library.text(hit.unit));
    CHECK(found ==
          Texts{"On se retrouve autour du café avec la machine", "Le café, toujours le café"});
    REQUIRE(answer.terms.size() == 2); // not "parle", which is everywhere
    Texts words;
    for (const auto& word : search::find_terms(answer.terms, found.front(), "fr"))
        words.push_back(found.front().substr(word.span.begin().value(), word.span.size().value()));
    CHECK(words == Texts{"café", "machine"});
    const auto none = [](std::span<const search::Unit> units) {
        return std::vector<search::UnitUse>(units.size(), search::UnitUse::candidate);
    };
    CHECK(library.index().similar({{"café", "fr"}}, none, {0, 10}).value().hits.empty());
    CHECK(library.index().similar({{"de la", "fr"}}, choose, {0, 10}).value().hits.empty());
}
