#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <tuple>
#include <unistd.h>

// Exit statuses, atomic failure, positions, crashes.

using namespace filrouge::test;

namespace {

const std::string dialogue =
    "Animatrice : Bonjour à tous.\nNadia : Oui, merci.\nAnimatrice : Et vous ?\nKarim : Ça va.\n"
    "Nadia : La confiance, c’est long.\n";

} // namespace

TEST_CASE("exit statuses tell usage, failure and damage apart") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    CHECK(cli.run({}).status == 2);
    const auto unknown = cli.run({"crostab", project});
    CHECK(unknown.status == 2);
    CHECK(unknown.err.find("Did you mean 'crosstab'?") != std::string::npos);
    CHECK(cli.run({"sources"}).status == 2);
    CHECK(cli.run({"sources", project, "--nope"}).status == 2);
    CHECK(cli.run({"crosstab", project, "--rows", "codes", "--cols", "codes", "--count", "beans"})
              .status == 2);
    CHECK(cli.run({"sources", cli.file("absent.filrouge")}).status == 1);
    CHECK(cli.run({"show", project, "Absent"}).status == 1);
    CHECK(cli.run({"code", project, "FG", "0", "5", "Absent"}).status == 1);
    CHECK(cli.run({"code", project, "FG", "5", "5", "Confiance"}).status == 1);
    CHECK(cli.run({"code", project, "FG", "0", "99999", "Confiance"}).status == 1);
    CHECK(cli.run({"search", project, "\"ouvert"}).status == 1);
    CHECK(cli.run({"new", project}).status == 1);
    CHECK(cli.run({"sources", cli.file("texte.filrouge", "not a project at all")}).status == 1);

    const auto bytes = bytes_of(project);
    const auto cut = cli.file("coupé.filrouge", bytes.substr(0, bytes.size() / 2));
    CHECK(cli.run({"sources", cut}).status == 3);
    CHECK(cli.run({"check", cut}).status == 3);
    CHECK(bytes_of(cut) == bytes.substr(0, bytes.size() / 2));
}

TEST_CASE("a quote of two turns names both who speak, whatever it is written as") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    const std::string text = cli.json({"show", project, "FG"})["text"];
    cli.ok({"code", project, "FG", "37", "67", "Confiance"}); // "Oui, merci.\nAnimatrice : Et v"
    const auto quote = cli.json({"quotes", project})[0];
    CHECK(quote["speaker"] == "Nadia, Animatrice");
    CHECK(quote["speakers"].dump() == R"(["Nadia","Animatrice"])");
    CHECK(quote["attribution"] == "Nadia, Animatrice, FG, tours 2–3");
    CHECK(cli.json({"retrieve", project})[0]["speaker"] == "Nadia, Animatrice");
    const auto csv = cli.ok({"quotes", project, "--format", "csv"}).out;
    CHECK(csv.find("\"Nadia, Animatrice\"") != std::string::npos);
    for (const auto* format : {"md", "html"}) {
        const auto document = cli.ok({"quotes", project, "--format", format}).out;
        CHECK(document.find("Nadia\u00a0:") != std::string::npos);
        CHECK(document.find("— Nadia, Animatrice, FG, tours 2–3") != std::string::npos);
    }
}

TEST_CASE("a failed command leaves the project as it was") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    const auto state = [&] {
        return std::tuple{cli.json({"history", project}), cli.json({"codebook", "list", project}),
                          cli.json({"quotes", project})};
    };
    const auto before = state();
    const auto csv =
        cli.file("codings.csv",
                 "source,start,end,code\nFG,0,5,Confiance\nFG,3,9,Absent\nFG,4,2,Confiance\n");
    const auto failed = cli.run({"codings", "import", project, csv});
    CHECK(failed.status == 1);
    CHECK(failed.err.find("codings.csv") != std::string::npos);
    CHECK(failed.err.find("line") != std::string::npos);
    CHECK(
        cli.run({"codebook", "import", project, cli.file("x.yaml", "codes: [{name: A, nope: 1}]")})
            .status == 1);
    CHECK(state() == before);
}

TEST_CASE("files that cannot be read are named and the others imported") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    const auto empty = cli.file("vide.txt", "");
    const auto binary = cli.file("image.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 17));
    const auto broken = cli.file("cassé.docx", "PK\x03\x04 and then nothing");
    const auto locked =
        cli.file("secret.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, 'x'));
    const auto good = cli.file("bon.txt", dialogue + "Karim : Voilà.\n");

    const auto some = cli.run(
        {"--json", "import", project, empty, binary, broken, locked, good, cli.file("absent.txt")});
    const auto report = some.json();
    CHECK(some.status == 0);
    CHECK(report["imported"] == 1);
    for (const auto* name : {"vide.txt", "image.txt", "cassé.docx", "secret.docx", "absent.txt"}) {
        INFO(some.err);
        CHECK(some.err.find(name) != std::string::npos);
    }
    CHECK(cli.json({"sources", project}).size() == 2);
    CHECK(cli.run({"import", project, empty, binary}).status == 1);
    CHECK(cli.json({"sources", project}).size() == 2);
}

TEST_CASE("a coding holds what was selected, whatever the text is made of") {
    const Cli cli;
    const std::string hard =
        "Nadia : Cafe\u0301 et œuvre\u00a0: « l’été ».\r\nKarim : 👩‍👩‍👧 "
        "dit שלום לכולם 😀 fin.\r\n"
        "Nadia : عَرَبي ok.\r\nKarim : Oui.\r\n";
    const auto project = cli.project_with("dur.txt", hard);
    const std::string text = cli.json({"show", project, "dur"})["text"];
    CHECK(text.find('\r') == std::string::npos);
    for (const std::string wanted : {"Cafe\u0301", "œuvre\u00a0: « l’été", "👩‍👩‍👧",
                                     "שלום לכולם", "😀", "عَرَبي", "Oui."}) {
        const auto at = text.find(wanted);
        REQUIRE(at != std::string::npos);
        const auto count = [](const std::string& s) {
            return static_cast<std::size_t>(
                std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xC0) != 0x80; }));
        };
        const auto start = count(text.substr(0, at));
        const auto made =
            cli.json({"code", project, "dur", std::to_string(start),
                      std::to_string(start + count(wanted)), "Confiance", "--coder", "zoé"});
        CHECK(made["text"] == wanted);
    }
    const auto csv = cli.file("out.csv");
    cli.ok({"codings", "export", project, csv});
    CHECK(read_table(csv).size() == 7);
    // The same table again adds nothing; into a project without codings it adds all.
    const auto bytes = bytes_of(project);
    CHECK(cli.json({"codings", "import", project, csv, "--dry-run"})["already_there"] == 7);
    const auto codes = cli.file("grille.csv", "path,definition\nNeuf,\n");
    CHECK(cli.json({"codebook", "import", project, codes, "--dry-run"})["added"] == 1);
    const auto people = cli.file("gens.csv", "participant,age\nNadia,41\n");
    CHECK(cli.json({"attributes", "import", project, people, "--dry-run"})["dry_run"] == true);
    CHECK(bytes_of(project) == bytes);
    CHECK(cli.json({"codings", "import", project, csv})["already_there"] == 7);
    for (const auto& quote : cli.json({"quotes", project})) {
        CHECK(code_points(text, quote["start"], quote["end"]) == quote["text"]);
    }
}

TEST_CASE("a read-only file can be read and refuses to be changed") {
    const Cli cli;
    const auto project = cli.project_with("FG.txt", dialogue);
    std::filesystem::permissions(project, std::filesystem::perms::owner_read);
    CHECK(cli.json({"sources", project}).size() == 1);
    if (::geteuid() != 0) {
        const auto refused = cli.run({"code", project, "FG", "0", "5", "Confiance"});
        CHECK(refused.status == 1);
    }
}

TEST_CASE("killed at random moments, no acknowledged coding is lost", "[slow]") {
    const Cli cli;
    std::string text;
    for (int i = 0; i < 300; ++i) text += "Nadia : mot mot mot.\nKarim : oui oui.\n";
    const auto project = cli.project_with("long.txt", text);
    // Kills fall anywhere in the life of a command, and a little after it, however fast the
    // machine.
    const auto started = std::chrono::steady_clock::now();
    cli.ok({"sources", project});
    const auto life = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - started);
    std::mt19937 random{20261120};
    std::vector<std::string> acknowledged;
    for (std::size_t i = 0; i < 200; ++i) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        const auto start = std::to_string(i * 3);
        const auto end = std::to_string(i * 3 + 5);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::freopen("/dev/null", "w", stderr);
            ::execl(FILROUGE_CLI, "filrouge-cli", "code", project.c_str(), "long", start.c_str(),
                    end.c_str(), "Confiance", "--coder", "anne", nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        std::this_thread::sleep_for(
            std::chrono::microseconds{random() % (3 * static_cast<std::uint32_t>(life.count()))});
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        char id[64]{};
        const auto n = ::read(ends[0], id, sizeof id - 1);
        ::close(ends[0]);
        if (n >= 36) acknowledged.emplace_back(id, 36);
    }
    const auto csv = cli.file("après.csv");
    cli.ok({"codings", "export", project, csv});
    std::set<std::string> kept;
    for (const auto& row : read_table(csv)) kept.insert(row.at("id"));
    for (const auto& id : acknowledged) CHECK(kept.contains(id));
    CHECK(cli.json({"check", project})["ok"] == true);
    // Fewer would mean that the kills came too early to prove anything.
    CHECK(acknowledged.size() >= 20);
}
