#include "platform/process.h"

#include "platform/sigpipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace filrouge::platform {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kept_of_stderr = 64u << 10;

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_{fd} {}
    Descriptor(Descriptor&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool is_open() const { return fd_ >= 0; }

  private:
    int fd_ = -1;
};

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Failure system_failure(std::string_view action) {
    return Failure{{ErrorCode::failed, fmt::format("{}: {}", action, std::strerror(errno)),
                    "Close other programs and try again"}};
}

// Above 2, because the child's 0, 1 and 2 are made one after the other and must not hit a pipe's
// end.
Descriptor above_standard(int fd) {
    if (fd > 2) return Descriptor{fd};
    const Descriptor low{fd};
    const int high = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (high < 0) throw system_failure("Cannot make a pipe");
    return Descriptor{high};
}

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw system_failure("Cannot make a pipe");
    return {above_standard(ends[0]), above_standard(ends[1])};
}

void set_non_blocking(const Descriptor& end) {
    ::fcntl(end.get(), F_SETFL, ::fcntl(end.get(), F_GETFL) | O_NONBLOCK);
}

// The process groups that are running, for a signal handler: it may read nothing but such numbers.
// More at once than there are places for are only not killed by it.
std::array<std::atomic<pid_t>, 64> running{};
static_assert(std::atomic<pid_t>::is_always_lock_free);

void exchange_running(pid_t from, pid_t to) {
    for (auto& place : running) {
        auto expected = from;
        if (place.compare_exchange_strong(expected, to)) return;
    }
}

void end_with_children(int signal) {
    end_children();
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

// The process and our ends of its pipes. Dies with its process reaped: no zombie stays.
class Child {
  public:
    Child(pid_t pid, Descriptor to_it, Descriptor from_it, Descriptor errors)
        : in{std::move(to_it)}, out{std::move(from_it)}, err{std::move(errors)}, pid_{pid} {
        exchange_running(0, pid_);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (!status_) kill();
        exchange_running(pid_, 0);
    }
    [[nodiscard]] bool ended() {
        if (status_) return true;
        int status = 0;
        const auto got = ::waitpid(pid_, &status, WNOHANG);
        if (got == pid_) status_ = status;
        if (got < 0 && errno == ECHILD) status_ = 0; // the host ignores SIGCHLD: the status is lost
        return status_.has_value();
    }
    void kill() {
        ::kill(-pid_, SIGKILL);
        ::kill(pid_, SIGKILL);
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        status_ = status;
    }
    [[nodiscard]] int exit_status() const {
        const int status = status_.value_or(0);
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }

    Descriptor in;
    Descriptor out;
    Descriptor err;

  private:
    pid_t pid_;
    std::optional<int> status_;
};

// A process group of its own, so that a kill reaches what it started; default signals.
int spawn(const std::vector<std::string>& command, const std::array<int, 3>& ends, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (int fd = 0; fd < 3; ++fd) {
        posix_spawn_file_actions_adddup2(&actions, ends[static_cast<std::size_t>(fd)], fd);
    }
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t reset;
    sigemptyset(&none);
    sigemptyset(&reset);
    sigaddset(&reset, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &reset);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const int failed =
        posix_spawnp(&pid, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

Error spawn_error(const std::string& program, int reason) {
    const auto what = fmt::format("Cannot run {}: {}", program, std::strerror(reason));
    if (reason == ENOENT) return {ErrorCode::not_found, what, fmt::format("Install {}", program)};
    return {ErrorCode::failed, what, "Check that the program is installed and may be run"};
}

bool would_block() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

// What is there now; closes at the end of the stream. Beyond `keep` bytes the rest is dropped.
void drain(Descriptor& end, std::string& into, std::size_t keep) {
    std::array<char, 65536> block{};
    while (end.is_open()) {
        const auto n = ::read(end.get(), block.data(), block.size());
        if (n < 0 && would_block()) return;
        if (n <= 0) {
            end.close();
            return;
        }
        into.append(block.data(), std::min(static_cast<std::size_t>(n), keep - into.size()));
        if (into.size() >= keep) return;
    }
}

void feed(Descriptor& end, std::string_view& input) {
    const auto n = input.empty() ? 0 : ::write(end.get(), input.data(), input.size());
    if (n > 0) input.remove_prefix(static_cast<std::size_t>(n));
    const bool refused = n < 0 && !would_block();
    if (input.empty() || refused) end.close();
}

void wait_for_news(const Child& child, milliseconds at_most) {
    std::array<pollfd, 3> polled{
        {{child.in.get(), POLLOUT, 0}, {child.out.get(), POLLIN, 0}, {child.err.get(), POLLIN, 0}}};
    // Closed ends are -1, which poll leaves out. When all are closed the process is about to end.
    const bool all_closed = !child.out.is_open() && !child.err.is_open() && !child.in.is_open();
    const auto slice = std::min(at_most, milliseconds{all_closed ? 1 : 50});
    ::poll(polled.data(), polled.size(), static_cast<int>(std::max<long>(slice.count(), 0)));
}

Result<ProcessOutput> converse(Child& child, std::string_view input, const std::string& program,
                               const ProcessLimits& limits) {
    const SigpipeBlocked no_signal;
    const auto deadline = Clock::now() + limits.time;
    const auto most = std::min(limits.output_bytes, std::string{}.max_size() - 1);
    ProcessOutput output;
    for (;;) {
        const bool ended = child.ended(); // asked before draining: what it wrote is then all there
        if (child.in.is_open()) feed(child.in, input);
        drain(child.out, output.out, most + 1);
        drain(child.err, output.err, kept_of_stderr);
        if (output.out.size() > most) {
            child.kill();
            return Error{ErrorCode::invalid_input,
                         fmt::format("{} gave more than {} MB", program, limits.output_bytes >> 20),
                         "The file is probably damaged; try a smaller one"};
        }
        if (ended) break;
        const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            child.kill();
            return Error{ErrorCode::failed,
                         fmt::format("{} took longer than {} s", program,
                                     static_cast<double>(limits.time.count()) / 1000.0),
                         "Try again, or try a smaller file"};
        }
        wait_for_news(child, left);
    }
    output.exit_status = child.exit_status();
    return output;
}

} // namespace

Result<ProcessOutput> run_process(const std::vector<std::string>& command, std::string_view input,
                                  const ProcessLimits& limits) {
    if (command.empty()) return Error{ErrorCode::invalid_input, "No program to run", ""};
    auto in = make_pipe();
    auto out = make_pipe();
    auto err = make_pipe();
    pid_t pid = -1;
    if (const int failed = spawn(command, {in.read.get(), out.write.get(), err.write.get()}, pid)) {
        return spawn_error(command[0], failed);
    }
    in.read.close();
    out.write.close();
    err.write.close();
    Child child{pid, std::move(in.write), std::move(out.read), std::move(err.read)};
    set_non_blocking(child.in);
    set_non_blocking(child.out);
    set_non_blocking(child.err);
    return converse(child, input, command[0], limits);
}

void end_children() {
    for (const auto& place : running) {
        const pid_t pid = place;
        if (pid > 0) ::kill(-pid, SIGKILL);
    }
}

void end_children_when_interrupted() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal, end_with_children) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
}

std::string companion_program(const std::string& name) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const auto folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
    if (failed) return name;
    for (const auto& place :
         {folder / name, folder.parent_path() / "libexec" / "filrouge" / name}) {
        if (fs::is_regular_file(place, failed)) return place.string();
    }
    return name;
}

} // namespace filrouge::platform
