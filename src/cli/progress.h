#pragma once

#include "core/progress.h"

#include <chrono>
#include <mutex>

namespace filrouge::cli {

/// A line on standard error that is written over, where that is a terminal; Ctrl+C cancels.
class TerminalProgress final : public Progress {
  public:
    TerminalProgress();
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;
    ~TerminalProgress() override;
    void step(std::size_t done, std::size_t total, const std::string& what) override;
    [[nodiscard]] bool cancelled() const override;

  private:
    std::mutex mutex_;
    std::chrono::steady_clock::time_point last_;
    bool terminal_ = false;
    bool shown_ = false;
    void (*before_)(int); ///< what SIGINT did before
};

} // namespace filrouge::cli
