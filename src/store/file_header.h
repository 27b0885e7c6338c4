#pragma once

#include "store/file_probe.h"

#include <filesystem>

namespace filrouge::store {

/// What the first 100 bytes say (https://www.sqlite.org/fileformat.html#the_database_header).
struct FileHeader {
    int schema = 0;              ///< `user_version`
    bool write_ahead = false;    ///< the file was left in write-ahead mode: by a crash, or just now
    bool sizes_disagree = false; ///< more pages than the header knows of
};

/// Whether a write-ahead log or rollback journal was left beside the file, with what `FileHeader`
/// says about sizes then meaning nothing.
enum class Leftovers { none, some };

/// Throws `Failure`: not_a_project, newer_version, damaged (also: cut short). `path` is for
/// messages.
FileHeader check_header(const FileProbe& probe, const std::filesystem::path& path,
                        Leftovers leftovers);

} // namespace filrouge::store
