#pragma once

#include <cstdint>
#include <filesystem>

namespace filrouge::store {

/// What a write-ahead log that lies beside a project file is to it.
enum class LeftLog {
    missing,
    empty,   ///< nothing was committed in it
    own,     ///< holds actions of this file, or half of one
    foreign, ///< of another file, or of another time of this one: must not be read into it
};

/// Every log begins with a copy of the file's first page, and so with the mark (`FileHeader::mark`)
/// that the file bears; the mark is new each time the file is opened and each time the log is
/// folded back. Logs that are not whole at their end are judged by what was committed. Throws
/// `Failure` where the log cannot be read, or is no file but a folder, a pipe, a link to nowhere.
LeftLog judge_log(const std::filesystem::path& log, std::uint32_t mark);

/// What a rollback journal that lies beside a project file is to it; a program that was brought up
/// to the newest schema when it ended leaves one. It begins with pages as they were before, the
/// first among them, whose mark the new schema counts up from. Throws `Failure` as `judge_log`.
LeftLog judge_journal(const std::filesystem::path& journal, std::uint32_t mark);

/// A log in `folder` with this mark that belongs to no file there: the one it lay beside was given
/// another name. Empty where there is none.
std::filesystem::path find_lost_log(const std::filesystem::path& folder, std::uint32_t mark);

/// Gives a log or journal another name, which is returned: `NAME.aside`, `NAME.aside-2` …
std::filesystem::path set_aside(const std::filesystem::path& log);

/// Throws `Failure` (invalid_input) where a project of this name would be taken for the log or
/// journal of another file, and be read into it or removed.
void refuse_name_of_log(const std::filesystem::path& project);

/// True where a file is there and not empty.
bool holds_bytes(const std::filesystem::path& path);

} // namespace filrouge::store
