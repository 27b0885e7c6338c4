#include "acceptance/cli.h"

#include <catch2/catch.hpp>

using namespace filrouge::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

struct Study {
    Cli cli;
    std::string project = cli.project_with("FG.txt", "Nadia : La confiance, c'est long.\n");

    Study() {
        for (const auto* coder : {"anne", "bruno"})
            cli.ok({"code", project, "FG", "8", "20", "Confiance", "--coder", coder});
        cli.ok({"codebook", "rename", project, "Confiance", "Défiance", "--coder", "bruno"});
    }
    Json history(const std::vector<std::string>& options = {}) const {
        std::vector<std::string> arguments{"history", project};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return cli.json(arguments);
    }
    std::string id(std::size_t entry) const { return history().at(entry)["id"]; }
    Json codes() const { return cli.json({"codebook", "list", project}); }
};

} // namespace

TEST_CASE_METHOD(Study, "history is filtered on the command line") {
    CHECK(history().size() == 5);
    CHECK(history().front().at("undoes").is_null());
    CHECK(history({"--coder", "Bruno"}).size() == 2);
    CHECK(history({"--text", "defiance"}).size() == 1);
    CHECK(history({"--code", "Défiance"}).size() == 2);
    CHECK(history({"--since", "2020", "--until", "2020-12-31"}).empty());
    const std::string day = history().front()["time"].get<std::string>().substr(0, 4);
    CHECK(history({"--since", day}).size() == 5);
    const auto codings = cli.json({"quotes", project}).size();
    CHECK(codings == 2);
    const auto wrong = cli.run({"history", project, "--since", "hier"});
    CHECK(wrong.status == 1);
    CHECK_THAT(wrong.err, Contains("is not a date"));
    CHECK(cli.run({"history", project, "--code", "Inconnu"}).status == 1);
    CHECK(cli.run({"history", project, "--coding", "x"}).status == 1);
}

TEST_CASE_METHOD(Study, "an old action is undone by its id") {
    const auto undone = cli.json({"undo", project, "--entry", id(2), "--coder", "chloé"});
    CHECK_THAT(undone["undo"].get<std::string>(), Contains("Confiance"));
    CHECK(cli.json({"quotes", project}).size() == 1);
    CHECK(history()[2]["undone"] == true);
    CHECK(history().back()["undoes"] == id(2));
    CHECK(codes()[0]["name"] == "Défiance");

    const auto refused = cli.run({"undo", project, "--entry", id(0)});
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, Contains("later actions depend on it") && Contains("(bruno)"));
    CHECK(history().size() == 6);
    CHECK(cli.run({"undo", project, "--entry", id(2)}).status == 1);
    CHECK(cli.run({"undo", project, "--entry", "x"}).status == 1);
    cli.ok({"redo", project});
    CHECK(cli.json({"quotes", project}).size() == 2);
    CHECK(cli.json({"check", project})["ok"] == true);
}

TEST_CASE_METHOD(Study, "a code is restored, changed or gone") {
    const auto restored = cli.json({"restore", project, "--code", "Défiance", "--at", id(3)});
    CHECK(restored == Json{{"restored", true}, {"label", "Restore code \"Confiance\""}});
    CHECK(codes()[0]["name"] == "Confiance");
    CHECK(cli.json({"restore", project, "--code", "Confiance", "--at", id(3)})["restored"] ==
          false);

    cli.ok({"codebook", "delete", project, "Confiance"});
    CHECK(cli.json({"quotes", project}).empty());
    cli.ok({"restore", project, "--code", "confiance", "--at", id(3)});
    CHECK(cli.json({"quotes", project}).size() == 2);
    CHECK(cli.run({"restore", project, "--at", id(3)}).status == 2);
    CHECK(cli.run({"restore", project, "--code", "Confiance", "--coding", "x", "--at", id(3)})
              .status == 2);
    CHECK(cli.run({"restore", project, "--code", "Confiance", "--at", "x"}).status == 1);
    CHECK(cli.json({"check", project})["ok"] == true);
}

TEST_CASE_METHOD(Study, "a coding is restored") {
    const auto table = cli.file("codings.csv");
    cli.ok({"codings", "export", project, table});
    const auto coding = read_table(table).front().at("id");
    cli.ok({"uncode", project, coding});
    CHECK(history({"--coding", coding}).size() == 2);
    cli.ok({"restore", project, "--coding", coding, "--at", id(4)});
    CHECK(cli.json({"quotes", project}).size() == 2);
    CHECK(history({"--coding", coding}).size() == 3);
    const auto refused = cli.run({"restore", project, "--coding", coding, "--at", id(0)});
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, Contains("did not exist then"));
}
