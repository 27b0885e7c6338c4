#include "platform/files.h"

#include "platform/io.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace filrouge::platform {
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    // Non-blocking, so that a named pipe without a writer does not hang the program.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat info {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0) return io_error("Cannot read", path);
    if (!S_ISREG(info.st_mode)) {
        return Error{ErrorCode::unreadable, fmt::format("{} is not a file", path.string()),
                     "Name a file, not a folder or device"};
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size > max_bytes) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is too large: {} MB, at most {} MB are read", path.string(),
                                 size >> 20, max_bytes >> 20),
                     "Split it into several files"};
    }
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const auto n = ::read(file.get(), bytes.data() + have, size - have);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return io_error("Cannot read", path);
        if (n == 0) break;
        have += static_cast<std::size_t>(n);
    }
    bytes.resize(have);
    return bytes;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    auto pattern = path.string() + ".XXXXXX";
    const Descriptor file{::mkostemp(pattern.data(), O_CLOEXEC)};
    if (file.get() < 0) return io_error("Cannot write", path);
    if (fill(file.get(), bytes) && ::rename(pattern.c_str(), path.c_str()) == 0) return {};
    auto error = io_error("Cannot write", path);
    ::unlink(pattern.c_str());
    return error;
}

Result<void> make_private_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    const auto above = folder.parent_path();
    if (!above.empty() && !std::filesystem::exists(above, failed)) {
        if (auto made = make_private_folder(above); !made) return made;
    }
    struct stat info {};
    const bool there =
        ::mkdir(folder.c_str(), 0700) == 0 ||
        (errno == EEXIST && ::stat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode));
    if (!there) return io_error("Cannot make the folder", folder);
    return {};
}

Result<std::filesystem::path> cache_directory() {
    std::filesystem::path base;
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
        base = cache;
    } else if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        base = std::filesystem::path{home} / ".cache";
    } else if (const auto* user = ::getpwuid(::geteuid());
               user != nullptr && *user->pw_dir == '/') {
        base = std::filesystem::path{user->pw_dir} / ".cache";
    } else {
        // Not in the folder for temporary files, where anybody could lay one of that name ready.
        return Error{ErrorCode::unreadable, "There is no cache folder: HOME is not set",
                     "Set HOME or XDG_CACHE_HOME to a folder of yours"};
    }
    auto directory = base / "filrouge";
    if (auto made = make_private_folder(directory); !made) return made.error();
    // One that an earlier version made may be open to others. Somebody else's is left as it is.
    struct stat info {};
    if (::stat(directory.c_str(), &info) == 0 && (info.st_mode & 0077U) != 0)
        ::chmod(directory.c_str(), 0700);
    return directory;
}

TemporaryDirectory::TemporaryDirectory() {
    // The name tells the next start whose it was, should this program be killed.
    const auto name = fmt::format("filrouge-{}-XXXXXX", ::getpid());
    std::error_code none;
    auto pattern = (std::filesystem::temp_directory_path(none) / name).string();
    if (none || ::mkdtemp(pattern.data()) == nullptr) {
        if (none) errno = none.value();
        throw Failure{io_error("Cannot make a temporary folder", pattern)};
    }
    path_ = pattern;
    held_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (held_ >= 0) ::flock(held_, LOCK_EX | LOCK_NB);
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored; // the next start tries again
    std::filesystem::remove_all(path_, ignored);
    if (held_ >= 0) ::close(held_);
}

} // namespace filrouge::platform
