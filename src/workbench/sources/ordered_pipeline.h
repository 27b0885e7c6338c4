#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace filrouge::workbench {

/// Things on their way from many threads that make them to one that wants them in order.
template <class Thing>
class Conveyor {
  public:
    Conveyor(std::size_t count, std::size_t room) : count_{count}, ready_(room) {}

    /// Makes one thing after the other until all are made or it is stopped.
    template <class Make>
    void work(const Make& make) {
        while (const auto mine = claim()) {
            try {
                put(*mine, make(*mine));
            } catch (...) {
                fail(std::current_exception());
            }
        }
    }
    /// Returns when thing `i` is there, or when there will be none.
    void await(std::size_t i) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return stopping_ || slot(i).has_value(); });
    }
    /// Thing `i`, awaited before, things being taken in order. Throws what its making threw.
    Thing take(std::size_t i) {
        const std::lock_guard lock{mutex_};
        if (failure_) std::rethrow_exception(failure_);
        auto thing = *std::exchange(slot(i), std::nullopt);
        taken_ = i + 1;
        changed_.notify_all();
        return thing;
    }
    void stop() {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        changed_.notify_all();
    }

  private:
    std::optional<Thing>& slot(std::size_t i) { return ready_[i % ready_.size()]; }

    std::optional<std::size_t> claim() {
        std::unique_lock lock{mutex_};
        changed_.wait(
            lock, [&] { return stopping_ || next_ >= count_ || next_ < taken_ + ready_.size(); });
        if (stopping_ || next_ >= count_) return std::nullopt;
        return next_++;
    }
    void put(std::size_t i, Thing thing) {
        const std::lock_guard lock{mutex_};
        slot(i).emplace(std::move(thing));
        changed_.notify_all();
    }
    void fail(std::exception_ptr failure) {
        const std::lock_guard lock{mutex_};
        if (!failure_) failure_ = std::move(failure);
        stopping_ = true;
        changed_.notify_all();
    }

    std::size_t count_;
    std::mutex mutex_; // guards all below
    std::condition_variable changed_;
    std::vector<std::optional<Thing>> ready_; // thing i in slot i % size
    std::size_t next_ = 0;                    // to be made
    std::size_t taken_ = 0;
    bool stopping_ = false;
    std::exception_ptr failure_;
};

/// Makes things number 0 … `count`-1 on all cores and hands each to `use`, on the calling thread
/// and in their order. At most two for each core are there at a time, so that memory does not grow
/// with `count`. `make(i)` runs on several threads at once. `rest(wait)` calls `wait()`, which
/// returns when the next thing is there. What any of them throws ends the work and is thrown on,
/// the threads having stopped.
template <class Make, class Use, class Rest>
void ordered_pipeline(std::size_t count, const Make& make, const Use& use, const Rest& rest) {
    if (count == 0) return;
    const std::size_t workers =
        std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
    Conveyor<decltype(make(std::size_t{0}))> conveyor{count, 2 * workers};
    std::vector<std::jthread> threads; // outlives `stop`, so that it is told before it is joined
    struct Stop {                      // also where something throws
        decltype(conveyor)& of;
        ~Stop() { of.stop(); }
    };
    const Stop stop{conveyor};
    for (std::size_t i = 0; i < workers; ++i)
        threads.emplace_back([&conveyor, &make] { conveyor.work(make); });
    for (std::size_t i = 0; i < count; ++i) {
        rest([&] { conveyor.await(i); });
        use(i, conveyor.take(i));
    }
}

} // namespace filrouge::workbench
