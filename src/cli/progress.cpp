#include "cli/progress.h"

#include "core/shown.h"
#include "platform/process.h"

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace filrouge::cli {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

void interrupt(int /*signal*/) {
    interrupted = true;
    platform::end_children(); // who waits for one is to see this at once
}

} // namespace

TerminalProgress::TerminalProgress()
    : terminal_{::isatty(STDERR_FILENO) == 1}, before_{std::signal(SIGINT, interrupt)} {}

TerminalProgress::~TerminalProgress() {
    if (shown_) fmt::print(stderr, "\r\033[K");
    std::signal(SIGINT, before_ == SIG_ERR ? SIG_DFL : before_);
}

void TerminalProgress::step(std::size_t done, std::size_t total, const std::string& what) {
    if (!terminal_) return;
    const std::lock_guard lock{mutex_};
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds{100}) return;
    last_ = now;
    shown_ = true;
    fmt::print(stderr, "\r\033[K{}/{}  {}", done, total, plain_name(what));
    std::fflush(stderr);
}

bool TerminalProgress::cancelled() const {
    return interrupted;
}

} // namespace filrouge::cli
