#include "acceptance/cli.h"

#include <catch2/catch.hpp>

// A file that a disk, or somebody, altered: who uses what was altered is told, by exit status 3.
using namespace filrouge::test;
using Catch::Contains;

namespace {

/// A coded project, whose index is made, with all bytes `from` then written over by `to`.
struct Altered {
    Cli cli;
    std::string project = cli.project_with("FG.txt", "Nadia : La confiance, c'est long.\n");

    Altered(const std::string& from, const std::string& to) {
        cli.ok({"search", project, "confiance"});
        cli.ok({"code", project, "FG", "8", "20", "Confiance", "--coder", "anne"});
        auto bytes = bytes_of(project);
        std::size_t written = 0;
        for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
            bytes.replace(at, to.size(), to);
            ++written;
        }
        REQUIRE(written > 0);
        REQUIRE(from.size() == to.size());
        cli.file("altered.filrouge", bytes);
        project = cli.file("altered.filrouge");
    }
    void check_damaged(std::vector<std::string> arguments) const {
        const auto ran = cli.run(std::move(arguments));
        CAPTURE(ran.out, ran.err);
        CHECK(ran.status == 3);
    }
};

struct AlteredText : Altered {
    AlteredText() : Altered{"La confiance", "La confidnce"} {}
};
struct AlteredHistory : Altered {
    // The table that the newest step names; the bytes before are how its columns begin.
    AlteredHistory() : Altered{std::string{"\0\0\0coding\0", 10}, {"\0\0\0codinf\0", 10}} {}
};

} // namespace

TEST_CASE_METHOD(AlteredText, "a text that is not the one imported is used by no command") {
    check_damaged({"check", project});
    check_damaged({"show", project, "FG"});
    check_damaged({"quotes", project});
    check_damaged({"search", project, "confiance"});
    check_damaged({"kwic", project, "confiance"});
    check_damaged({"code", project, "FG", "3", "9", "Confiance"});
    check_damaged({"autocode", project, "--query", "long", "--code", "Confiance"});
    check_damaged({"retrieve", project, "--codes", "Confiance"});
    check_damaged(
        {"crosstab", project, "--rows", "codes", "--cols", "sources", "--count", "words"});
    check_damaged({"backup", project, cli.file("copie.filrouge")}); // made, but it says so
    CHECK(bytes_of(cli.file("copie.filrouge")).size() > 0);
    CHECK(cli.run({"sources", project}).status == 0);
    CHECK(cli.run({"history", project}).status == 0);
}

TEST_CASE_METHOD(AlteredHistory, "a step of the history that is none is not undone") {
    check_damaged({"check", project});
    check_damaged({"undo", project});
    CHECK(cli.json({"quotes", project}).size() == 1);
}
