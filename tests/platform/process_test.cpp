#include "platform/process.h"

#include "platform/files.h"
#include "support/printers.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <future>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::platform;
using namespace std::chrono_literals;

TEST_CASE("a program gets its input and gives its output") {
    const auto run = run_process({"cat"}, "l’été\n", {});
    REQUIRE(run);
    CHECK(run->out == "l’été\n");
    CHECK(run->err.empty());
    CHECK(run->exit_status == 0);
}

TEST_CASE("arguments pass without a shell") {
    const auto run = run_process({"printf", "%s|%s", "a b", "$HOME; exit 3"}, "", {});
    REQUIRE(run);
    CHECK(run->out == "a b|$HOME; exit 3");
}

TEST_CASE("exit status, signals and standard error are told") {
    CHECK(run_process({"sh", "-c", "echo oops >&2; exit 7"}, "", {})->exit_status == 7);
    CHECK(run_process({"sh", "-c", "echo oops >&2; exit 7"}, "", {})->err == "oops\n");
    CHECK(run_process({"sh", "-c", "kill -TERM $$"}, "", {})->exit_status == 128 + SIGTERM);
}

TEST_CASE("a program that does not exist is named") {
    const auto run = run_process({"filrouge-no-such-program"}, "", {});
    REQUIRE_FALSE(run);
    CHECK(run.error().code == ErrorCode::not_found);
    CHECK(run.error().what.find("filrouge-no-such-program") != std::string::npos);
}

TEST_CASE("much input and much output at once do not block each other") {
    const std::string input(8u << 20, 'x');
    const auto run = run_process({"cat"}, input, {});
    REQUIRE(run);
    CHECK(run->out == input);
}

TEST_CASE("standard error is read along, its first 64 KiB kept") {
    const auto run = run_process({"sh", "-c", "head -c 1000000 /dev/zero >&2; echo done"}, "", {});
    REQUIRE(run);
    CHECK(run->err.size() == 65536);
    CHECK(run->out == "done\n");
}

TEST_CASE("a program that does not read its input does no harm") {
    const std::string input(4u << 20, 'x');
    const auto run = run_process({"true"}, input, {});
    REQUIRE(run);
    CHECK(run->exit_status == 0);
}

TEST_CASE("a program that takes too long is ended with what it started") {
    const auto start = std::chrono::steady_clock::now();
    ProcessLimits limits;
    limits.time = 200ms;
    const auto run = run_process({"sh", "-c", "sleep 30 & sleep 30"}, "", limits);
    REQUIRE_FALSE(run);
    CHECK(run.error().code == ErrorCode::failed);
    CHECK(run.error().what == "sh took longer than 0.2 s");
    CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("a program left behind does not hold the answer up") {
    const auto start = std::chrono::steady_clock::now();
    const auto run = run_process({"sh", "-c", "sleep 3 & echo ready"}, "", {});
    REQUIRE(run);
    CHECK(run->out == "ready\n");
    CHECK(std::chrono::steady_clock::now() - start < 2s);
}

TEST_CASE("output beyond the limit ends the program") {
    ProcessLimits limits;
    limits.output_bytes = 1u << 20;
    const auto run = run_process({"cat", "/dev/zero"}, "", limits);
    REQUIRE_FALSE(run);
    CHECK(run.error().code == ErrorCode::invalid_input);
    CHECK(run.error().what == "cat gave more than 1 MB");
}

TEST_CASE("programs run from several threads, and none is left a zombie") {
    std::vector<std::future<std::string>> runs;
    for (int n = 0; n < 8; ++n) {
        runs.push_back(std::async(std::launch::async, [n] {
            std::string all;
            for (int i = 0; i < 5; ++i) {
                all +=
                    run_process({"cat"}, std::string(100'000, static_cast<char>('a' + n)), {})->out;
            }
            return all;
        }));
    }
    for (std::size_t n = 0; n < runs.size(); ++n) {
        CHECK(runs[n].get() == std::string(500'000, static_cast<char>('a' + n)));
    }
    CHECK(::waitpid(-1, nullptr, WNOHANG) == -1); // no child left, running or dead
}

TEST_CASE("programs under way end with us when we are interrupted") {
    const TemporaryDirectory folder;
    const auto pid_file = folder.path() / "pid";
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        std::filesystem::remove(pid_file);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            end_children_when_interrupted();
            // With a child of its own, as a script would have.
            static_cast<void>(run_process(
                {"sh", "-c", "sleep 60 & echo $! > \"$0.new\"; mv \"$0.new\" \"$0\"; wait",
                 pid_file.string()},
                "", {}));
            ::_exit(0);
        }
        pid_t grandchild = 0;
        const auto until = std::chrono::steady_clock::now() + 20s;
        while (grandchild == 0 && std::chrono::steady_clock::now() < until) {
            std::ifstream{pid_file} >> grandchild;
            std::this_thread::sleep_for(10ms);
        }
        REQUIRE(grandchild > 0);
        REQUIRE(::kill(child, signal) == 0);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        const auto stat = [&] {
            std::ifstream in{"/proc/" + std::to_string(grandchild) + "/stat"};
            std::string line;
            std::getline(in, line);
            return line;
        };
        while (!stat().empty() && stat().find(") Z ") == std::string::npos &&
               std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(10ms);
        CHECK((stat().empty() || stat().find(") Z ") != std::string::npos));
    }
}
