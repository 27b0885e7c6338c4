#include "search/index.h"

#include "fixture.h"
#include "support/printers.h"
#include "support/stopwatch.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("Words are found in all their forms") {
    Library library;
    library.put(1, "Des temporalités divergentes\n"
                   "Le secret professionnel de l’assistante\n"
                   "La mise en œuvre, aujourd'hui\n"
                   "Le turn-over des équipes\n"
                   "Le turnover de l'équipe\n"
                   "Le turn over inquiète\n"
                   "Droits de l'enfant\n"
                   "Les temporalites sans accent");
    REQUIRE(library.refresh().ok());
    CHECK(library.index().size() == 8);
    const Texts turnovers{"Le turn-over des équipes", "Le turnover de l'équipe"};
    CHECK(library.found("temporalite").size() == 2);
    CHECK(library.found("TEMPORALITÉ").size() == 2);
    CHECK(library.found("te\u0301mporalité").size() == 2);
    CHECK(library.found("enfants") == Texts{"Droits de l'enfant"});
    CHECK(library.found("l'enfant") == Texts{"Droits de l'enfant"});
    CHECK(library.found("cet l'enfant").empty());
    CHECK(library.found("\"de l’enfant\"") == Texts{"Droits de l'enfant"});
    CHECK(library.found("\"de enfant\"").empty());
    CHECK(library.found("\"secret professionnel\"").size() == 1);
    CHECK(library.found("\"secrets professionnels\"").empty());
    CHECK(library.found("secrets professionnels").size() == 1);
    CHECK(library.found("oeuvres").size() == 1);
    CHECK(library.found("aujourd’hui").size() == 1);
    CHECK(library.found("turnover") == turnovers);
    CHECK(library.found("turn-over").size() == 3);
    CHECK(library.found("\"turn over\"") ==
          Texts{"Le turn-over des équipes", "Le turn over inquiète"});
    CHECK(library.found("turnover PRÈS/3 équipe") == turnovers);
    CHECK(library.found("=équipe") == Texts{"Le turnover de l'équipe"});
    CHECK(library.found("équip*").size() == 2);
    CHECK(library.found("\"de l'équip*\"") == Texts{"Le turnover de l'équipe"});
    CHECK(library.found("\"secret pro* \"").size() == 1);
    CHECK(library.found("\"secret pro *\"").empty());
    CHECK(library.found("\"temporalités *\"").size() == 2);
    CHECK(library.found("secret OU turnover").size() == 3);
    CHECK(library.found("équipe SAUF turn-over").empty());
    CHECK(library.found("introuvable").empty());
    CHECK(library.found("introuvabl*").empty());
}

TEST_CASE("Every unit found has matches, in every language of the index") {
    Library library;
    library.put(1, "Les réseaux de l'enfant\nD'accord avec les enfants", "fr");
    library.put(2, "A network of children\nThe child's networks", "en");
    library.put(3, "Netwerken van kinderen", "nl-BE");
    library.put(4, "réseaux xx", "xx");
    REQUIRE(library.refresh().ok());
    CHECK(library.found("enfant").size() == 2);
    CHECK(library.found("network").size() == 2);
    CHECK(library.found("netwerk") == Texts{"Netwerken van kinderen"});
    CHECK(library.found("réseaux").size() == 2);
    CHECK(library.found("réseau") == Texts{"Les réseaux de l'enfant"});
}

TEST_CASE("The forms of a word in one language are not asked for in another") {
    Library library;
    library.put(1, "Le port de Bruxelles\nIl faut porter l'eau", "fr");
    library.put(2, "The port of Antwerp\nA porter", "en");
    REQUIRE(library.refresh().ok());
    CHECK(library.found("porter") ==
          Texts{"Le port de Bruxelles", "Il faut porter l'eau", "A porter"});
    CHECK(library.found("porter PRÈS/4 eau") == Texts{"Il faut porter l'eau"});
    CHECK(library.found("porter PRÈS/4 antwerp").empty());
    CHECK(library.found("port") ==
          Texts{"Le port de Bruxelles", "Il faut porter l'eau", "The port of Antwerp"});
    CHECK(library.found("port*").size() == 4);
}

TEST_CASE("One of several shards or pages, the number of all is exact") {
    Library library;
    for (unsigned n = 1; n <= 40; ++n) {
        library.put(n, n % 3 == 0 ? "un réseau\ndes réseaux de soin" : "un réseau sans fin");
    }
    REQUIRE(library.refresh().ok());
    const search::Page page{0, 5};
    for (const auto& [query, total] : {std::pair{"réseau", 53U},
                                       {"=réseau", 40U},
                                       {"réseau soin", 13U},
                                       {"soin OU fin", 40U},
                                       {"réseau SAUF soin", 40U},
                                       {"\"un réseau\"", 40U},
                                       {"réseau PRÈS/2 soin", 13U},
                                       {"rés*", 53U}}) {
        INFO(query);
        const auto answer = library.ask(query, page);
        CHECK(answer.total == total);
        CHECK(answer.hits.size() == 5);
    }
}

TEST_CASE("The best come first, equals in the order of sources and text") {
    Library library;
    for (unsigned n = 1; n <= 40; ++n) {
        library.put(n, n == 17 ? "oui\noui oui oui oui" : "oui\noui\nnon");
    }
    REQUIRE(library.refresh().ok());
    const auto all = library.ask("oui", {0, 1000});
    CHECK(all.total == 80);
    REQUIRE(all.hits.size() == 80);
    CHECK(all.hits.front().unit.source == source_id(17));
    CHECK(all.hits.front().score > all.hits.back().score);
    for (std::size_t i = 2; i < all.hits.size(); ++i) {
        const auto& before = all.hits[i - 1].unit;
        const auto& after = all.hits[i].unit;
        CHECK(std::tie(before.source, before.span) < std::tie(after.source, after.span));
    }
    std::vector<CpSpan> paged;
    for (std::uint32_t offset = 0; offset < 90; offset += 7) {
        const auto page = library.ask("oui", {offset, 7});
        CHECK(page.total == 80);
        for (const auto& hit : page.hits) {
            CHECK(hit.unit.source == all.hits[paged.size()].unit.source);
            paged.push_back(hit.unit.span);
        }
    }
    CHECK(paged.size() == 80);
    CHECK(library.ask("oui", {0, 0}).total == 80);
    CHECK(library.ask("oui", {4'000'000'000U, 4'000'000'000U}).hits.empty());
}

TEST_CASE("Equals stay in order when sources come later or grow out of their place") {
    Library library;
    for (unsigned n = 10; n <= 30; ++n) library.put(n, "oui\nnon");
    REQUIRE(library.refresh().ok());
    std::string grown;
    for (int i = 0; i < 40; ++i) grown += "oui\n";
    library.put(12, grown);
    library.put(3, "oui");
    REQUIRE(library.refresh().ok());
    CHECK(library.index().size() == 20 * 2 + 40 + 1);
    const auto all = library.ask("oui", {0, 1000});
    REQUIRE(all.hits.size() == 61);
    CHECK(all.hits.front().unit.source == source_id(3));
    std::size_t at = 0;
    for (std::uint32_t offset = 0; offset < 61; offset += 9) {
        for (const auto& hit : library.ask("oui", {offset, 9}).hits) {
            CHECK(hit.unit.source == all.hits[at].unit.source);
            CHECK(hit.unit.span == all.hits[at++].unit.span);
        }
    }
    CHECK(at == 61);
}

TEST_CASE("Updates show at once: changed, removed, added again") {
    Library library;
    library.put(1, "confiance");
    library.put(2, "confiance\nréseau");
    REQUIRE(library.refresh().ok());
    library.put(2, "méfiance");
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("confiance").total == 1);
    CHECK(library.ask("réseau").total == 0);
    CHECK(library.ask("méfiance").total == 1);
    library.drop(1);
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("confiance").total == 0);
    CHECK(library.index().stamps().size() == 1);
    library.put(1, "confiance");
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("confiance").total == 1);
    CHECK(library.index().size() == 2);
    library.reopen();
    CHECK(library.ask("confiance").total == 1);
    CHECK(library.index().stamps().at(source_id(1)) == library.document(1).stamp);
}

TEST_CASE("Turns are found with their number") {
    Library library;
    library.put(1, "Nadia : la confiance\nP1 : oui");
    Turn first;
    first.number = 1;
    first.label = cp_span(0, 8);
    first.span = cp_span(8, 20);
    library.document(1).turns = {first};
    REQUIRE(library.refresh().ok());
    const auto answer = library.ask("confiance");
    REQUIRE(answer.total == 1);
    CHECK(answer.hits[0].unit.turn == 1);
    CHECK(answer.hits[0].unit.span == cp_span(8, 20));
    CHECK(library.ask("Nadia").total == 0);
}

TEST_CASE("A stop or a source that cannot be read keeps what is done") {
    class StopAfter final : public Progress {
      public:
        explicit StopAfter(std::size_t n) : n_{n} {}
        void step(std::size_t done, std::size_t /*total*/, const std::string& /*what*/) override {
            done_ = done;
        }
        [[nodiscard]] bool cancelled() const override { return done_ >= n_; }

      private:
        std::size_t n_;
        std::size_t done_ = 0;
    };
    Library library;
    std::vector<SourceId> ids;
    for (unsigned n = 1; n <= 6; ++n) {
        library.put(n, "confiance");
        ids.push_back(source_id(n));
    }
    StopAfter progress{2};
    const auto stopped = library.index().update(
        ids, {}, [&](const SourceId& id) { return library.load(id); }, progress);
    REQUIRE_FALSE(stopped.ok());
    CHECK(stopped.error().code == ErrorCode::cancelled);
    CHECK(library.index().stamps().size() == 2);
    SilentProgress silent;
    const auto failed = library.index().update(
        ids, {},
        [&](const SourceId& id) -> Result<search::Document> {
            if (id == source_id(4)) return Error{ErrorCode::unreadable, "no text", {}};
            return library.load(id);
        },
        silent);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == ErrorCode::unreadable);
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("confiance").total == 6);
}

TEST_CASE("Conditions filter, are asked once each, and combine with words") {
    Library library;
    library.put(1, "confiance\nréseau\nconfiance réseau");
    library.put(2, "confiance");
    REQUIRE(library.refresh().ok());
    std::map<std::string, int> asked;
    const search::UnitFilter filter =
        [&](const Condition& condition,
            std::span<const search::Unit> units) -> Result<std::vector<bool>> {
        ++asked[condition.field + condition.value];
        std::vector<bool> fits;
        for (const auto& unit : units) {
            if (condition.field == "source") {
                fits.push_back(unit.source == source_id(condition.value == "1" ? 1 : 2));
            } else if (condition.field == "début") {
                fits.push_back(unit.span.begin() == CpPos{0});
            } else {
                return Error{ErrorCode::not_found, "There is no " + condition.field, {}};
            }
        }
        return fits;
    };
    CHECK(library.found("source:1", filter) == Texts{"confiance", "réseau", "confiance réseau"});
    CHECK(library.found("confiance source:1", filter) == Texts{"confiance", "confiance réseau"});
    CHECK(library.found("confiance -source:1", filter) == Texts{"confiance"});
    CHECK(library.found("réseau OU source:2", filter) ==
          Texts{"réseau", "confiance réseau", "confiance"});
    CHECK(library.found("source:2 OU (début:1 source:1)", filter) ==
          Texts{"confiance", "confiance"});
    CHECK(library.found("SAUF source:2", filter).size() == 3);
    CHECK(library.found("-confiance", filter) == Texts{"réseau"});
    CHECK(library.found("début:1 -confiance", filter).empty());
    CHECK(library.found("source:1 SAUF réseau", filter) == Texts{"confiance"});
    asked.clear();
    CHECK(library.ask("(confiance source:1) OU (réseau source:1)", {0, 1}, filter).total == 3);
    CHECK(asked == std::map<std::string, int>{{"source1", 1}});
    const auto unknown = library.index().search(search::Query::parse("x:1 a").value(), filter, {});
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().what == "In the query, at character 1: There is no x");
    const auto page = library.ask("source:1", {1, 1}, filter);
    CHECK(page.total == 3);
    REQUIRE(page.hits.size() == 1);
    CHECK(library.text(page.hits[0].unit) == "réseau");
}

TEST_CASE("PRÈS refuses what is more than one word, instead of seeking its last part") {
    Library library;
    library.put(
        1, "Il n’a pas dit ce qu’on fait\nIl a tout, pas un accord écrit\nL’enfant n’est pas là");
    REQUIRE(library.refresh().ok());
    for (const auto* query : {"n'a PRÈS/3 pas", "pas PRÈS/3 qu'on", "d'accord NEAR pas",
                              "pas PRÈS/2 (accord OU jusqu'à)", "=n'a PRÈS/3 pas"}) {
        INFO(query);
        const auto answer =
            library.index().search(search::Query::parse(query).value(), no_filter, {});
        REQUIRE_FALSE(answer.ok());
        CHECK_THAT(answer.error().what, Catch::Contains("joins single words"));
    }
    CHECK(library.ask("l'enfant PRÈS/3 pas").total == 1);
}

TEST_CASE("Hostile texts and queries are handled") {
    Library library;
    std::string chain = "a";
    for (int i = 0; i < 3'000; ++i) chain += "-b";
    std::string vocabulary;
    for (int i = 0; i < 6'000; ++i) vocabulary += "mot" + std::to_string(i) + " ";
    library.put(1, std::string(100'000, 'x') + "\n" + chain + "\n" + vocabulary);
    library.put(2, "👨‍👩‍👧 مرحبا שלום 中文字符\ne\u0301te\u0301");
    library.put(3, "");
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("xxx*").total == 1);
    CHECK(library.ask(std::string(90'000, 'x')).total == 1);
    CHECK(library.ask("été").total == 1);
    CHECK(library.ask("שלום").total == 1);
    std::string many = "mot1";
    std::string near = "mot1";
    for (int i = 2; i < 900; ++i) many += " OU mot" + std::to_string(i);
    for (int i = 2; i < 20; ++i) near += " PRÈS/1000 mo*";
    const std::string deep = std::string(90, '(') + "a" + std::string(90, ')');
    for (const auto& query :
         {many, near, deep, std::string{"mot*"}, "\"" + chain.substr(0, 999) + "\""}) {
        const Stopwatch watch;
        const auto parsed = search::Query::parse(query).value();
        const auto answer = library.index().search(parsed, no_filter, {});
        INFO(query.substr(0, 30));
        CHECK(watch.seconds() < seconds_allowed(0.2));
        if (!answer) CHECK_THAT(answer.error().what, Catch::Contains("more than 5000 words"));
    }
    CHECK(library.index().search(search::Query::parse("mo*").value(), no_filter, {}).ok() == false);
}

TEST_CASE("Searching goes on while the index is updated") {
    Library library;
    for (unsigned n = 1; n <= 60; ++n) library.put(n, "confiance\nréseau");
    REQUIRE(library.refresh().ok());
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::thread searcher{[&] {
        const auto query = search::Query::parse("confiance").value();
        while (!done) {
            const auto answer = library.index().search(query, no_filter, {0, 10});
            if (!answer || answer.value().total != 60) ++wrong;
        }
    }};
    for (int round = 0; round < 5; ++round) {
        for (unsigned n = 1; n <= 60; ++n) {
            library.put(n, "confiance\nréseau " + std::to_string(round));
        }
        CHECK(library.refresh().ok());
    }
    done = true;
    searcher.join();
    CHECK(wrong == 0);
}
