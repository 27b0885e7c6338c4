#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::platform {

/// Where something made for the user goes.
struct OutputTarget {
    std::filesystem::path path;
    /// What the name must end in, such as "csv", without regard to capitals; none: in anything.
    /// Devices and pipes are free of it.
    std::vector<std::string> endings;
    /// A file that this is not to be, under whatever name: the one that is open.
    std::filesystem::path keep;
};

/// Whether it may be written there: never over a database (a project, or another program's), a
/// folder, a disk, or a file that may not be written; errors invalid_input, unreadable.
Result<void> check_output(const OutputTarget& target);

/// Checks, then writes. Every file the user asks for is written here. An ordinary file appears
/// whole or not at all, on the disk when this returns: a new one with the rights the umask leaves,
/// an existing one with those it had, behind a link the file it leads to. Devices and pipes are
/// written into. Errors name the file; nothing is left behind.
Result<void> write_output(const OutputTarget& target, std::string_view bytes);

} // namespace filrouge::platform
