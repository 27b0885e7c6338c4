#pragma once

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
/// message is being told; newcomers hear from the next one on.
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
        for (const auto& weak : current) {
            if (const auto slot = weak.lock()) (*slot)(message);
        }
    }

  private:
    std::list<std::weak_ptr<Callback>> slots_;
};

} // namespace filrouge
