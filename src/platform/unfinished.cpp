#include "platform/unfinished.h"

#include "platform/files.h"
#include "platform/io.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <random>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace filrouge::platform {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_prefix = ".filrouge-";
constexpr std::string_view folder_prefix = "filrouge-";
constexpr std::string_view file_ending = ".part";

std::string random_word() {
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::string word;
    for (int i = 0; i < 12; ++i) word += letters[random() % letters.size()];
    return word;
}

/// The process that made what is named `.filrouge-PROCESS-…` or `filrouge-PROCESS-…`.
std::optional<pid_t> maker_of(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix)) return std::nullopt;
    name.remove_prefix(prefix.size());
    pid_t maker = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), maker);
    const bool whole = read.ec == std::errc{} && maker > 0 &&
                       read.ptr != name.data() + name.size() && *read.ptr == '-';
    return whole ? std::optional{maker} : std::nullopt;
}

/// A process of another machine or container may have any number: the lock tells of those.
bool is_abandoned(const fs::path& path, pid_t maker) {
    if (::kill(maker, 0) == 0 || errno != ESRCH) return false;
    const Descriptor held{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    struct stat info {};
    return held.get() >= 0 && ::fstat(held.get(), &info) == 0 && info.st_uid == ::geteuid() &&
           ::flock(held.get(), LOCK_EX | LOCK_NB) == 0;
}

std::optional<fs::path> notes_folder() {
    const auto cache = cache_directory();
    if (!cache) return std::nullopt;
    auto notes = *cache / "unfinished";
    return ::mkdir(notes.c_str(), 0700) == 0 || errno == EEXIST ? std::optional{notes}
                                                                : std::nullopt;
}

void remove_noted(const fs::path& note) {
    std::error_code failed;
    const auto file = fs::read_symlink(note, failed);
    const auto name = file.filename().string();
    const auto maker = maker_of(name, file_prefix);
    if (failed || !maker || !name.ends_with(file_ending)) return;
    struct stat info {};
    const bool gone = ::lstat(file.c_str(), &info) != 0 && errno == ENOENT;
    if (gone ? ::kill(*maker, 0) == 0 : !is_abandoned(file, *maker)) return;
    fs::remove(file, failed);
    // SQLite writes its journal beside the copy it makes.
    fs::remove(fs::path{file} += "-journal", failed);
    fs::remove(note, failed);
}

template <class Use>
void each_in(const fs::path& folder, const Use& use) {
    std::error_code failed;
    fs::directory_iterator entry{folder, failed};
    for (; !failed && entry != fs::directory_iterator{}; entry.increment(failed))
        use(entry->path());
}

} // namespace

UnfinishedFile::UnfinishedFile(const fs::path& target, unsigned mode) : target_{target} {
    const auto name = fmt::format("{}{}-{}{}", file_prefix, ::getpid(), random_word(), file_ending);
    std::error_code ignored;
    path_ = fs::absolute(target, ignored).parent_path() / name;
    if (const auto notes = notes_folder()) {
        note_ = *notes / name;
        fs::create_symlink(path_, note_, ignored); // without the note it is only not tidied away
    }
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor_ < 0) {
        auto error = io_error("Cannot write", target);
        fs::remove(note_, ignored);
        throw Failure{std::move(error)};
    }
    ::flock(descriptor_, LOCK_EX | LOCK_NB);
}

UnfinishedFile::~UnfinishedFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
    if (!note_.empty()) ::unlink(note_.c_str());
    ::close(descriptor_);
}

bool UnfinishedFile::replace_target() {
    return placed(::rename(path_.c_str(), target_.c_str()) == 0);
}

bool UnfinishedFile::become_target() {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0)
        return placed(true);
    if (errno != EINVAL && errno != ENOSYS) return false;
    // A file system that cannot do that in one step.
    struct stat info {};
    if (::lstat(target_.c_str(), &info) == 0) {
        errno = EEXIST;
        return false;
    }
    return replace_target();
}

bool UnfinishedFile::placed(bool done) {
    if (!done) return false;
    path_.clear();
    std::error_code ignored;
    const auto folder = fs::absolute(target_, ignored).parent_path();
    // The name, too, must be on the disk when we say that the file is written.
    const Descriptor held{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (held.get() >= 0) ::fsync(held.get());
    return true;
}

void remove_leftovers() {
    if (const auto notes = notes_folder()) each_in(*notes, remove_noted);
    std::error_code failed;
    const auto temporary = fs::temp_directory_path(failed);
    if (failed) return;
    each_in(temporary, [](const fs::path& path) {
        const auto maker = maker_of(path.filename().string(), folder_prefix);
        if (!maker || !is_abandoned(path, *maker)) return;
        std::error_code ignored;
        if (fs::symlink_status(path, ignored).type() == fs::file_type::directory)
            fs::remove_all(path, ignored);
    });
}

} // namespace filrouge::platform
