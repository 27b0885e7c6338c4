#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "platform/exceptions.h"

#include <wx/weakref.h>
#include <wx/window.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace filrouge::app {

/// What the status bar shows of the work under way.
struct WorkStatus {
    std::string title; ///< empty: nothing under way
    std::string step;
    std::size_t done = 0;
    std::size_t total = 0; ///< 0: unknown
};

/// Work for the main thread, asked for by others. Drained by the event loop, or by hand while the
/// main thread waits for a worker, so that the two never wait for each other.
class OwnerQueue {
  public:
    /// From any thread.
    void post(std::function<void()> work);
    /// From a worker: returns when the main thread has done it. `wake` is called once the work is
    /// in the queue, never before: a loop woken too early would find nothing and sleep on.
    void run_and_wait(const std::function<void()>& work, const std::function<void()>& wake);
    /// On the main thread: does what is waiting.
    void drain();
    /// On the main thread: waits until something is posted, at most a little while.
    void wait_a_little();

  private:
    std::mutex mutex_;
    std::condition_variable posted_;
    std::deque<std::function<void()>> waiting_;
};

/// Runs work off the main thread: `background.run(title, work).then(window, take)`. `work` gets a
/// `Progress&` and returns a `Result`; `take` gets that on the main thread, unless the window is
/// gone or the answer is stale (cancelled through `drop`). Belongs to the main thread.
class Background {
  public:
    explicit Background(std::function<void(const WorkStatus&)> on_status);
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background();

    template <class Work>
    class Pending;
    template <class Work>
    [[nodiscard]] Pending<Work> run(std::string title, Work work) {
        return {*this, std::move(title), std::move(work)};
    }

    [[nodiscard]] bool busy() const { return !jobs_.empty(); }
    /// Asks all work to stop; answers still come (`ErrorCode::cancelled`).
    void cancel();
    /// Waits, taking answers, until `under_way` says no more; where `progress` stops that, asks all
    /// work to stop.
    void finish(const std::function<bool()>& under_way, Progress& progress);
    /// Cancels, waits, and drops the answers: before the project they are about goes away.
    void drop();
    /// For `Workbench::run_on_owner_with`; lives as long as anybody uses it.
    [[nodiscard]] std::function<void(const std::function<void()>&)> executor() const;

  private:
    class JobProgress;
    struct Job {
        std::string title;
        std::shared_ptr<JobProgress> progress;
        std::thread thread;
        std::function<void()> deliver;
        bool finished = false; // main thread only
    };
    void start(std::string title, std::function<void(Progress&)> work,
               std::function<void()> deliver);
    void collect(std::size_t number);
    void tell();

    std::function<void(const WorkStatus&)> on_status_;
    std::shared_ptr<OwnerQueue> queue_;
    std::list<std::pair<std::size_t, Job>> jobs_;
    std::size_t last_number_ = 0;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

/// Runs `work`, an exception becoming its `Error`.
template <class Work>
auto run_guarded(Work& work, Progress& progress) -> std::invoke_result_t<Work&, Progress&> {
    try {
        return work(progress);
    } catch (const std::exception& exception) {
        return platform::error_of(exception);
    }
}

template <class Work>
class Background::Pending {
  public:
    Pending(Background& background, std::string title, Work work)
        : background_{background}, title_{std::move(title)}, work_{std::move(work)} {}

    template <class Take>
    void then(wxWindow* window, Take take) && {
        using Answer = std::invoke_result_t<Work&, Progress&>;
        auto answer = std::make_shared<std::optional<Answer>>();
        background_.start(
            std::move(title_),
            [work = std::make_shared<Work>(std::move(work_)), answer](Progress& progress) {
                answer->emplace(run_guarded(*work, progress));
            },
            [weak = wxWeakRef<wxWindow>{window}, answer, take = std::move(take)]() mutable {
                if (weak && *answer) take(std::move(**answer));
            });
    }

  private:
    Background& background_;
    std::string title_;
    Work work_;
};

} // namespace filrouge::app
