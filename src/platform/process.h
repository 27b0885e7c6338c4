#pragma once

#include "core/result.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::platform {

struct ProcessLimits {
    std::chrono::milliseconds time{60'000}; ///< then killed: error failed, "took longer than …"
    std::size_t output_bytes = 256u
                               << 20; ///< of standard output; more: killed, error invalid_input
};

struct ProcessOutput {
    int exit_status = 0; ///< 128 + signal where a signal ended it
    std::string out;
    std::string err; ///< the first 64 KiB
};

/// Runs `command[0]` (looked up in PATH) with these arguments, `input` on its standard input,
/// without a shell. Safe from several threads. Error not_found where there is no such program.
Result<ProcessOutput> run_process(const std::vector<std::string>& command, std::string_view input,
                                  const ProcessLimits& limits);

/// Kills the programs that `run_process` is running, with all that they started. May be called in a
/// signal handler.
void end_children();

/// From now on SIGINT, SIGTERM and SIGHUP (where they are not ignored) end these first, then us.
/// Once, at the start of a program.
void end_children_when_interrupted();

/// What to run for a program that comes with this one: it stands in the same folder, in
/// `../libexec/filrouge`, or else in PATH.
std::string companion_program(const std::string& name);

} // namespace filrouge::platform
