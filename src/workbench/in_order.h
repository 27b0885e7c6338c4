#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace filrouge::workbench {

/// Makes things number 0 … `count`-1 on all cores and hands each to `use`, on the calling thread
/// and in their order. At most two for each core are there at a time, so that memory does not grow
/// with `count`. `make(i)` runs on several threads at once. `rest(wait)` calls `wait()`, which
/// returns when the next thing is there. What any of them throws ends the work and is thrown on,
/// the threads having stopped.
template <class Make, class Use, class Rest>
void in_order(std::size_t count, const Make& make, const Use& use, const Rest& rest) {
    using Thing = decltype(make(std::size_t{0}));
    const std::size_t workers =
        std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
    const std::size_t room = 2 * workers;
    std::vector<std::optional<Thing>> ready(room); // thing i in slot i % room
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0;  // to be made
    std::size_t taken = 0; // given to `use`
    bool stopping = false;
    std::exception_ptr failure;

    const auto work = [&] {
        std::unique_lock lock{mutex};
        while (true) {
            changed.wait(lock, [&] { return stopping || next >= count || next < taken + room; });
            if (stopping || next >= count) return;
            const auto mine = next++;
            lock.unlock();
            std::optional<Thing> made;
            std::exception_ptr thrown;
            try {
                made.emplace(make(mine));
            } catch (...) {
                thrown = std::current_exception();
            }
            lock.lock();
            if (thrown) {
                if (!failure) failure = thrown;
                stopping = true;
            } else {
                ready[mine % room] = std::move(made);
            }
            changed.notify_all();
        }
    };
    struct Stop { // also where `use` throws
        std::mutex& mutex;
        std::condition_variable& changed;
        bool& stopping;
        ~Stop() {
            const std::lock_guard lock{mutex};
            stopping = true;
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads; // outlives `stop`, so that it is told before it is joined
    const Stop stop{mutex, changed, stopping};
    for (std::size_t i = 0; i < workers; ++i) threads.emplace_back(work);
    for (std::size_t i = 0; i < count; ++i) {
        std::optional<Thing> thing;
        rest([&] {
            std::unique_lock lock{mutex};
            changed.wait(lock, [&] { return stopping || ready[i % room].has_value(); });
        });
        {
            const std::lock_guard lock{mutex};
            if (failure) std::rethrow_exception(failure);
            thing = std::move(ready[i % room]);
            ready[i % room].reset();
            taken = i + 1;
            changed.notify_all();
        }
        use(i, *std::move(thing));
    }
}

} // namespace filrouge::workbench
