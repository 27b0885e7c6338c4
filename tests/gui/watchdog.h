#pragma once

#include <functional>
#include <string>
#include <vector>

// How long the window does not answer.
namespace filrouge::gui_test {

/// While it lives, measures each turn of the main thread's event loop, from one poll for events to
/// the next; only one at a time. Counted is the time the main thread worked or waited for something
/// (a lock, the disk, another thread), not the time it was ready and other programs had the cores.
class Watchdog {
  public:
    struct Action {
        std::string name;
        double longest_ms = 0; ///< one turn of the loop, as counted
        double wall_ms = 0;    ///< the longest by the clock on the wall
        double total_ms = 0;   ///< of the whole action, by the clock on the wall
    };

    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// Runs `work`, which lets events through until the action is over.
    void during(const std::string& name, const std::function<void()>& work);
    [[nodiscard]] const std::vector<Action>& actions() const { return actions_; }
    /// The actions with their longest turns, and those turns divided by `slower`.
    [[nodiscard]] std::string table(double slower) const;

  private:
    std::vector<Action> actions_;
};

/// How many times longer the program's own code takes in this build than in a release: one piece of
/// work, compiled both ways, timed here and now. At least 1.
double slower_than_release();

} // namespace filrouge::gui_test
