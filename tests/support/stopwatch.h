#pragma once

#include "support/sanitized.h"

#include <ctime>

namespace filrouge {

/// Processor time of this program, all its threads together: so a test does not fail because other
/// programs had the machine.
class Stopwatch {
  public:
    [[nodiscard]] double seconds() const {
        return static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC;
    }

  private:
    std::clock_t begin_ = std::clock();
};

/// Bounds are for the program as it is used; under the sanitizers it only has to end.
inline double seconds_allowed(double seconds) {
    return is_sanitized() ? 10 * seconds : seconds;
}

} // namespace filrouge
