#pragma once

#include "core/progress.h"

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <type_traits>

namespace filrouge::workbench {

/// Takes what a worker says of its progress to the thread that waits for it.
class Relay final : public Progress {
  public:
    void step(std::size_t done, std::size_t total, const std::string& /*what*/) override {
        done_ = done;
        total_ = total;
    }
    [[nodiscard]] bool cancelled() const override { return cancelled_; }
    void pass_on(Progress& to) {
        to.step(done_, total_, {});
        if (to.cancelled()) cancelled_ = true;
    }

  private:
    std::atomic<std::size_t> done_ = 0;
    std::atomic<std::size_t> total_ = 0;
    std::atomic<bool> cancelled_ = false;
};

/// What `work` answers, done on a thread of its own while the caller's `progress` steps, which lets
/// a window go on painting. Work that can step itself is given a progress to do so.
template <class Work>
auto while_stepping(Progress& progress, const Work& work) {
    Relay relay;
    const auto ask = [&] {
        if constexpr (std::is_invocable_v<const Work&, Progress&>) {
            return work(relay);
        } else {
            return work();
        }
    };
    // Made in its place: GCC 12 takes an answer that is moved there for freed twice.
    std::unique_ptr<decltype(ask())> answer;
    auto done = std::async(std::launch::async, [&] { answer.reset(new auto(ask())); });
    while (done.wait_for(std::chrono::milliseconds{5}) != std::future_status::ready) {
        relay.pass_on(progress);
    }
    done.get(); // throws what the work threw
    return *std::move(answer);
}

} // namespace filrouge::workbench
