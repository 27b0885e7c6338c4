#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <set>

// Memos and retrieval through the command line.

using namespace filrouge::test;

TEST_CASE("memos are written, listed, changed and taken away") {
    const Cli cli;
    const auto project = cli.study();
    const auto before = cli.json({"memo", "list", project}).size();
    const std::string id =
        cli.json({"memo", "add", project, "Première séance de codage", "--coder", "anne"})["id"];
    cli.ok({"memo", "add", project, "À préciser", "--code", "Temporalités"});
    const auto journal = cli.json({"memo", "list", project, "--about", "project"});
    REQUIRE(journal.size() == 1);
    CHECK(journal[0]["id"] == id);
    CHECK(journal[0]["author"] == "anne");
    CHECK(journal[0]["source"].is_null());
    CHECK(journal[0]["start"].is_null());
    const auto of_code = cli.json({"memo", "list", project, "--code", "Temporalités"});
    REQUIRE(of_code.size() == 1);
    CHECK(of_code[0]["kind"] == "code");
    CHECK(cli.json({"memo", "list", project, "--text", "SEANCE premiere"}).size() == 1);

    cli.ok({"memo", "change", project, id, "Deuxième séance"});
    CHECK(cli.json({"memo", "list", project, "--text", "deuxieme"})[0]["id"] == id);
    cli.ok({"memo", "remove", project, id});
    CHECK(cli.json({"memo", "list", project}).size() == before + 1);
    cli.ok({"undo", project});
    CHECK(cli.json({"memo", "list", project}).size() == before + 2);

    CHECK(cli.run({"memo", "add", project, " "}).status == 1);
    CHECK(cli.run({"memo", "add", project, "x", "--source", "Absent"}).status == 1);
    CHECK(cli.run({"memo", "change", project, "nope", "x"}).status == 1);
    CHECK(cli.run({"memo", "add", project, "x", "--source", "a", "--code", "b"}).status == 2);
}

TEST_CASE("the memo of a coding is one of the memos") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", "Nadia : La confiance.\nKarim : Oui.\n");
    const std::string coding =
        cli.json({"code", project, "FG", "11", "20", "Confiance", "--memo", "Mot clé"})["id"];
    auto rows = cli.json({"memo", "list", project, "--about", "coding"});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["id"] == coding);
    CHECK(rows[0]["about"] == "Confiance · FG");
    CHECK(rows[0]["source"] == "FG");
    CHECK(rows[0]["start"] == 11);
    cli.ok({"memo", "change", project, coding, "Mot central"});
    CHECK(cli.json({"memo", "list", project, "--coding", coding})[0]["text"] == "Mot central");
    cli.ok({"memo", "remove", project, coding});
    CHECK(cli.json({"memo", "list", project}).empty());
}

TEST_CASE("passages are retrieved by how codings lie to one another") {
    const Cli cli;
    const auto project = cli.study();
    const auto retrieve = [&](const std::string& combine, std::vector<std::string> more = {}) {
        std::vector<std::string> all{"retrieve",  project, "--codes", "Tensions",
                                     "--combine", combine, "--with",  "Leviers"};
        all.insert(all.end(), more.begin(), more.end());
        return cli.json(all);
    };
    const auto every = cli.json({"retrieve", project, "--codes", "Tensions"});
    CHECK(every.size() == cli.json({"quotes", project, "--code", "Tensions"}).size());
    CHECK(retrieve("overlap").size() + retrieve("not").size() == every.size());
    CHECK(retrieve("near", {"--within", "1000000"}).size() >= retrieve("near").size());
    for (const auto& one : retrieve("near", {"--group", "speaker", "--sort", "longest"})) {
        CHECK(one["codings"].size() == 2);
        CHECK(one["code"].get<std::string>().starts_with("Tensions"));
        CHECK(one["other_code"].get<std::string>().starts_with("Leviers"));
        const std::string text = cli.json({"show", project, one["source"]})["text"];
        CHECK(code_points(text, one["start"], one["end"]) == one["text"]);
        if (!one["speaker"].is_null())
            CHECK(one["group"].get<std::string>().starts_with(one["speaker"].get<std::string>()));
    }
    std::set<std::string> sectors;
    for (const auto& one : cli.json({"retrieve", project, "--group", "secteur"}))
        sectors.insert(one["group"].get<std::string>());
    CHECK(sectors.size() > 1);
    CHECK(cli.ok({"retrieve", project, "--codes", "Tensions,Leviers", "--group", "code"})
              .out.find("Leviers/Espaces informels (") != std::string::npos);
    CHECK(cli.run({"retrieve", project, "--codes", "Absent"}).status == 1);
    CHECK(cli.run({"retrieve", project, "--group", "absent"}).status == 1);
    CHECK(cli.run({"retrieve", project, "--with", "Leviers"}).status == 1);
    CHECK(cli.run({"retrieve", project, "--combine", "xor"}).status == 2);
}
