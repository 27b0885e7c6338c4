#pragma once

#include <thread>
#include <utility>

namespace filrouge::app {

/// Frees what is large beside the window, which would stand still meanwhile.
class LettingGo {
  public:
    template <class Thing>
    void of(Thing thing) {
        thread_ =
            std::jthread{[thing = std::move(thing)]() mutable { Thing gone{std::move(thing)}; }};
    }

  private:
    std::jthread thread_; // joined by the next, and at the end
};

} // namespace filrouge::app
