#pragma once

#include "store/file_probe.h"

#include <cstdint>
#include <filesystem>

namespace filrouge::store {

/// What the first 100 bytes say (https://www.sqlite.org/fileformat.html#the_database_header).
struct FileHeader {
    int schema = 0;              ///< `user_version`
    bool write_ahead = false;    ///< the file was left in write-ahead mode: by a crash, or just now
    bool sizes_disagree = false; ///< more pages than the header knows of
    /// By which the file and its write-ahead log know one another. SQLite's schema cookie, of which
    /// SQLite says only that it changes with the schema: ours changes more often.
    std::uint32_t mark = 0;
};

/// Whether a write-ahead log or rollback journal was left beside the file, with what `FileHeader`
/// says about sizes then meaning nothing.
enum class Leftovers { none, some };

/// Throws `Failure`: not_a_project, newer_version, damaged (also: cut short). `path` is for
/// messages.
FileHeader check_header(const FileProbe& probe, const std::filesystem::path& path,
                        Leftovers leftovers);

/// A mark that no file had before, as far as chance goes.
std::uint32_t new_mark();
/// Writes into the header, durably and at one stroke, that a log lies beside the file, and the mark
/// of both; or that the file is whole by itself. Nobody may have the file open by SQLite, or only
/// to read. Throws `Failure` (unreadable).
void mark_write_ahead(int descriptor, std::uint32_t mark, const std::filesystem::path& path);
void mark_whole(int descriptor, const std::filesystem::path& path);

} // namespace filrouge::store
