#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

// The main job on the bundled study, through the command line.

using namespace filrouge::test;
using Json = nlohmann::json;

namespace {

void check_keys(const Json& object, std::initializer_list<const char*> keys) {
    for (const auto* key : keys) {
        INFO(key << " in " << object.dump());
        CHECK(object.contains(key));
    }
}

} // namespace

TEST_CASE("the study goes from files to quotes", "[study]") {
    const Cli cli;
    const auto project = cli.study();

    SECTION("sources and turns are those its README tells") {
        const std::map<std::string, std::pair<int, int>> told{
            {"FG1 - cycle 1", {72, 6}},        {"FG2 - cycle 1", {80, 6}},
            {"FG3 - cycle 2", {74, 6}},        {"FG4 - cycle 2", {88, 6}},
            {"Entretien 1 - Sabine", {72, 2}}, {"Entretien 2 - Karim", {72, 2}}};
        const auto sources = cli.json({"sources", project});
        REQUIRE(sources.size() == told.size());
        for (const auto& source : sources) {
            check_keys(source, {"id", "name", "kind", "language", "characters", "turns",
                                "participants", "codings"});
            INFO(source["name"]);
            const auto& [turns, people] = told.at(source["name"]);
            CHECK(source["turns"] == turns);
            CHECK(source["participants"] == people);
            CHECK(source["kind"] == (people > 2 ? "focus-group" : "interview"));
        }
    }

    SECTION("every exported coding holds the text between its ends") {
        const auto csv = cli.file("codages.csv");
        cli.ok({"codings", "export", project, csv});
        std::map<std::string, std::string> texts;
        const auto rows = read_table(csv);
        REQUIRE(rows.size() == read_table(in_checkout("corpora/codings.csv")).size());
        for (const auto& row : rows) {
            auto& text = texts[row.at("source")];
            if (text.empty()) text = cli.json({"show", project, row.at("source")})["text"];
            const auto found =
                code_points(text, std::stoul(row.at("start")), std::stoul(row.at("end")));
            CHECK(found == row.at("text"));
        }
    }

    SECTION("a cross-tab counts what a recount finds") {
        const auto csv = cli.file("codages.csv");
        cli.ok({"codings", "export", project, csv});
        std::map<std::string, std::string> cycles;
        for (const auto& row : read_table(in_checkout("corpora/sources.csv"))) {
            cycles[row.at("source")] = row.at("cycle");
        }
        std::map<std::pair<std::string, std::string>, int> counts;
        for (const auto& row : read_table(csv))
            ++counts[{row.at("code"), cycles.at(row.at("source"))}];

        const auto table = cli.json({"crosstab", project, "--rows", "codes", "--cols", "cycle",
                                     "--percent", "col", "--stats"});
        check_keys(table, {"rows", "cols", "counts", "row_totals", "col_totals", "total", "percent",
                           "stats"});
        check_keys(table["stats"], {"chi2", "df", "p", "cramers_v", "warnings"});
        int total = 0;
        for (std::size_t r = 0; r < table["rows"].size(); ++r) {
            for (std::size_t c = 0; c < table["cols"].size(); ++c) {
                INFO(table["rows"][r] << " × " << table["cols"][c]);
                const std::pair<std::string, std::string> cell{table["rows"][r], table["cols"][c]};
                CHECK(table["counts"][r][c] == counts[cell]);
                total += counts[cell];
            }
        }
        CHECK(table["total"] == total);
        CHECK(total == static_cast<int>(read_table(csv).size()));
    }

    SECTION("a variable of participants follows who speaks") {
        const auto table = cli.json({"crosstab", project, "--rows", "codes", "--cols", "secteur"});
        std::map<std::string, std::uint64_t> by_sector;
        const auto people = read_table(in_checkout("corpora/participants.csv"));
        const auto quotes = cli.json({"--lang", "fr", "quotes", project});
        std::map<std::string, std::string> sector;
        for (const auto& person : people) sector[person.at("participant")] = person.at("secteur");
        for (const auto& quote : quotes) ++by_sector[sector[quote["speaker"]]];
        for (std::size_t c = 0; c < table["cols"].size(); ++c) {
            CHECK(table["col_totals"][c] == by_sector[table["cols"][c]]);
        }
    }

    SECTION("search knows French, fields and filters") {
        const auto found =
            cli.json({"search", project, "famille code:Temporalités", "--limit", "5"});
        check_keys(found, {"query", "total", "hits"});
        REQUIRE(found["total"] > 0);
        const auto& hit = found["hits"][0];
        check_keys(hit,
                   {"source", "turn", "speaker", "start", "end", "snippet", "score", "matches"});
        const std::string text = cli.json({"show", project, hit["source"]})["text"];
        for (const auto& match : hit["matches"]) {
            CHECK(code_points(text, match[0], match[1]).substr(0, 6) == "famill");
        }
        CHECK(cli.json({"search", project, "enfant"})["total"] > 0);
        const auto everybody = cli.json({"search", project, "réseau"})["total"].get<int>();
        const auto amo =
            cli.json({"search", project, "reseau", "--where", "secteur=AMO"})["total"].get<int>();
        const auto others =
            cli.json({"search", project, "reseau", "--where", "not secteur=AMO"})["total"]
                .get<int>();
        CHECK(everybody == amo + others);
        CHECK(cli.json({"search", project, "speaker:Nadia"})["total"] == 13);
    }

    SECTION("quotes are written in every format") {
        const auto all = cli.json(
            {"quotes", project, "--code", "Leviers", "--attribution", "{speaker}, {association}"});
        REQUIRE_FALSE(all.empty());
        for (const auto& quote : all) {
            check_keys(quote, {"source", "turn", "speaker", "start", "end", "text", "code", "coder",
                               "memo", "attribution"});
            CHECK(quote["code"].get<std::string>().rfind("Leviers", 0) == 0);
        }
        for (const auto* format : {"md", "csv", "docx", "html", "odt", "tex", "xlsx"}) {
            const auto out = cli.file(std::string{"citations."} + format);
            cli.ok({"quotes", project, "--code", "Leviers", "-o", out});
            CHECK(std::filesystem::file_size(out) > 1000);
        }
        CHECK(read_table(cli.file("citations.csv")).size() == all.size());
    }

    SECTION("history, undo and redo") {
        const auto before = cli.json({"history", project});
        check_keys(before.back(), {"id", "time", "coder", "label", "undone"});
        CHECK(before.back()["coder"] == "anne");
        cli.ok({"undo", project, "--coder", "bruno"});
        for (const auto& source : cli.json({"sources", project})) CHECK(source["codings"] == 0);
        CHECK(cli.json({"history", project})[before.size() - 1]["undone"] == true);
        cli.ok({"redo", project, "--coder", "bruno"});
        CHECK(cli.json({"crosstab", project, "--rows", "codes", "--cols", "coders"})["total"] > 0);
        CHECK(cli.json({"history", project}).size() == before.size() + 2);
        CHECK(cli.run({"redo", project}).status == 1);
    }

    SECTION("check, backup, codebook and participants") {
        CHECK(cli.json({"check", project}) == Json{{"ok", true}, {"problems", Json::array()}});
        const auto copy = cli.file("copie.filrouge");
        cli.ok({"backup", project, copy});
        CHECK(cli.json({"sources", copy}) == cli.json({"sources", project}));
        CHECK(cli.run({"backup", project, copy}).status == 1);

        const auto codes = cli.json({"codebook", "list", project});
        check_keys(codes[0], {"id", "path", "name", "colour", "polarity", "definition", "codings",
                              "relations"});
        const auto yaml = cli.file("grille.yaml");
        cli.ok({"codebook", "export", project, yaml});
        const auto again = cli.file("autre.filrouge");
        cli.ok({"new", again});
        cli.ok({"codebook", "import", again, yaml});
        CHECK(cli.json({"codebook", "list", again}).size() == codes.size());

        const auto people = cli.json({"participants", project});
        std::set<std::string> twice;
        for (const auto& person : people) {
            check_keys(person,
                       {"id", "pseudonym", "role", "sources", "turns", "words", "variables"});
            if (person["sources"].size() == 2) twice.insert(person["pseudonym"]);
        }
        CHECK(twice == std::set<std::string>{"M. Lambert", "Mme D.", "Mme Haddad"});
    }
}

TEST_CASE("the demonstration study is made by one command", "[study]") {
    const Cli cli;
    const auto project = cli.file("demo.filrouge");
    const auto made = cli.json({"demo", project});
    CHECK(made["sources"] == 6);
    CHECK(made["codings"] == read_table(in_checkout("corpora/codings.csv")).size());
    CHECK(cli.run({"demo", project}).status == 1);
    CHECK(cli.run({"demo", cli.file("autre.filrouge"), "--from", cli.file("rien")}).status == 1);
    CHECK(cli.json({"check", project})["ok"] == true);
}
