#pragma once

#include <thread>
#include <utility>

namespace filrouge::app {

/// Destroys large objects on a background thread: on the window's thread the window would not
/// answer meanwhile.
class BackgroundDestroyer {
  public:
    template <class Thing>
    void destroy_in_background(Thing thing) {
        thread_ =
            std::jthread{[thing = std::move(thing)]() mutable { Thing gone{std::move(thing)}; }};
    }

  private:
    std::jthread thread_; // joined by the next one, and at the end
};

} // namespace filrouge::app
