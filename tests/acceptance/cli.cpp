#include "acceptance/cli.h"

#include "platform/process.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace filrouge::test {

nlohmann::json Outcome::json() const {
    auto parsed = nlohmann::json::parse(out, nullptr, false);
    INFO(out);
    REQUIRE_FALSE(parsed.is_discarded());
    return parsed;
}

Cli::Cli() {
    ::setenv("XDG_CACHE_HOME", (folder_.path() / "cache").c_str(), 1);
}

Outcome Cli::run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), FILROUGE_CLI);
    const auto done = platform::run_process(arguments, "", {});
    REQUIRE(done);
    return {done->exit_status, done->out, done->err};
}

Outcome Cli::ok(std::vector<std::string> arguments) const {
    std::string command;
    for (const auto& argument : arguments) command += argument + " ";
    INFO(command);
    auto outcome = run(std::move(arguments));
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return outcome;
}

nlohmann::json Cli::json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "--json");
    return ok(std::move(arguments)).json();
}

std::string Cli::file(const std::string& name) const {
    return (folder_.path() / name).string();
}

std::string Cli::file(const std::string& name, const std::string& bytes) const {
    const auto path = file(name);
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
}

std::string Cli::study() const {
    const auto project = file("étude.filrouge");
    ok({"new", project, "--name", "Étude", "--coder", "anne"});
    ok({"codebook", "import", project, in_checkout("codebooks/tensions-leviers.yaml"), "--coder",
        "anne"});
    std::vector<std::string> import{"import", project, "--coder", "anne"};
    for (const auto* name :
         {"FG1 - cycle 1.docx", "FG2 - cycle 1.odt", "FG3 - cycle 2.rtf", "FG4 - cycle 2.txt",
          "Entretien 1 - Sabine.md", "Entretien 2 - Karim.html"}) {
        import.push_back(in_checkout(std::string{"corpora/"} + name));
    }
    ok(import);
    ok({"attributes", "import", project, in_checkout("corpora/participants.csv"), "--coder",
        "anne"});
    ok({"attributes", "import", project, in_checkout("corpora/sources.csv"), "--coder", "anne"});
    ok({"codings", "import", project, in_checkout("corpora/codings.csv"), "--coder", "anne"});
    return project;
}

std::string Cli::project_with(const std::string& file_name, const std::string& bytes) const {
    const auto project = file("projet.filrouge");
    ok({"new", project, "--coder", "anne"});
    ok({"codebook", "add", project, "Confiance", "--coder", "anne"});
    ok({"import", project, file(file_name, bytes), "--coder", "anne"});
    return project;
}

std::string in_checkout(const std::string& name) {
    return std::string{FILROUGE_ROOT} + "/" + name;
}

std::string bytes_of(const std::string& path) {
    const std::ifstream in{path, std::ios::binary};
    REQUIRE(in);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::string code_points(const std::string& utf8, std::size_t begin, std::size_t end) {
    std::string part;
    std::size_t number = 0; // of the code point under way, from 1
    for (const char c : utf8) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++number;
        if (number > begin && number <= end) part += c;
    }
    return part;
}

std::vector<std::map<std::string, std::string>> read_table(const std::string& path) {
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (const char c : bytes_of(path)) {
        if (c == '"') {
            // A doubled quote closes and opens again: the character itself is put back.
            if (!quoted && !lines.back().back().empty() && lines.back().back().back() == '\x01') {
                lines.back().back().back() = '"';
                quoted = true;
                continue;
            }
            if (quoted) lines.back().back() += '\x01';
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            lines.back().emplace_back();
        } else if (!quoted && c == '\n') {
            lines.emplace_back(1);
        } else if (quoted || c != '\r') {
            lines.back().back() += c;
        }
    }
    for (auto& line : lines) {
        for (auto& cell : line) std::erase(cell, '\x01');
    }
    if (lines.back() == std::vector<std::string>(1)) lines.pop_back();
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        REQUIRE(lines[i].size() == lines[0].size());
        rows.emplace_back();
        for (std::size_t k = 0; k < lines[0].size(); ++k) rows.back()[lines[0][k]] = lines[i][k];
    }
    return rows;
}

} // namespace filrouge::test
