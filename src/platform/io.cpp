#include "platform/io.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace filrouge::platform {

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

Error io_error(std::string_view action, const std::filesystem::path& path) {
    const int reason = errno;
    const auto code = reason == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable;
    const auto* hint = "Check that you may use the file and that it is not in use";
    if (reason == ENOENT) hint = "Check the name and the folder";
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        hint = "Make room there, or choose another place, and try again";
    return {code, fmt::format("{} {}: {}", action, path.string(), std::strerror(reason)), hint};
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

bool fill(int fd, std::string_view bytes) {
    return write_all(fd, bytes) && ::fsync(fd) == 0;
}

} // namespace filrouge::platform
