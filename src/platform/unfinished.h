#pragma once

#include "core/result.h"

#include <filesystem>

namespace filrouge::platform {

/// A file that is being made beside the one it is to become; gone when this dies, unless it was put
/// in place. Its name, `.filrouge-PROCESS-RANDOM.part`, says whose it is: one that a killed program
/// left is removed by `remove_leftovers`.
class UnfinishedFile {
  public:
    /// Made, empty, in the folder of `target`, with the rights of `mode` less the umask. Throws
    /// `Failure` where it cannot be made.
    UnfinishedFile(const std::filesystem::path& target, unsigned mode);
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    ~UnfinishedFile();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Takes the place of the target, also of a file that stands there. False, with `errno`, where
    /// that fails.
    bool replace_target();
    /// The same, but fails (EEXIST) where anything stands there.
    bool become_target();

  private:
    bool placed(bool done);

    std::filesystem::path target_;
    std::filesystem::path path_;
    std::filesystem::path note_; ///< link in the cache folder that tells the next start of it
    int descriptor_ = -1;
};

/// Removes the unfinished files and temporary folders of programs that are gone: those noted in the
/// cache folder, and those in the folder for temporary files. Once at the start of a program; what
/// cannot be removed is left.
void remove_leftovers();

} // namespace filrouge::platform
