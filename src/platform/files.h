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

/// Writes a file of our own (never one the user asks for: see `write_output`), readable by its
/// owner alone, so that it appears whole or not at all: a temporary beside it, synced, then
/// renamed.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// With those above it that are missing; made for the owner alone. One that is there stays as it
/// is.
Result<void> make_private_folder(const std::filesystem::path& folder);

/// `$XDG_CACHE_HOME/filrouge` or `~/.cache/filrouge`, the owner's alone (made if missing).
Result<std::filesystem::path> cache_directory();

/// A new folder, private to the user, gone with its contents when this dies, or else at the next
/// start (`remove_leftovers`).
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
    int held_ = -1; ///< locked, so that nobody takes it for a leftover
};

} // namespace filrouge::platform
