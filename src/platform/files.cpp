#include "platform/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace filrouge::platform {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_{fd} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_;
};

Error io_error(std::string_view deed, const std::filesystem::path& path) {
    const int reason = errno;
    const auto code = reason == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable;
    return {code, fmt::format("{} {}: {}", deed, path.string(), std::strerror(reason)),
            code == ErrorCode::not_found
                ? "Check the name and the folder"
                : "Check that you may use the file and that it is not in use"};
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

} // namespace

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
    const bool written = write_all(file.get(), bytes) && ::fchmod(file.get(), 0644) == 0 &&
                         ::fsync(file.get()) == 0 && ::rename(pattern.c_str(), path.c_str()) == 0;
    if (written) return {};
    auto error = io_error("Cannot write", path);
    ::unlink(pattern.c_str());
    return error;
}

Result<std::filesystem::path> cache_directory() {
    std::filesystem::path base;
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
        base = cache;
    } else if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        base = std::filesystem::path{home} / ".cache";
    } else {
        base = std::filesystem::temp_directory_path();
    }
    const auto directory = base / "filrouge";
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    if (failed) {
        return Error{
            ErrorCode::unreadable,
            fmt::format("Cannot make the folder {}: {}", directory.string(), failed.message()),
            "Check the permissions of your cache folder"};
    }
    return directory;
}

TemporaryDirectory::TemporaryDirectory() {
    auto pattern = (std::filesystem::temp_directory_path() / "filrouge-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw Failure{io_error("Cannot make a temporary folder", pattern)};
    }
    path_ = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored; // a folder left in /tmp harms nobody
    std::filesystem::remove_all(path_, ignored);
}

} // namespace filrouge::platform
