#include "gui/desktop.h"
#include "gui/keys.h"

#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/sources/import.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::gui_test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

// The program itself, killed at any moment: what the file's history held is there afterwards, and
// the researcher is where she was.
namespace {

constexpr std::size_t longest_label = 24; // characters
constexpr int rounds = 6;

bool wait_until(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + 30s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

std::unique_ptr<workbench::Workbench> open(const fs::path& path,
                                           store::ProjectFile::Access access) {
    workbench::OpenOptions options;
    options.coder = "zoé";
    options.access = access;
    auto bench = workbench::Workbench::open(path, options);
    return bench ? std::move(*bench) : nullptr;
}

std::string code_name(int round) {
    return "ronde " + std::to_string(round);
}

fs::path make_project(const fs::path& folder) {
    const auto path = folder / "rondes.filrouge";
    auto bench = workbench::Workbench::create(path, {"rondes", "fr"}, {}).value();
    const auto file = folder / "groupe.txt";
    std::string text;
    for (int i = 0; i < 1500; ++i) {
        text += (i % 2 == 0 ? "Sabine : " : "Karim : ");
        text += "réponse " + std::to_string(i) + " sur la confiance et les réunions.\n";
    }
    platform::write_file(file, text).value();
    SilentProgress progress;
    REQUIRE(workbench::import_files(*bench, {file}, {}, progress)->imported() == 1);
    for (int round = 0; round < rounds; ++round) {
        workbench::NewCode code;
        code.path = code_name(round);
        REQUIRE(workbench::add_code(*bench, code));
    }
    return path;
}

/// What the file holds now, also while the program has it open.
std::vector<store::HistoryEntry> history_now(const fs::path& project) {
    const auto bench = open(project, store::ProjectFile::Access::read_only);
    return bench ? bench->history() : std::vector<store::HistoryEntry>{};
}

class Program {
  public:
    Program(const fs::path& project, const fs::path& settings) : child_{fork()} {
        if (child_ != 0) return;
        // File dialogs list the folder that the program was started in.
        if (chdir(project.parent_path().c_str()) != 0) _exit(126);
        setenv("XDG_CONFIG_HOME", settings.c_str(), 1);
        setenv("XDG_CACHE_HOME", settings.c_str(), 1);
        execl(FILROUGE_PROGRAM, "filrouge", "--coder", "zoé", "--lang", "fr", project.c_str(),
              nullptr);
        _exit(127);
    }
    ~Program() { kill(); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    void kill() {
        if (child_ <= 0) return;
        ::kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
        child_ = 0;
    }

  private:
    pid_t child_;
};

struct Place {
    std::string source;
    std::size_t caret = 0;
};
/// As `app::keep_place` writes it: SOURCE and, for each tab, SOURCE:CARET:TOP.
Place kept_place(const fs::path& settings, const std::string& project) {
    std::ifstream file{settings / "filrouge.conf"};
    for (std::string line; std::getline(file, line);) {
        if (line.rfind(project + "=", 0) != 0) continue;
        const auto source = line.substr(project.size() + 1, line.find(' ') - project.size() - 1);
        const auto tab = line.find(source + ":");
        if (tab == std::string::npos) return {};
        return {source, std::stoul(line.substr(tab + source.size() + 1))};
    }
    return {};
}

const char* const title = "rondes – Filrouge";

/// Codes the turn where the program finds itself with the code of the round.
void code_turn(Keys& keys, int round) {
    REQUIRE(wait_until([] { return active_title() == title; }));
    // Until it answers: the menu is enabled a moment after the text is shown.
    REQUIRE(wait_until([&] {
        keys.press({"Control_L", "Shift_L", "t"});
        std::this_thread::sleep_for(300ms);
        const auto now = active_title();
        return !now.empty() && now != title;
    }));
    keys.type(code_name(round));
    keys.press({"Return"});
    REQUIRE(wait_until([] { return active_title() == title; }));
}

/// Line after line, each given the last code again, until the time is over.
std::vector<store::HistoryEntry>
code_lines(Keys& keys, std::chrono::milliseconds time,
           const std::function<std::vector<store::HistoryEntry>()>& read) {
    std::vector<store::HistoryEntry> seen;
    const auto end = std::chrono::steady_clock::now() + time;
    for (int line = 0; std::chrono::steady_clock::now() < end; ++line) {
        keys.press({"Down"});
        keys.press({"Home"});
        keys.press({"Shift_L", "End"});
        keys.press({"1"});
        std::this_thread::sleep_for(40ms);
        if (line % 8 != 7) continue;
        auto now = read();
        if (now.size() > seen.size()) seen = std::move(now);
    }
    return seen;
}

/// Everything seen is there still, and in that order.
void check_kept(const std::vector<store::HistoryEntry>& seen, const workbench::Workbench& bench) {
    const auto now = bench.history();
    REQUIRE(now.size() >= seen.size());
    for (const auto& entry : seen) {
        CHECK(std::any_of(now.begin(), now.end(),
                          [&](const auto& kept) { return kept.id == entry.id; }));
    }
    CHECK(bench.check().empty());
}

std::vector<CpSpan> spans_of(const Project& project, const std::string& code) {
    const auto id = project.codebook().resolve(code).value();
    std::vector<CpSpan> spans;
    for (std::uint32_t row = 0; row < project.codings().size(); ++row) {
        if (project.codings().at(row).code == id) spans.push_back(project.codings().at(row).span);
    }
    return spans;
}

} // namespace

TEST_CASE("killed at any moment, the program loses nothing that was done") {
    const platform::TemporaryDirectory directory;
    const auto& folder = directory.path();
    const auto path = make_project(folder);
    const auto id = open(path, store::ProjectFile::Access::read_only)->project().info.id.str();
    std::mt19937 random{11}; // NOLINT: the same delays every time
    Keys keys;
    std::size_t coded = 0;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        const auto before = kept_place(folder, id);
        Program program{path, folder};
        code_turn(keys, round);
        const auto read = [&] { return history_now(path); };
        const std::chrono::milliseconds time{700 + random() % 1000};
        const auto seen = code_lines(keys, time, read);
        program.kill();

        const auto reading = open(path, store::ProjectFile::Access::read_only);
        REQUIRE(reading);
        check_kept(seen, *reading);
        const auto spans = spans_of(reading->project(), code_name(round));
        REQUIRE(spans.size() > 1);
        CHECK(reading->project().codings().size() == coded + spans.size());
        coded += spans.size();
        // The turn coded first is where the caret was left.
        const auto first = std::min_element(
            spans.begin(), spans.end(), [](CpSpan a, CpSpan b) { return a.begin() < b.begin(); });
        if (round > 0) {
            // Or in the name of its speaker, which belongs to no turn.
            CHECK(first->begin().value() <= before.caret + longest_label);
            CHECK(before.caret <= first->end().value() + 1);
        }
        // Written half a second after it changed, at the latest.
        const auto after = kept_place(folder, id);
        CHECK(after.source == reading->project().sources().begin()->first.str());
        CHECK(after.caret >= first->begin().value());
        CHECK(after.caret <= spans.back().end().value() + 100);
    }
    const auto bench = open(path, store::ProjectFile::Access::read_write);
    REQUIRE(bench);
    CHECK(bench->project().codings().size() == coded);
    CHECK(bench->check().empty());
    WARN(rounds << " times killed, " << coded << " codings made and kept");
}

// GTK opens and closes each file that it lists, which drops POSIX locks of the whole program.
TEST_CASE("a file dialog that lists the open project lets nobody else write to it") {
    const platform::TemporaryDirectory directory;
    const auto& folder = directory.path();
    const auto path = make_project(folder);
    Keys keys;
    const Program program{path, folder};
    code_turn(keys, 0);
    const auto coded = history_now(path).size();
    for (int i = 0; i < 2; ++i) {
        keys.press({"Control_L", "o"});
        REQUIRE(wait_until([] {
            const auto now = active_title();
            return !now.empty() && now != title;
        }));
        std::this_thread::sleep_for(1s); // to list the folder and look into its files
        keys.press({"Escape"});
        REQUIRE(wait_until([] { return active_title() == title; }));
    }
    const auto second = store::ProjectFile::open(path, store::ProjectFile::Access::read_write);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == ErrorCode::locked);
    CHECK_FALSE(second.error().hint.empty());
    // It goes on, and others read what it does.
    code_turn(keys, 1);
    CHECK(history_now(path).size() > coded);
}
