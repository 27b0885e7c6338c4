#pragma once

#include "core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace filrouge::platform {

/// The whole file. Errors name it: not_found; unreadable (a folder, a device, no permission);
/// invalid_input where it is larger than `max_bytes` (never read into memory then).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Writes so that the file appears whole or not at all: a temporary beside it, synced, then
/// renamed.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// `$XDG_CACHE_HOME/filrouge` or `~/.cache/filrouge` (made if missing).
Result<std::filesystem::path> cache_directory();

/// A new folder, private to the user, gone with its contents when this dies.
class TemporaryDirectory {
  public:
    /// Throws `Failure` where none can be made.
    TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace filrouge::platform
