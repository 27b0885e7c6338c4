#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <future>

// Searching through the command line: languages of the query, concordance, similar passages,
// automatic coding, searches that are kept, hostile queries, several programs at once.

using namespace filrouge::test;

namespace {

using Json = nlohmann::json;

std::vector<std::string> texts_of_matches(const Cli& cli, const std::string& project,
                                          const Json& hit) {
    const std::string text = cli.json({"show", project, hit["source"]})["text"];
    std::vector<std::string> all;
    for (const auto& match : hit["matches"]) all.push_back(code_points(text, match[0], match[1]));
    return all;
}

} // namespace

TEST_CASE("the whole query language works on the bundled study") {
    const Cli cli;
    const auto project = cli.study();
    const auto total = [&](const std::string& query) {
        INFO(query);
        return cli.json({"search", project, query})["total"].get<int>();
    };

    SECTION("words in coded passages, codes near codes, what is not coded") {
        const auto inside =
            cli.json({"search", project, "café DANS code:\"Leviers/Espaces informels\""});
        CHECK(inside["total"] > 0);
        CHECK(inside["total"] < total("café"));
        for (const auto& hit : inside["hits"])
            for (const auto& match : texts_of_matches(cli, project, hit)) CHECK(match == "café");
        CHECK(total("café IN code:\"Leviers/Espaces informels\"") == inside["total"]);
        CHECK(total("code:Temporalités PRÈS/2 code:\"Confiance interprofessionnelle\"") > 0);
        const auto all = total("speaker:*") + total("SAUF speaker:*");
        CHECK(total("uncoded") + total("SAUF uncoded") == all);
        CHECK(total("non codé") == total("uncoded"));
        CHECK(total("anciennete:10..12") == total("anciennete>=10 anciennete<=12"));
    }
    SECTION("a slip is corrected, in JSON and in words") {
        const auto answer = cli.json({"search", project, "la confianse"});
        CHECK(answer["total"] == 0);
        CHECK(answer["suggestion"] == "la confiance");
        CHECK(cli.json({"search", project, "confiance"})["suggestion"].is_null());
        const auto said = cli.ok({"search", project, "confianse"});
        CHECK(said.err.find("Did you mean: confiance") != std::string::npos);
    }
    SECTION("an error names the place") {
        const auto failed = cli.run({"search", project, "été code:Nope"});
        CHECK(failed.status == 1);
        CHECK(failed.err.find("character 5") != std::string::npos);
        CHECK(cli.run({"kwic", project, "café DANS thé"}).err.find("character 11") !=
              std::string::npos);
    }
    SECTION("counts add up") {
        const auto counts = cli.json({"search", project, "confiance", "--counts"});
        CHECK(counts["total"] == total("confiance"));
        for (const auto* by : {"by_source", "by_speaker", "by_role", "by_secteur", "by_cycle"}) {
            INFO(by);
            int passages = 0;
            for (const auto& group : counts[by]) passages += group["passages"].get<int>();
            CHECK(passages == counts["total"]);
        }
    }
}

TEST_CASE("a concordance has the shape of the contract, and goes to csv and xlsx") {
    const Cli cli;
    const auto project = cli.study();
    const auto json = cli.json({"kwic", project, "réseau", "--width", "30", "--sort", "right"});
    REQUIRE(json["lines"].size() == json["total"]);
    CHECK(json["total"] > 10);
    for (const auto& line : json["lines"]) {
        const std::string text = cli.json({"show", project, line["source"]})["text"];
        CHECK(code_points(text, line["start"], line["end"]) == line["match"]);
        CHECK(line.contains("turn"));
        CHECK(line.contains("speaker"));
        CHECK(line["left"].get<std::string>().size() <= 4 * 30);
    }
    const auto csv = cli.file("kwic.csv");
    cli.ok({"kwic", project, "réseau", "-o", csv});
    const auto rows = read_table(csv);
    CHECK(rows.size() == json["total"]);
    CHECK(rows.front().at("match") == "réseau");
    const auto xlsx = cli.file("kwic.xlsx");
    cli.ok({"kwic", project, "réseau", "-o", xlsx});
    CHECK(bytes_of(xlsx).starts_with("PK"));
    CHECK(cli.run({"kwic", project, "réseau", "-o", cli.file("kwic.pdf")}).status == 1);
    CHECK(cli.run({"kwic", project, "réseau", "--sort", "sideways"}).status == 2);
    CHECK(cli.run({"kwic", project, "speaker:Nadia"}).status == 1);
}

TEST_CASE("similar passages are uncoded and tell their words") {
    const Cli cli;
    const auto project = cli.study();
    const auto like = cli.json({"similar", project, "--code", "Espaces informels"});
    REQUIRE(like["total"] > 0);
    for (const auto& hit : like["hits"]) {
        CHECK_FALSE(hit["words"].empty());
        CHECK_FALSE(hit["matches"].empty());
        const auto place = "source:\"" + hit["source"].get<std::string>() + "\"";
        const auto uncoded = cli.json({"search", project, place + " uncoded", "--limit", "1000"});
        CHECK(std::any_of(uncoded["hits"].begin(), uncoded["hits"].end(),
                          [&](const Json& one) { return one["start"] == hit["start"]; }));
    }
    const auto first = cli.json({"search", project, "\"machine à café\""})["hits"][0];
    const auto near =
        cli.json({"similar", project, first["source"], std::to_string(first["start"].get<int>()),
                  std::to_string(first["end"].get<int>()), "--limit", "3"});
    CHECK(near["hits"].size() == 3);
    CHECK(cli.run({"similar", project}).status == 2);
    CHECK(cli.run({"similar", project, "FG1 - cycle 1", "0"}).status == 2);
    CHECK(cli.run({"similar", project, "FG1 - cycle 1", "0", "999999"}).status == 1);
}

TEST_CASE("automatic coding is previewed, done once, and undone") {
    const Cli cli;
    const auto project = cli.study();
    const auto codings = [&] { return cli.json({"quotes", project}).size(); };
    const auto before = codings();
    const std::vector<std::string> command{"autocode", project,        "--query", "convention",
                                           "--code",   "Temporalités", "--unit",  "sentence",
                                           "--coder",  "anne"};
    auto dry = command;
    dry.emplace_back("--dry-run");
    const auto preview = cli.json(dry);
    REQUIRE(preview["total"] > 0);
    CHECK(codings() == before);
    const auto done = cli.json(command);
    CHECK(done["added"] == preview["total"]);
    CHECK(codings() == before + done["added"].get<std::size_t>());
    const auto again = cli.json(command);
    CHECK(again["added"] == 0);
    CHECK(again["already_there"] == done["added"]);
    const auto history = cli.json({"history", project});
    CHECK(history.back()["label"].get<std::string>().find("automatically") != std::string::npos);
    cli.ok({"undo", project});
    CHECK(codings() == before);
    CHECK(cli.run({"autocode", project, "--query", "role:participant", "--code", "Temporalités",
                   "--unit", "match"})
              .status == 1);
}

TEST_CASE("searches are kept, made again and forgotten") {
    const Cli cli;
    const auto project = cli.study();
    cli.ok({"searches", "save", project, "Cafés", "café OU pause", "--where", "secteur=AMO"});
    cli.ok({"searches", "save", project, "Temps", "temps"});
    auto list = cli.json({"searches", "list", project});
    REQUIRE(list.size() == 2);
    CHECK(list[0]["name"] == "Cafés");
    CHECK(list[0]["query"] == "café OU pause");
    CHECK(list[0]["where"] == "secteur=AMO");
    CHECK(cli.run({"searches", "save", project, "X", "(café"}).status == 1);
    cli.ok({"searches", "remove", project, "cafes"});
    CHECK(cli.json({"searches", "list", project}).size() == 1);
    cli.ok({"undo", project});
    CHECK(cli.json({"searches", "list", project}).size() == 2);
    CHECK(cli.run({"searches", "remove", project, "Absent"}).status == 1);

    CHECK(cli.json({"searches", "recent", project}).empty());
    cli.ok({"search", project, "temps"});
    CHECK(cli.json({"searches", "recent", project}).empty());
    cli.ok({"search", project, "café", "--remember"});
    const auto recent = cli.json({"searches", "recent", project});
    REQUIRE(recent.size() == 1);
    CHECK(recent[0]["query"] == "café");
    CHECK(recent[0]["total"] > 0);
}

TEST_CASE("hostile queries are answered soon, in words") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", "Nadia : Oui.\nKarim : Non.\nNadia : Si.\n");
    std::string words, groups(300, '(');
    for (int i = 0; i < 10'000; ++i) words += "mot" + std::to_string(i) + " ";
    for (const auto& query :
         {words, groups + "a", std::string{"*"}, std::string{"\"a"}, std::string{"a\"b\"c\""},
          std::string{"\x01"}, std::string{"a\tb\nc\x7f"}, std::string{"))"}, std::string{"-"},
          std::string{"PRÈS/3"}, std::string{"code:"}, std::string(90'000, 'a'),
          std::string{"\xE2\x80\xAE"
                      "abc"},
          std::string{"DANS DANS"}}) {
        INFO(query.substr(0, 30));
        const auto begin = std::chrono::steady_clock::now();
        const auto outcome = cli.run({"search", project, "--", query});
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
        CHECK((outcome.status == 0 || (outcome.status == 1 && outcome.err.size() > 20)));
    }
}

TEST_CASE("programs that index one project at once do not harm it") {
    const Cli cli;
    const auto project = cli.study();
    const auto expected = cli.json({"search", project, "confiance"})["total"];
    for (int round = 0; round < 3; ++round) {
        // Without an index, all of them want to make it.
        std::filesystem::remove_all(cli.file("cache"));
        std::vector<std::future<Outcome>> all;
        for (int i = 0; i < 4; ++i) {
            all.push_back(std::async(std::launch::async, [&] {
                return cli.run({"--json", "search", project, "confiance"});
            }));
        }
        for (auto& one : all) {
            const auto outcome = one.get();
            INFO(outcome.err);
            CHECK(outcome.status == 0);
            CHECK(outcome.json()["total"] == expected);
        }
    }
    CHECK(cli.json({"check", project})["ok"] == true);
}
