#include "gui/watchdog.h"

#include "gui/fixed_work.h"

#include <glib.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace filrouge::gui_test {
namespace {

double now_ms(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// How long this thread was ready to run but did not, so far; negative where the system does not
/// say.
double waited_for_a_core_ms() {
    std::ifstream file{"/proc/thread-self/schedstat"};
    double ran_ns = 0;
    double waited_ns = 0;
    if (!(file >> ran_ns >> waited_ns) || ran_ns == 0) return -1;
    return waited_ns / 1e6;
}

struct Moment {
    double wall_ms = 0;
    double cpu_ms = 0;
    double waited_ms = 0;
    static Moment now() {
        return {now_ms(CLOCK_MONOTONIC), now_ms(CLOCK_THREAD_CPUTIME_ID), waited_for_a_core_ms()};
    }
};

/// The turn under way and the longest of the action; the poll function has no place for context.
struct Turns {
    GPollFunc poll = nullptr; // null: nobody watches
    Moment begin;
    double longest_ms = 0;
    double wall_ms = 0;

    void end() {
        const auto end = Moment::now();
        const auto wall = end.wall_ms - begin.wall_ms;
        const auto counted = end.waited_ms < 0 ? end.cpu_ms - begin.cpu_ms
                                               : wall - (end.waited_ms - begin.waited_ms);
        longest_ms = std::max(longest_ms, counted);
        wall_ms = std::max(wall_ms, wall);
    }
};
Turns turns;

int poll_between(GPollFD* files, guint count, int timeout) {
    turns.end();
    const int ready = turns.poll(files, count, timeout);
    turns.begin = Moment::now();
    return ready;
}

double time_of(std::size_t (*work)()) {
    double shortest = 0;
    for (int i = 0; i < 5; ++i) {
        const auto begin = now_ms(CLOCK_THREAD_CPUTIME_ID);
        work();
        const auto took = now_ms(CLOCK_THREAD_CPUTIME_ID) - begin;
        if (i == 0 || took < shortest) shortest = took;
    }
    return shortest;
}

} // namespace

Watchdog::Watchdog() {
    turns = {};
    turns.poll = g_main_context_get_poll_func(nullptr);
    turns.begin = Moment::now();
    g_main_context_set_poll_func(nullptr, poll_between);
}

Watchdog::~Watchdog() {
    g_main_context_set_poll_func(nullptr, turns.poll);
}

void Watchdog::during(const std::string& name, const std::function<void()>& work) {
    turns.longest_ms = 0;
    turns.wall_ms = 0;
    turns.begin = Moment::now();
    const auto begin = turns.begin.wall_ms;
    work();
    turns.end();
    actions_.push_back({name, turns.longest_ms, turns.wall_ms, now_ms(CLOCK_MONOTONIC) - begin});
    turns.begin = Moment::now();
}

std::string Watchdog::table(double slower) const {
    char line[160];
    std::snprintf(line, sizeof line, "%-34s %9s %9s %9s %9s\n", "the longest the window is blocked",
                  "ms", "/slower", "wall", "action");
    std::string text = line;
    for (const auto& action : actions_) {
        std::snprintf(line, sizeof line, "%-34s %9.1f %9.1f %9.1f %9.0f\n", action.name.c_str(),
                      action.longest_ms, action.longest_ms / slower, action.wall_ms,
                      action.total_ms);
        text += line;
    }
    return text;
}

double slower_than_release() {
    return std::max(1.0, time_of(work_of_this_build) / time_of(work_of_a_release));
}

} // namespace filrouge::gui_test
