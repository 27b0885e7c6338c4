#include "acceptance/cli.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace filrouge::test;

TEST_CASE("real transcripts import without a crash", "[slow]") {
    namespace fs = std::filesystem;
    const fs::path folder = in_checkout("../shared/corpora");
    if (!fs::is_directory(folder)) {
        WARN("skipped: the folder of real transcripts, ../shared/corpora, is not there");
        return;
    }
    static const std::set<std::string> formats{".txt", ".md", ".docx", ".odt", ".rtf", ".html"};
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (formats.contains(entry.path().extension().string()))
            files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    const Cli cli;
    const auto project = cli.file("réels.filrouge");
    cli.ok({"new", project});
    std::vector<std::string> import{"--json", "import", project};
    const auto step = std::max<std::size_t>(1, files.size() / 60); // some of every folder
    for (std::size_t i = 0; i < files.size(); i += step) import.push_back(files[i]);
    const auto report = cli.ok(import).json();
    CHECK(report["files"].size() == import.size() - 3);
    for (const auto& file : report["files"]) {
        INFO(file.dump());
        // A file may be refused, but then in words.
        if (file.contains("error")) CHECK(file["error"].get<std::string>().size() > 20);
    }
    CHECK(report["imported"].get<std::size_t>() * 10 >= report["files"].size() * 8);
    CHECK(cli.json({"check", project})["ok"] == true);
    CHECK(cli.json({"search", project, "oui"})["total"] > 0);
}
