#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

// Timers, statistics and the lines the budgets are reported in.
namespace filrouge::bench {

/// Milliseconds that `work` takes.
template <class Work>
double time_ms(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const auto took = std::chrono::steady_clock::now() - begin;
    return std::chrono::duration<double, std::milli>(took).count();
}

/// `share` 0.5 is the median; `values` is not empty.
inline double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(share * last + 0.5)];
}
inline double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

/// `values` are milliseconds.
inline void distribution(const std::string& what, const std::vector<double>& values) {
    std::printf("%s, %zu times: least %.1f ms, median %.1f ms, p95 %.1f ms, largest %.1f ms\n",
                what.c_str(), values.size(), quantile(values, 0), median(values),
                quantile(values, 0.95), quantile(values, 1));
    std::fflush(stdout);
}

enum class Bound { at_most, at_least };
/// One line of the report; names carry their unit. What has to keep within `limit` is `judged`.
struct Budget {
    std::string name;
    double value = 0;
    std::string baseline_name;
    double baseline = 0;
    double ratio = 0;
    double judged = 0;
    Bound bound = Bound::at_most;
    double limit = 0;
    std::string unit; ///< of the limit: "x", "ms" …
};

/// run.sh gathers these lines, and prints them last without their first word.
inline void report(const Budget& b) {
    const bool kept = b.bound == Bound::at_most ? b.judged <= b.limit : b.judged >= b.limit;
    std::printf("BUDGET %s %.4g %s %.4g ratio %.3g budget %s%g%s %s\n", b.name.c_str(), b.value,
                b.baseline_name.c_str(), b.baseline, b.ratio,
                b.bound == Bound::at_most ? "<=" : ">=", b.limit, b.unit.c_str(),
                kept ? "ok" : "over");
    std::fflush(stdout);
}

} // namespace filrouge::bench
