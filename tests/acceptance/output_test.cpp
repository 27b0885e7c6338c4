#include "acceptance/cli.h"

#include "platform/process.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& wanted) {
    return text.find(wanted) != std::string::npos;
}

unsigned mode_of(const std::string& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 0777U;
}

/// The real filrouge-cli with redirections and limits, as a shell gives them; `$CLI` is the
/// program.
Outcome shell(const std::string& line) {
    ::setenv("CLI", FILROUGE_CLI, 1);
    const auto done = platform::run_process({"bash", "-c", line}, "", {});
    REQUIRE(done);
    return {done->exit_status, done->out, done->err};
}

/// Every command that writes a file, without the file's name.
using Words = std::vector<std::string>;
std::vector<std::pair<Words, std::string>> exports(const std::string& project) {
    return {
        {{"codings", "export", project}, ".csv"},
        {{"codebook", "export", project}, ".yaml"},
        {{"codebook", "export", project}, ".csv"},
        {{"quotes", project, "-o"}, ".md"},
        {{"quotes", project, "-o"}, ".html"},
        {{"quotes", project, "-o"}, ".csv"},
        {{"quotes", project, "-o"}, ".xlsx"},
        {{"quotes", project, "-o"}, ".docx"},
        {{"crosstab", project, "--rows", "codes", "--cols", "sources", "-o"}, ".csv"},
        {{"crosstab", project, "--rows", "codes", "--cols", "sources", "-o"}, ".svg"},
        {{"kwic", project, "confiance", "-o"}, ".csv"},
        {{"kwic", project, "confiance", "-o"}, ".xlsx"},
        {{"print", project, "Groupe", "-o"}, ".pdf"},
    };
}

std::string coded_project(const Cli& cli) {
    const auto project =
        cli.project_with("Groupe.txt", "Léa : La confiance vient lentement.\nMarc : Oui.\n"
                                       "Léa : Je crois.\nMarc : Moi aussi.\n");
    cli.ok({"code", project, "Groupe", "6", "18", "Confiance", "--coder", "anne"});
    return project;
}

Words with(Words words, const std::string& file) {
    words.push_back(file);
    return words;
}

} // namespace

TEST_CASE("no export is written over a project, nor under another kind's name") {
    const Cli cli;
    const auto project = coded_project(cli);
    const auto before = bytes_of(project);
    int n = 0;
    for (const auto& [words, ending] : exports(project)) {
        const auto name = std::to_string(++n);
        const auto link = cli.file("link" + name + ending);
        const auto hard = cli.file("hard" + name + ending);
        const auto other = cli.file("other" + name + ending, before);
        fs::create_symlink(project, link);
        fs::create_hard_link(project, hard);
        for (const auto& target : {project, link, hard, other, cli.file("a.other")}) {
            INFO(words.front() << " " << target);
            const auto outcome = cli.run(with(words, target));
            CHECK(outcome.status == 1);
            const auto name_or_kind = fs::path{target}.extension().string().substr(1);
            CHECK(holds(outcome.err, name_or_kind));
        }
        CHECK(bytes_of(other) == before);
    }
    CHECK(bytes_of(project) == before);
    CHECK_FALSE(fs::exists(cli.file("a.other")));
    CHECK(cli.run({"quotes", project, "--format", "csv", "-o", cli.file("a.md")}).status == 1);
    CHECK(cli.run({"backup", project, project}).status == 1);
    cli.ok({"check", project});
}

TEST_CASE("every export keeps rights, follows links and writes into devices") {
    const Cli cli;
    const auto project = coded_project(cli);
    int n = 0;
    for (const auto& [words, ending] : exports(project)) {
        INFO(words.front() << " " << ending);
        const auto name = std::to_string(++n);
        const auto file = cli.file("real" + name + ending, "old");
        const auto link = cli.file("link" + name + ending);
        REQUIRE(::chmod(file.c_str(), 0640) == 0);
        fs::create_symlink(file, link);
        cli.ok(with(words, link));
        CHECK(fs::is_symlink(link));
        CHECK(mode_of(file) == 0640);
        CHECK(bytes_of(file) != "old");
        CHECK(cli.run(with(words, "/dev/full")).status == 1);
        // The form of the others is told by the file's name alone, and a device has none.
        const bool one_form = words.front() == "codings" || words.front() == "quotes";
        if (one_form) cli.ok(with(words, "/dev/null"));
    }
    CHECK(shell("umask 077; $CLI codings export '" + project + "' '" + cli.file("mine.csv") + "'")
              .status == 0);
    CHECK(mode_of(cli.file("mine.csv")) == 0600);
    CHECK(shell("umask 022; $CLI codings export '" + project + "' '" + cli.file("all.csv") + "'")
              .status == 0);
    CHECK(mode_of(cli.file("all.csv")) == 0644);
    const auto out = cli.ok({"codings", "export", project, "/dev/stdout"}).out;
    CHECK(out == bytes_of(cli.file("all.csv")));
    const auto list = cli.file("list.csv");
    const auto line = "echo before > '" + list + "'; $CLI codings export '" + project +
                      "' /dev/stdout >> '" + list + "'";
    CHECK(shell(line).status == 0);
    CHECK(bytes_of(list) == "before\n" + out);
}

TEST_CASE("a backup is open to nobody to whom the project is closed") {
    const Cli cli;
    const auto project = coded_project(cli);
    REQUIRE(::chmod(project.c_str(), 0600) == 0);
    cli.ok({"backup", project, cli.file("copy.filrouge")});
    CHECK(mode_of(cli.file("copy.filrouge")) == 0600);
    cli.ok({"check", cli.file("copy.filrouge")});
}

TEST_CASE("the search index is its owner's alone") {
    const Cli cli;
    const auto project = coded_project(cli);
    const auto cache = cli.file("fresh-cache");
    CHECK(shell("umask 022; XDG_CACHE_HOME='" + cache + "' $CLI search '" + project + "' confiance")
              .status == 0);
    CHECK(mode_of(cache) == 0700);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator{cache}) {
        INFO(entry.path());
        CHECK(mode_of(entry.path().string()) == (entry.is_directory() ? 0700U : 0600U));
        ++files;
    }
    CHECK(files > 3);
}

TEST_CASE("an answer that cannot be written is a failure, and said") {
    const Cli cli;
    const auto project = coded_project(cli);
    const std::vector<std::string> commands{
        "sources P",
        "--json sources P",
        "show P Groupe",
        "codebook list P",
        "--json codebook list P",
        "history P",
        "quotes P",
        "--json quotes P",
        "quotes P --format csv",
        "retrieve P",
        "--json retrieve P",
        "search P confiance",
        "kwic P confiance",
        "participants P",
        "check P",
        "memo add P Note --coder anne",
        "crosstab P --rows codes --cols sources",
        "--help",
        "--version",
    };
    for (auto command : commands) {
        INFO(command);
        if (const auto at = command.find('P'); at != std::string::npos)
            command.replace(at, 1, "'" + project + "'");
        const auto full = shell("$CLI " + command + " > /dev/full");
        CHECK(full.status == 1);
        CHECK(holds(full.err, "standard output"));
        const auto closed = shell("$CLI " + command + " >&-");
        CHECK(closed.status == 1);
        CHECK(shell("$CLI " + command + " > /dev/null").status == 0);
    }
    cli.ok({"check", project});
    // Who stops reading is told nothing, and not that all went well.
    const auto piped = shell("set -o pipefail; for i in 1 2 3 4 5 6 7 8; do $CLI --json history '" +
                             project + "' | true; done; trap '' PIPE; $CLI sources '" + project +
                             "' | { exec <&-; sleep 0.3; }");
    CHECK_FALSE(holds(piped.err, "standard output"));
}

TEST_CASE("a file that grows beyond its limit, or a full disk, leaves no part of an export") {
    const Cli cli;
    const auto project = coded_project(cli);
    const auto file = cli.file("big.pdf");
    const auto limited =
        shell("ulimit -f 1; $CLI print '" + project + "' Groupe -o '" + file + "'");
    CHECK(limited.status == 1);
    CHECK(holds(limited.err, "big.pdf"));
    CHECK_FALSE(fs::exists(file));
    const auto copy = cli.file("copy.filrouge");
    CHECK(shell("ulimit -f 8; $CLI backup '" + project + "' '" + copy + "'").status == 1);
    CHECK_FALSE(fs::exists(copy));
    for (const auto& entry : fs::directory_iterator{fs::path{file}.parent_path()})
        CHECK_FALSE(holds(entry.path().string(), ".part"));
}

TEST_CASE("a full cache is no damage: what is full is said, and what to do") {
    const Cli cli;
    const auto project = cli.project_with("Long.txt", [] {
        std::string text;
        for (int i = 0; i < 4000; ++i)
            text += "Léa : mot" + std::to_string(i) + " et la confiance " + std::to_string(i * 7) +
                    "\n";
        return text;
    }());
    const auto cache = cli.file("small-cache");
    const auto full = shell("ulimit -f 40; XDG_CACHE_HOME='" + cache + "' $CLI search '" + project +
                            "' confiance");
    CHECK(full.status == 1);
    CHECK(holds(full.err, "search index"));
    CHECK((holds(full.err, "Make room") || holds(full.err, "disk is not full")));
    const auto again =
        shell("XDG_CACHE_HOME='" + cache + "' $CLI search '" + project + "' confiance");
    CHECK(again.status == 0);
}

TEST_CASE("a pandoc that answers nothing, garbage or half is not believed") {
    const Cli cli;
    const auto project = coded_project(cli);
    const auto programs = cli.file("bin");
    fs::create_directory(programs);
    const auto pandoc = cli.file("bin/pandoc");
    int n = 0;
    for (const auto* answer : {"exit 0", "cat >/dev/null; echo garbage", "printf 'PK\\003\\004'",
                               "cat >/dev/null; exit 3", "kill -9 $$"}) {
        cli.file("bin/pandoc", std::string{"#!/bin/sh\n"} + answer + "\n");
        REQUIRE(::chmod(pandoc.c_str(), 0700) == 0);
        for (const auto* ending : {".docx", ".odt", ".tex"}) {
            const auto file = cli.file("out" + std::to_string(++n) + ending);
            INFO(answer << " " << ending);
            const auto outcome = shell("PATH='" + programs + "':$PATH $CLI quotes '" + project +
                                       "' -o '" + file + "'");
            CHECK(outcome.status == 1);
            CHECK(holds(outcome.err, "pandoc"));
            CHECK_FALSE(fs::exists(file));
        }
        const auto docx = cli.file("in" + std::to_string(n) + ".docx", "PK\x03\x04 not really");
        const auto read = shell("PATH='" + programs + "':$PATH $CLI import '" + project + "' '" +
                                docx + "' --coder anne");
        CHECK(read.status == 1);
        CHECK_FALSE(holds(read.err, "json.exception"));
    }
    cli.ok({"check", project});
}

TEST_CASE("names hold nothing that acts on a terminal, and none reaches it") {
    const Cli cli;
    const auto project = coded_project(cli);
    for (const std::string bad : {"a\x1B[31mb", "a\u202Eb", "a\u009Bb", "a\x07"}) {
        INFO(bad);
        CHECK(cli.run({"codebook", "add", project, bad, "--coder", "anne"}).status == 1);
        CHECK(
            cli.run({"codebook", "rename", project, "Confiance", bad, "--coder", "anne"}).status ==
            1);
        CHECK(cli.run({"code", project, "Groupe", "6", "9", "Confiance", "--coder", bad}).status ==
              1);
        CHECK(cli.run({"source", "rename", project, "Groupe", bad, "--coder", "anne"}).status == 1);
        CHECK(cli.run({"speakers", "rename", project, "Léa", bad, "--coder", "anne"}).status == 1);
        CHECK(cli.run({"attributes", "add", project, bad, "--coder", "anne"}).status != 0);
        CHECK(cli.run({"new", cli.file("other.filrouge"), "--name", bad}).status == 1);
        const auto table = cli.file("names.csv", "participant," + bad + "\nLéa,x\n");
        CHECK(cli.run({"attributes", "import", project, table, "--coder", "anne"}).status == 1);
        const auto codes = cli.file("codes.csv", "path\n" + bad + "\n");
        CHECK(cli.run({"codebook", "import", project, codes, "--coder", "anne"}).status == 1);
        // The file's name and labels are the material's: they come in without.
        // A bell in so short a text would make it binary data.
        const auto said = bad.find('\x07') == std::string::npos ? bad : std::string{"a"};
        const auto text = cli.file("F" + bad + ".txt", "Zoé" + said + " : Oui.\nMarc : Non.\nZoé" +
                                                           said + " : Encore " + said + ".\n");
        const auto imported = cli.run({"import", project, text, "--coder", "anne"});
        CHECK(imported.status == 0);
        for (const auto& command : std::vector<Words>{{"sources", project},
                                                      {"participants", project},
                                                      {"history", project},
                                                      {"quotes", project},
                                                      {"search", project, "encore"},
                                                      {"show", project, "F" + bad}}) {
            const auto shown = cli.run(command);
            for (const auto* sign : {"\x1B", "\u202E", "\u009B", "\x07"}) {
                CHECK_FALSE(holds(shown.out, sign));
                CHECK_FALSE(holds(shown.err, sign));
            }
        }
        CHECK_FALSE(holds(imported.out + imported.err, bad));
    }
    for (const auto& source : cli.json({"sources", project}))
        CHECK_FALSE(holds(source["name"].get<std::string>(), "\x1B"));
    const auto odd = cli.run({"\x1B[31mnothing"});
    CHECK(odd.status == 2);
    CHECK_FALSE(holds(odd.err, "\x1B"));
    cli.ok({"check", project});
}

TEST_CASE("tables are no formulas to a spreadsheet, exact on request, and read back") {
    const Cli cli;
    const auto project = cli.project_with("Table.txt", "Léa : =1+1 dit-elle.\nMarc : -5\n");
    cli.ok({"codebook", "add", project, "=cmd", "--coder", "anne"});
    cli.ok({"code", project, "Table", "6", "10", "=cmd", "--coder", "@anne"});
    cli.ok({"code", project, "Table", "28", "30", "=cmd", "--coder", "anne"});
    for (const bool exact : {false, true}) {
        const auto codings = cli.file("codings.csv");
        const auto codes = cli.file("codes.csv");
        const auto with_form = [&](Words words) {
            if (exact) words.emplace_back("--exact");
            return words;
        };
        cli.ok(with_form({"codings", "export", project, codings}));
        cli.ok(with_form({"codebook", "export", project, codes}));
        const auto rows = read_table(codings);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].at("code") == (exact ? "=cmd" : "'=cmd"));
        CHECK(rows[0].at("coder") == (exact ? "@anne" : "'@anne"));
        CHECK(rows[0].at("text") == (exact ? "=1+1" : "'=1+1"));
        CHECK(rows[1].at("text") == "-5");
        const auto csv = cli.ok(with_form({"quotes", project, "--format", "csv"})).out;
        CHECK(holds(csv, exact ? ",=1+1," : ",'=1+1,"));
        const auto cross = cli.file("cross.csv");
        cli.ok(
            with_form({"crosstab", project, "--rows", "codes", "--cols", "coders", "-o", cross}));
        CHECK(holds(bytes_of(cross), exact ? "@anne" : "'@anne"));

        const auto other = cli.file(exact ? "exact.filrouge" : "safe.filrouge");
        cli.ok({"new", other, "--coder", "anne"});
        cli.ok({"import", other, cli.file("Table.txt"), "--coder", "anne"});
        cli.ok({"codebook", "import", other, codes, "--coder", "anne"});
        cli.ok({"codings", "import", other, codings, "--coder", "anne"});
        auto again = cli.json({"quotes", other});
        auto before = cli.json({"quotes", project});
        REQUIRE(again.size() == before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            for (const auto* key : {"source", "text", "code", "coder", "start", "end"})
                CHECK(again[i][key] == before[i][key]);
        }
    }
}

TEST_CASE("one odd name does not stop a folder, and links do not lead out of it") {
    const Cli cli;
    const auto project = cli.project_with("Premier.txt", "Léa : Bonjour.\n");
    const fs::path folder = cli.file("dossier");
    fs::create_directories(folder / "sous");
    fs::create_directory(cli.file("ailleurs"));
    const auto secret = cli.file("ailleurs/secret.txt", "Paul : Mon secret.\n");
    cli.file("dossier/bon.txt", "Marc : Bien.\n");
    cli.file("dossier/\xE9t\xE9.txt", "Zoé : Il fait chaud.\n");
    cli.file("dossier/sous/vrai.txt", "Ana : Vrai.\n");
    fs::create_symlink(secret, folder / "lien.txt");
    fs::create_symlink(cli.file("ailleurs"), folder / "dossier-lien");
    fs::create_symlink("absent.txt", folder / "perdu.txt");
    fs::create_symlink("../bon.txt", folder / "sous" / "dedans.txt");
    const auto report = cli.json({"import", project, folder.string(), "--coder", "anne"});
    CHECK(report["imported"] == 3);
    CHECK(report["failed"] == 0);
    CHECK(report["links"].size() == 3);
    const auto again = cli.run({"import", project, folder.string(), "--coder", "anne"});
    CHECK(holds(again.err, "lien.txt"));
    CHECK(holds(again.err, "not followed"));
    for (const auto& source : cli.json({"sources", project})) {
        CHECK_FALSE(holds(source["name"].get<std::string>(), "lien"));
        CHECK_FALSE(
            holds(cli.ok({"show", project, source["id"].get<std::string>()}).out, "secret"));
    }
    // Named by itself, it is what the user wants.
    cli.ok({"import", project, (folder / "lien.txt").string(), "--coder", "anne"});
    cli.ok({"import", project, cli.file("dossier/\xE8re.txt", "Zoé : Un autre.\n"), "--coder",
            "anne"});
    cli.ok({"check", project});
}

TEST_CASE("what a killed export or backup leaves is gone after the next start") {
    const Cli cli;
    const auto project = coded_project(cli);
    const auto temporary = cli.file("tmp");
    const auto place = cli.file("place");
    const auto notes = cli.file("cache/filrouge/unfinished");
    // The number is none that a process may have.
    const std::string name = ".filrouge-99999999-abc.part";
    fs::create_directories(temporary + "/filrouge-99999999-abcdef");
    fs::create_directories(place);
    fs::create_directories(notes);
    cli.file("tmp/filrouge-99999999-abcdef/words.txt", "confidential");
    const auto left = cli.file("place/" + name, "half of a backup");
    fs::create_symlink(left, notes + "/" + name);
    const auto theirs = cli.file("place/other.part", "somebody's");
    fs::create_symlink(theirs, notes + "/.filrouge-99999999-other.part");
    CHECK(shell("TMPDIR='" + temporary + "' $CLI sources '" + project + "'").status == 0);
    CHECK(fs::is_empty(temporary));
    CHECK_FALSE(fs::exists(left));
    CHECK(fs::exists(theirs));
}
