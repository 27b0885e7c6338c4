#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <set>

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

/// The 16 bytes of an id as it is told.
std::string bytes_of_id(std::string hex) {
    std::erase(hex, '-');
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

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

TEST_CASE("an id that is another one in one place is told as damage, by every command") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", "Nadia : La confiance, c'est long.\n");
    const std::string coding =
        cli.json({"code", project, "FG", "8", "20", "Confiance", "--coder", "anne"})["id"];
    const auto whole = bytes_of(project);
    std::set<int> told;
    for (const std::string name : {"source", "code"}) {
        const auto list = name == "source" ? cli.json({"sources", project})
                                           : cli.json({"codebook", "list", project});
        const auto id = bytes_of_id(list[0]["id"]);
        for (auto at = whole.find(id); at != std::string::npos; at = whole.find(id, at + 1)) {
            auto bytes = whole;
            bytes[at + 15] = static_cast<char>(bytes[at + 15] ^ 1);
            const auto altered = cli.file("id.filrouge", bytes);
            for (const auto* command : {"quotes", "retrieve", "sources", "check"}) {
                const auto ran = cli.run({command, altered});
                CAPTURE(name, at, command, ran.out, ran.err);
                CHECK((ran.status == 0 || ran.status == 3));
                CHECK(ran.err.find("::") == std::string::npos);
                told.insert(ran.status);
                const bool names_it = ran.err.find("that is not there") != std::string::npos;
                if (ran.status == 3 && names_it) CHECK(ran.err.find("backup") != std::string::npos);
            }
        }
    }
    CHECK(told.contains(3));
    CHECK_FALSE(coding.empty());
}
