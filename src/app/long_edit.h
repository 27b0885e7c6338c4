#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workbench/workbench.h"

#include <cstddef>
#include <functional>
#include <string>

namespace filrouge::app {

/// An edit that may take long: done at once where it touches few codings, else in the background.
struct LongEdit {
    std::string title;
    std::size_t codings = 0; ///< that it touches
    /// What to say of it when it is done; empty: nothing. May be called on another thread.
    std::function<Result<std::string>(workbench::Workbench&, Progress&)> work;

    /// In a large project each coding takes up to a fifth of a millisecond.
    [[nodiscard]] bool in_background() const { return codings >= 100; }
    /// How many codings so many bytes of the history are about.
    static std::size_t codings_in(std::size_t bytes) { return bytes / 100; }
};

} // namespace filrouge::app
