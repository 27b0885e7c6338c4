#pragma once

#include <csignal>
#include <ctime>

namespace filrouge::platform {

/// Who stops reading what we write must not end the program. Blocked for this thread only; a signal
/// that came is taken away before the old mask returns.
class SigpipeBlocked {
  public:
    SigpipeBlocked() {
        sigemptyset(&sigpipe_);
        sigaddset(&sigpipe_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &sigpipe_, &before_);
    }
    SigpipeBlocked(const SigpipeBlocked&) = delete;
    SigpipeBlocked& operator=(const SigpipeBlocked&) = delete;
    ~SigpipeBlocked() {
        const timespec at_once{};
        if (!was_pending_) sigtimedwait(&sigpipe_, nullptr, &at_once);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

  private:
    sigset_t sigpipe_{};
    sigset_t before_{};
    bool was_pending_ = false;
};

} // namespace filrouge::platform
