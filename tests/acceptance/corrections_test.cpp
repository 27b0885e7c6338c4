#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <algorithm>

// What is put right after the import, as a script would.

using namespace filrouge::test;

namespace {

const std::string dialogue =
    "Animatrice : Bonjour à tous.\nNadia : Oui, merci.\nAnimatrice : Et vous ?\nKarim : Ça va.\n"
    "Nadia : La confiance, c’est long.\n";

std::vector<std::string> speakers(const Cli& cli, const std::string& project) {
    std::vector<std::string> names;
    const auto shown = cli.json({"show", project, "FG"});
    for (const auto& turn : shown["turns"])
        names.push_back(turn["speaker"].is_null() ? "?" : turn["speaker"].get<std::string>());
    return names;
}

} // namespace

TEST_CASE("an import is shown before it is made") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    const auto file = cli.file("FG2.txt", dialogue + "Karim : Fin.\n");
    const auto entries = cli.json({"history", project}).size();
    const auto preview =
        cli.json({"import", project, file, cli.file("copie.txt", dialogue), "--dry-run"});
    REQUIRE(preview["files"].size() == 2);
    const auto& first = preview["files"][0];
    CHECK(first["name"] == "FG2");
    CHECK(first["encoding"] == "UTF-8");
    CHECK(first["language"] == "fr");
    CHECK(first["turns"] == 6);
    CHECK(first["speakers"][0] == "Animatrice*");
    CHECK(first["cast"][2]["turns"] == 2);
    CHECK(first["beginning"][1]["text"] == "Oui, merci.");
    CHECK(first["already_there"] == false);
    CHECK(preview["files"][1]["same_as"] == "FG");
    CHECK(cli.json({"history", project}).size() == entries);
    CHECK(cli.json({"sources", project}).size() == 1);
    CHECK(cli.json({"import", project, file, "--not-speaker", "Karim"})["files"][0]["turns"] == 4);
    CHECK(cli.run({"import", project, cli.file("absent.txt"), "--dry-run"}).status == 1);
}

TEST_CASE("a survey becomes sources by rows or by columns") {
    const Cli cli;
    const auto survey = cli.file("enquête.csv", "ID,secteur,Qu'est-ce qui aide ?\n"
                                                "R1,AMO,Le café du matin avec les collègues.\n"
                                                "R2,école,La confiance de toute la direction.\n");
    const auto project = cli.file("p.filrouge");
    cli.ok({"new", project});
    const auto plain = cli.run({"import", project, survey});
    CHECK(plain.status == 1);
    CHECK(plain.err.find("--survey") != std::string::npos);
    const auto tried = cli.json({"import", project, survey, "--survey", "rows", "--dry-run"});
    CHECK(tried["dry_run"] == true);
    CHECK(cli.json({"sources", project}).empty());
    const auto rows = cli.json({"import", project, survey, "--survey", "rows"});
    CHECK(rows["imported"] == 2);
    CHECK(rows["sources"][1]["name"] == "R2");
    CHECK(rows["variables"][0] == "secteur (text)");
    CHECK(cli.json({"search", project, "confiance secteur:école"})["hits"].size() == 1);
    CHECK(cli.run({"import", project, survey, "--survey", "columns"}).status == 1); // is there
    cli.ok({"undo", project});
    const auto columns =
        cli.json({"import", project, survey, "--survey", "columns", "--name-column", "ID"});
    CHECK(columns["imported"] == 1);
    CHECK(columns["sources"][0]["speakers"][1] == "R2");
    CHECK(cli.run({"import", project, survey, "--survey", "rows", "--text-column", "x"}).status ==
          1);
    CHECK(cli.run({"import", project, survey, "--text-column", "ID"}).status == 2);
    cli.ok({"check", project});
}

TEST_CASE("a corrected transcript keeps its codings") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    const auto before = dialogue.substr(0, dialogue.find("La confiance"));
    const auto start = static_cast<std::size_t>(
        std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    for (const auto* coder : {"anne", "zoé"})
        cli.ok({"code", project, "FG", std::to_string(start), std::to_string(start + 12),
                "Confiance", "--coder", coder});
    const auto tried =
        cli.json({"source", "correct", project, "FG", "13", "20", "Bonsoir", "--dry-run"});
    CHECK(tried["replacements"].get<int>() >= 1);
    const auto corrected =
        cli.file("c.txt", "Animatrice : Bonsoir à vous tous.\r\nNadia : Oui, merci.\r\n"
                          "Animatrice : Et vous ?\r\nKarim : Ça va.\r\n"
                          "Nadia : La grande confiance, c’est long.\r\n");
    const auto done = cli.json({"source", "correct", project, "FG", "--file", corrected});
    CHECK(done["lost"].empty());
    CHECK(done["changed"] == 2);
    const auto quotes = cli.json({"quotes", project});
    REQUIRE(quotes.size() == 2);
    for (const auto& quote : quotes) CHECK(quote["text"] == "La grande confiance");
    CHECK(cli.json({"search", project, "bonsoir"})["total"] == 1);
    CHECK(cli.json({"search", project, "bonjour"})["total"] == 0);

    const auto cut = cli.json({"source", "correct", project, "FG", std::to_string(start + 19),
                               std::to_string(start + 28), "", "--dry-run"});
    CHECK(cut["shortened"] == 2);
    CHECK(cut["shortened_codings"][0]["code"] == "Confiance");
    CHECK(cut["shortened_codings"][0]["text"] == "La grande confiance");
    const auto lost = cli.json({"source", "correct", project, "FG", std::to_string(start + 5),
                                std::to_string(start + 24), ""});
    CHECK(lost["lost"].size() == 2);
    CHECK(lost["lost"][0]["text"] == "La grande confiance");
    cli.ok({"undo", project});
    CHECK(cli.json({"quotes", project}).size() == 2);
    CHECK(cli.json({"check", project})["ok"] == true);
    CHECK(cli.run({"source", "correct", project, "FG", "13", "20"}).status == 2);
    CHECK(cli.run({"source", "correct", project, "FG", "13", "9999", "x"}).status == 1);
}

TEST_CASE("speakers, turns and values are put right") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    const auto labels = cli.json({"speakers", "rename", project, "Nadia", "Naïma"})["labels_left"];
    CHECK(labels > 0);
    cli.ok({"undo", project});
    const auto renamed = cli.json({"speakers", "rename", project, "Nadia", "Naïma", "--labels"});
    CHECK(renamed["labels_corrected"] == labels);
    CHECK(renamed["labels_left"] == 0);
    const auto told = cli.ok({"show", project, "FG"}).out;
    CHECK(told.find("Nadia") == std::string::npos);
    CHECK(told.find("Naïma") != std::string::npos);
    cli.ok({"speakers", "assign", project, "FG", "3-4", "Paul"});
    CHECK(speakers(cli, project) ==
          std::vector<std::string>{"Animatrice", "Naïma", "Paul", "Paul", "Naïma"});
    CHECK(cli.run({"speakers", "assign", project, "FG", "9", "Paul"}).status == 1);
    cli.ok({"speakers", "split", project, "Naïma", "Zoé", "--source", "FG", "--turns", "5"});
    CHECK(cli.json({"speakers", "merge", project, "Paul", "Zoé"})["turns"] == 2);
    cli.ok({"speakers", "role", project, "Zoé", "observer"});
    CHECK(speakers(cli, project) ==
          std::vector<std::string>{"Animatrice", "Naïma", "Zoé", "Zoé", "Zoé"});
    cli.ok({"source", "join-turn", project, "FG", "4"});
    cli.ok({"source", "new-turn", project, "FG", "21", "28", "Karim"});
    CHECK(speakers(cli, project) ==
          std::vector<std::string>{"Animatrice", "Karim", "Naïma", "Zoé", "Zoé"});
    CHECK(cli.json({"source", "reread", project, "FG"})["turns"] == 5);
    cli.ok({"source", "rename", project, "FG", "Groupe 1"});
    CHECK(cli.json({"source", "kind", project, "Groupe 1", "focus-group"})["kind"] ==
          "focus-group");
    CHECK(cli.json({"source", "language", project, "Groupe 1", "nl"})["language"] == "nl");
    CHECK(cli.run({"source", "language", project, "Groupe 1", "le français"}).status == 1);

    cli.ok({"attributes", "add", project, "né", "--type", "date"});
    const auto set = cli.json({"attributes", "set", project, "Karim", "né", "12/03/2024"});
    CHECK(set["value"] == "2024-03-12");
    CHECK(cli.run({"attributes", "set", project, "Karim", "né", "bientôt"}).status == 1);
    CHECK(cli.json({"attributes", "list", project})[0]["type"] == "date");
    cli.ok({"attributes", "rename", project, "né", "naissance"});
    cli.ok({"attributes", "type", project, "naissance", "text"});
    CHECK(cli.json({"attributes", "remove", project, "naissance"})["values"] == 1);
    CHECK(cli.json({"check", project})["ok"] == true);
    CHECK(cli.json({"participants", project}).is_array());
    CHECK(cli.json({"sources", project}).is_array());
}
