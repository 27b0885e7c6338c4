#include "store/file_probe.h"

#include "core/result.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace filrouge::store {

FileProbe::FileProbe(std::filesystem::path path)
    : path_{std::move(path)}, descriptor_{::open(path_.c_str(), O_RDONLY | O_CLOEXEC)} {
    if (descriptor_ < 0) fail();
}

FileProbe::~FileProbe() {
    ::close(descriptor_);
}

std::uint64_t FileProbe::size() const {
    struct stat found {};
    if (::fstat(descriptor_, &found) != 0) fail();
    return static_cast<std::uint64_t>(found.st_size);
}

std::string FileProbe::read(std::uint64_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    std::size_t got = 0;
    while (got < count) {
        const auto more =
            ::pread(descriptor_, bytes.data() + got, count - got, static_cast<off_t>(offset + got));
        if (more < 0 && errno == EINTR) continue;
        if (more < 0) fail();
        if (more == 0) break;
        got += static_cast<std::size_t>(more);
    }
    bytes.resize(got);
    return bytes;
}

void FileProbe::copy_to(const std::filesystem::path& target) const {
    constexpr std::uint64_t chunk = 1 << 20;
    std::ofstream out{target, std::ios::binary};
    const auto end = size();
    for (std::uint64_t offset = 0; out && offset < end; offset += chunk) {
        const auto bytes = read(offset, std::min(chunk, end - offset));
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    if (!out.flush())
        throw Failure{Error{ErrorCode::failed, "No copy of " + path_.string() + " could be made",
                            "Make room in the folder for temporary files"}};
}

void FileProbe::fail() const {
    const auto why = std::error_code{errno, std::generic_category()}.message();
    throw Failure{Error{ErrorCode::unreadable, path_.string() + " cannot be read: " + why,
                        "Check that you may read the file and its folder"}};
}

} // namespace filrouge::store
