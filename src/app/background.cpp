#include "app/background.h"

#include "app/window_progress.h"

#include <wx/app.h>

#include <algorithm>
#include <chrono>

namespace filrouge::app {

void OwnerQueue::post(std::function<void()> work) {
    {
        const std::lock_guard lock{mutex_};
        waiting_.push_back(std::move(work));
    }
    posted_.notify_all();
}

void OwnerQueue::run_and_wait(const std::function<void()>& work,
                              const std::function<void()>& wake) {
    std::mutex mutex;
    std::condition_variable done;
    bool is_done = false;
    std::exception_ptr thrown;
    post([&] {
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
        // Told under the lock: the waiting side, and with it `done`, may be gone right after.
        const std::lock_guard lock{mutex};
        is_done = true;
        done.notify_all();
    });
    wake();
    std::unique_lock lock{mutex};
    done.wait(lock, [&] { return is_done; });
    if (thrown) std::rethrow_exception(thrown);
}

void OwnerQueue::drain() {
    for (;;) {
        std::function<void()> work;
        {
            const std::lock_guard lock{mutex_};
            if (waiting_.empty()) return;
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        work();
    }
}

void OwnerQueue::wait_a_little() {
    std::unique_lock lock{mutex_};
    posted_.wait_for(lock, std::chrono::milliseconds{50}, [&] { return !waiting_.empty(); });
}

class Background::JobProgress final : public Progress {
  public:
    explicit JobProgress(std::function<void()> stepped) : stepped_{std::move(stepped)} {}

    void step(std::size_t done, std::size_t total, const std::string& what) override {
        {
            const std::lock_guard lock{mutex_};
            done_ = done;
            total_ = total;
            what_ = what;
        }
        // One message under way is enough: it will read the newest state.
        if (!told_.exchange(true)) stepped_();
    }
    [[nodiscard]] bool cancelled() const override { return cancelled_; }
    void cancel() { cancelled_ = true; }

    [[nodiscard]] WorkStatus status(const std::string& title) {
        told_ = false;
        const std::lock_guard lock{mutex_};
        return {title, what_, done_, total_};
    }

  private:
    std::function<void()> stepped_;
    std::atomic<bool> cancelled_ = false;
    std::atomic<bool> told_ = false;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::size_t total_ = 0;
    std::string what_;
};

Background::Background(std::function<void(const WorkStatus&)> on_status)
    : on_status_{std::move(on_status)}, queue_{std::make_shared<OwnerQueue>()} {}

Background::~Background() {
    on_status_ = [](const WorkStatus&) {};
    drop();
    *alive_ = false;
}

namespace {

void wake_loop(const std::shared_ptr<OwnerQueue>& queue) {
    if (wxTheApp != nullptr) when_free([queue] { queue->drain(); });
}

/// Puts work on the queue and has the event loop drain it.
void post_to_loop(const std::shared_ptr<OwnerQueue>& queue, std::function<void()> work) {
    queue->post(std::move(work));
    wake_loop(queue);
}

} // namespace

void Background::start(std::string title, std::function<void(Progress&)> work,
                       std::function<void()> deliver) {
    const auto number = ++last_number_;
    // Workers hold the queue, never this: messages that come after the end find `alive` false.
    const auto tell_later = [queue = queue_, alive = alive_, this] {
        post_to_loop(queue, [alive, this] {
            if (*alive) tell();
        });
    };
    auto progress = std::make_shared<JobProgress>(tell_later);
    auto& job = jobs_.emplace_back(number, Job{}).second;
    job.title = std::move(title);
    job.progress = progress;
    job.deliver = std::move(deliver);
    job.thread = std::thread{
        [work = std::move(work), progress, queue = queue_, alive = alive_, this, number]() mutable {
            work(*progress);
            // Before the main thread joins: what it holds may take long to free.
            work = nullptr;
            post_to_loop(queue, [alive, this, number] {
                if (*alive) collect(number);
            });
        }};
    tell();
}

void Background::collect(std::size_t number) {
    const auto it = std::find_if(jobs_.begin(), jobs_.end(),
                                 [&](const auto& job) { return job.first == number; });
    if (it == jobs_.end()) return;
    it->second.thread.join();
    const auto deliver = std::move(it->second.deliver);
    jobs_.erase(it);
    tell();
    deliver();
}

void Background::tell() {
    if (jobs_.empty()) {
        on_status_({});
    } else {
        auto& [number, job] = jobs_.back();
        on_status_(job.progress->status(job.title));
    }
}

void Background::cancel() {
    for (auto& [number, job] : jobs_) job.progress->cancel();
}

void Background::finish(const std::function<bool()>& under_way, Progress& progress) {
    while (under_way()) {
        queue_->wait_a_little();
        queue_->drain();
        progress.step(0, 0, jobs_.empty() ? std::string{} : jobs_.back().second.title);
        if (!progress.cancelled()) continue;
        cancel();
        return;
    }
}

void Background::drop() {
    cancel();
    for (auto& [number, job] : jobs_) job.deliver = [] {};
    // Drained here, not by the event loop: a worker may be waiting for the main thread.
    while (!jobs_.empty()) {
        queue_->wait_a_little();
        queue_->drain();
    }
}

std::function<void(const std::function<void()>&)> Background::executor() const {
    const auto owner = std::this_thread::get_id();
    return [queue = queue_, owner](const std::function<void()>& work) {
        if (std::this_thread::get_id() == owner) {
            work();
            return;
        }
        queue->run_and_wait(work, [queue] { wake_loop(queue); });
    };
}

} // namespace filrouge::app
