#pragma once

#include "core/result.h"

#include <filesystem>

namespace filrouge::store {

/// Whether the file that a program holds open is still the one that its path names.
struct FilePlace {
    enum class State {
        there,
        moved,    ///< renamed, or its folder was
        replaced, ///< another file has its name now
        deleted,
        without_log, ///< the file is there, its write-ahead log was taken away
    };
    State state = State::there;
    /// Where the file is now; empty where that is not known, or nowhere.
    std::filesystem::path now;
};

/// What an edit of a file is refused with that was opened as `path` and is no longer there.
Error not_in_place(const FilePlace& place, const std::filesystem::path& path);

} // namespace filrouge::store
