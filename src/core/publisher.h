#pragma once

#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <utility>

namespace filrouge {

/// Ends what it was given for when it dies. Keep it as the last member of the subscriber.
class [[nodiscard]] Subscription {
  public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> token) : token_{std::move(token)} {}

  private:
    std::shared_ptr<void> token_;
};

/// Calls its subscribers, in the order they came. One thread. Subscribers may come and go while a
/// message is being told; newcomers hear from the next one on. One that throws keeps it from
/// nobody: the first thing thrown comes out of `publish` once all were told.
template <class Message>
class Publisher {
  public:
    using Callback = std::function<void(const Message&)>;

    Subscription subscribe(Callback callback) {
        auto slot = std::make_shared<Callback>(std::move(callback));
        slots_.push_back(slot);
        return Subscription{slot};
    }

    void publish(const Message& message) {
        slots_.remove_if([](const auto& slot) { return slot.expired(); });
        const auto current = slots_;
        std::exception_ptr thrown;
        for (const auto& weak : current) {
            const auto slot = weak.lock();
            if (!slot) continue;
            try {
                (*slot)(message);
            } catch (...) {
                if (!thrown) thrown = std::current_exception();
            }
        }
        if (thrown) std::rethrow_exception(thrown);
    }

  private:
    std::list<std::weak_ptr<Callback>> slots_;
};

} // namespace filrouge
