#include "acceptance/cli.h"

#include "store/project_file.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
namespace fs = std::filesystem;

// Every kind of command that writes, killed at any moment of its life. What it said it had done is
// there afterwards, nothing is there by half, and the one file is the project.
// FILROUGE_KILLS=10000 does it that often.
namespace {

constexpr std::size_t kills_in_one_project = 100;

std::size_t kills_wanted() {
    const char* wanted = std::getenv("FILROUGE_KILLS");
    return wanted != nullptr ? std::stoul(wanted) : 300;
}

struct Killed {
    bool acknowledged = false; ///< it had ended well before the kill
    int status = 0;
};

Killed kill_after(const std::vector<std::string>& arguments, std::chrono::microseconds delay) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const int nothing = ::open("/dev/null", O_RDWR);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(nothing, stream);
        std::vector<char*> words{const_cast<char*>("filrouge-cli")};
        for (const auto& each : arguments) words.push_back(const_cast<char*>(each.c_str()));
        words.push_back(nullptr);
        ::execv(FILROUGE_CLI, words.data());
        ::_exit(127);
    }
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return {WIFEXITED(status) && WEXITSTATUS(status) == 0, status};
}

std::vector<std::string> history_of(const store::ProjectFile& file) {
    std::vector<std::string> ids;
    for (const auto& entry : file.history()) ids.push_back(entry.id.str());
    return ids;
}

/// The commands in turn, so written that each can succeed whatever became of those before.
class Commands {
  public:
    Commands(const Cli& cli, std::string project) : cli_{cli}, project_{std::move(project)} {}

    struct Command {
        std::vector<std::string> arguments;
        bool makes_entry = true; ///< in the history, each time
        std::string backup;      ///< what it makes instead
    };
    Command next() {
        const auto n = ++number_;
        const auto name = "n" + std::to_string(n);
        switch (n % 10) {
        case 0: return edit({"undo", project_});
        case 1: return edit({"code", project_, "long", at(n), at(n + 5), "Confiance"});
        case 2: return {{"redo", project_, "--coder", "anne"}, false, {}};
        case 3:
            return edit({"import", project_,
                         cli_.file(name + ".txt", "Nadia : oui " + name + ".\nKarim : non.\n")});
        case 4: return edit({"codebook", "add", project_, name});
        case 5: // The code of the command before, where that lived long enough.
            return {{"codebook", "merge", project_, "n" + std::to_string(n - 1), "Confiance",
                     "--coder", "anne"},
                    false,
                    {}};
        case 6: return edit({"source", "correct", project_, "long", at(n), at(n + 1), name});
        case 7:
            return {{"backup", project_, cli_.file(name + ".sauvegarde")},
                    false,
                    cli_.file(name + ".sauvegarde")};
        case 8: // Codes nothing where all is coded already.
            return {
                {"autocode", project_, "--query", "oui", "--code", "Confiance", "--coder", "anne"},
                false,
                {}};
        default: return edit({"memo", "add", project_, name});
        }
    }

  private:
    [[nodiscard]] Command edit(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--coder", "anne"});
        return {std::move(arguments), true, {}};
    }
    static std::string at(std::size_t n) { return std::to_string(n * 3 % 500 + 10); }

    const Cli& cli_;
    std::string project_;
    std::size_t number_ = 0;
};

struct Counts {
    std::size_t kills = 0;
    std::size_t acknowledged = 0;
    std::size_t with_log = 0; ///< left something beside the file
};

/// All that was there is there, what was acknowledged too, and it is one file.
std::vector<std::string> check_after(const std::string& project, const Commands::Command& command,
                                     const Killed& killed, const std::vector<std::string>& before) {
    auto file = store::ProjectFile::open(project, store::ProjectFile::Access::read_only);
    INFO((file.ok() ? std::string{} : file.error().message()));
    REQUIRE(file.ok());
    CHECK(file->remarks().empty());
    const auto problems = file->check();
    CHECK(problems.empty());
    auto after = history_of(*file);
    REQUIRE(after.size() >= before.size());
    CHECK(std::equal(before.begin(), before.end(), after.begin()));
    CHECK(after.size() <= before.size() + 1);
    if (killed.acknowledged && command.makes_entry) CHECK(after.size() == before.size() + 1);
    CHECK_FALSE(fs::exists(project + "-wal"));
    CHECK_FALSE(fs::exists(project + "-journal"));
    if (!command.backup.empty() && (killed.acknowledged || fs::exists(command.backup))) {
        const auto copy =
            store::ProjectFile::open(command.backup, store::ProjectFile::Access::read_only);
        REQUIRE(copy.ok());
        CHECK(copy->check().empty());
        CHECK(history_of(*copy) == before);
    }
    return after;
}

void kill_in_one_project(std::size_t times, std::mt19937& random, Counts& counts) {
    const Cli cli;
    std::string text;
    for (int i = 0; i < 100; ++i) text += "Nadia : mot mot mot.\nKarim : oui oui.\n";
    const auto project = cli.project_with("long.txt", text);
    // Kills fall anywhere in the life of a command, and a little after it, however fast the
    // machine.
    const auto started = std::chrono::steady_clock::now();
    cli.ok({"memo", "add", project, "essai", "--coder", "anne"});
    const auto life = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - started);
    auto history = history_of(
        store::ProjectFile::open(project, store::ProjectFile::Access::read_only).value());
    Commands commands{cli, project};
    for (std::size_t i = 0; i < times; ++i) {
        const auto command = commands.next();
        const std::chrono::microseconds delay{random() %
                                              (2 * static_cast<std::uint32_t>(life.count()))};
        CAPTURE(command.arguments, delay.count());
        const auto killed = kill_after(command.arguments, delay);
        ++counts.kills;
        if (killed.acknowledged) ++counts.acknowledged;
        std::error_code none;
        if (const auto size = fs::file_size(project + "-wal", none); !none && size > 0)
            ++counts.with_log;
        history = check_after(project, command, killed, history);
    }
}

} // namespace

TEST_CASE("any command killed at any moment keeps what it said it had done", "[slow]") {
    std::mt19937 random{20261127};
    Counts counts;
    const auto wanted = kills_wanted();
    while (counts.kills < wanted)
        kill_in_one_project(std::min(kills_in_one_project, wanted - counts.kills), random, counts);
    WARN(counts.kills << " kills, " << counts.acknowledged << " commands acknowledged, "
                      << counts.with_log << " logs left and folded back");
    // Fewer would mean that the kills came too early, or too late, to prove anything.
    CHECK(counts.acknowledged >= wanted / 10);
    CHECK(counts.kills - counts.acknowledged >= wanted / 10);
}
