#pragma once

extern "C" void __asan_init() __attribute__((weak)); // NOLINT(bugprone-reserved-identifier)

namespace filrouge {

/// Whether the program under test was built with the sanitizers, which take time and keep memory
/// that was given back. The tests themselves are compiled without them.
inline bool is_sanitized() {
    return &__asan_init != nullptr;
}

} // namespace filrouge
