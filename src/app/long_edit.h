#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workbench/workbench.h"

#include <cstddef>
#include <functional>
#include <string>

namespace filrouge::app {

/// An edit that may take long: done at once where it touches little, else in the background.
struct LongEdit {
    std::string title;
    std::size_t rows = 0; ///< codings, turns and the like that it touches
    /// What to say of it when it is done; empty: nothing. May be called on another thread.
    std::function<Result<std::string>(workbench::Workbench&, Progress&)> work;
    /// Where it failed in the background: on the window's thread, after the error was told.
    std::function<void()> failed = {};

    /// In a large project each row takes up to a fifth of a millisecond.
    [[nodiscard]] bool in_background() const { return rows >= 100; }
    /// How many rows so many bytes of the history are about.
    static std::size_t rows_in(std::size_t bytes) { return bytes / 100; }
};

/// Does it, and tells how it went. True: it is done or has begun.
using DoEdit = std::function<bool(LongEdit)>;

/// For edits whose effect is seen.
template <class Value>
Result<std::string> silently(const Result<Value>& done) {
    if (!done) return done.error();
    return std::string{};
}

} // namespace filrouge::app
