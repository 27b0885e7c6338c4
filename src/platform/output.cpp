#include "platform/output.h"

#include "platform/io.h"
#include "platform/sigpipe.h"
#include "platform/unfinished.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace filrouge::platform {
namespace {

namespace fs = std::filesystem;

constexpr mode_t rights = S_IRWXU | S_IRWXG | S_IRWXO;

Error refused(std::string what, std::string hint = "Choose another name") {
    return {ErrorCode::invalid_input, std::move(what), std::move(hint)};
}

/// The descriptor that a name such as /dev/stdout stands for. Opened by name anew, a file that
/// stands behind it would be written from its beginning.
std::optional<int> named_descriptor(const fs::path& path) {
    const auto name = path.string();
    if (name == "/dev/stdout") return STDOUT_FILENO;
    if (name == "/dev/stderr") return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!name.starts_with(folder)) continue;
        int number = -1;
        const auto* end = name.data() + name.size();
        const auto read = std::from_chars(name.data() + folder.size(), end, number);
        if (read.ec == std::errc{} && read.ptr == end) return number;
    }
    return std::nullopt;
}

/// What a link leads to in the end, whether that exists or not.
fs::path followed(fs::path path) {
    constexpr int most_links = 40; // as many as the system follows
    std::error_code failed;
    for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, failed)); ++i) {
        const auto next = fs::read_symlink(path, failed);
        if (failed) break;
        path = path.parent_path() / next; // `next` alone where it is absolute
    }
    return path;
}

std::string ending_of(const fs::path& path) {
    auto ending = path.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

bool is_same_file(const struct stat& one, const fs::path& other) {
    struct stat info {};
    return !other.empty() && ::stat(other.c_str(), &info) == 0 && info.st_dev == one.st_dev &&
           info.st_ino == one.st_ino;
}

Result<void> refuse_database(const fs::path& path) {
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    std::array<char, magic.size()> head{};
    const auto got = file.get() < 0 ? -1 : ::read(file.get(), head.data(), head.size());
    if (got < 0) return io_error("Cannot write", path);
    if (std::string_view{head.data(), static_cast<std::size_t>(got)} != magic) return {};
    return refused(
        fmt::format("{} is a project, or another database: it is not written over", path.string()));
}

Result<void> check_file(const OutputTarget& target, const struct stat& info) {
    const auto& path = target.path;
    // Before it is opened: closing it again would let go of the locks on it.
    if (is_same_file(info, target.keep)) {
        return refused(
            fmt::format("{} is the project that is open: it is not written over", path.string()));
    }
    if (auto fine = refuse_database(path); !fine) return fine;
    if (::access(path.c_str(), W_OK) != 0) return io_error("Cannot write", path);
    return {};
}

Result<void> check_ending(const OutputTarget& target) {
    const auto& known = target.endings;
    const bool ends_well = known.empty() || std::find(known.begin(), known.end(),
                                                      ending_of(target.path)) != known.end();
    if (!ends_well) {
        return refused(
            fmt::format("{} does not end as what is to be written there", target.path.string()),
            fmt::format("End the name in .{}", fmt::join(known, " or .")));
    }
    // Perhaps empty or damaged, and still somebody's.
    if (ending_of(followed(target.path)) != "filrouge") return {};
    return refused(
        fmt::format("{} is named as a project: it is not written over", target.path.string()));
}

Result<void> write_into(const fs::path& path, std::string_view bytes) {
    const SigpipeBlocked no_signal; // who reads may stop reading
    const auto number = named_descriptor(path);
    const Descriptor file{number ? ::fcntl(*number, F_DUPFD_CLOEXEC, 3)
                                 : ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY)};
    if (file.get() < 0 || !write_all(file.get(), bytes)) return io_error("Cannot write", path);
    return {};
}

/// Where the owner or the group cannot be given, nobody gets more rights than they had.
bool give_rights(int file, const struct stat& before) {
    auto mode = before.st_mode & rights;
    struct stat now {};
    if (::fstat(file, &now) != 0) return false;
    if (now.st_gid != before.st_gid && ::fchown(file, now.st_uid, before.st_gid) != 0)
        mode = (mode & ~static_cast<mode_t>(S_IRWXG)) | ((mode & S_IRWXO) << 3U);
    if (::fchmod(file, mode) != 0) return false;
    // Last: who gives a file away may not change its rights any more. Only root may.
    if (now.st_uid != before.st_uid && ::fchown(file, before.st_uid, before.st_gid) != 0)
        return errno == EPERM;
    return true;
}

} // namespace

Result<void> check_output(const OutputTarget& target) {
    struct stat info {};
    const bool exists = ::stat(target.path.c_str(), &info) == 0;
    if (!exists && errno != ENOENT) return io_error("Cannot write", target.path);
    if (exists && S_ISDIR(info.st_mode))
        return refused(fmt::format("{} is a folder", target.path.string()), "Name a file in it");
    if (exists && S_ISBLK(info.st_mode))
        return refused(fmt::format("{} is a disk", target.path.string()));
    if (exists && S_ISREG(info.st_mode)) {
        if (auto fine = check_file(target, info); !fine) return fine;
    }
    if (named_descriptor(target.path) || (exists && !S_ISREG(info.st_mode))) return {};
    return check_ending(target);
}

Result<void> write_output(const OutputTarget& target, std::string_view bytes) {
    if (auto fine = check_output(target); !fine) return fine;
    struct stat info {};
    const bool exists = ::stat(target.path.c_str(), &info) == 0;
    if (named_descriptor(target.path) || (exists && !S_ISREG(info.st_mode)))
        return write_into(target.path, bytes);
    try {
        constexpr mode_t for_all = 0666;
        constexpr mode_t for_owner = 0600;
        UnfinishedFile file{followed(target.path), exists ? for_owner : for_all};
        const bool filled = fill(file.descriptor(), bytes);
        if (filled && (!exists || give_rights(file.descriptor(), info)) && file.replace_target())
            return {};
        return io_error("Cannot write", target.path);
    } catch (const Failure& failure) {
        return failure.error();
    }
}

} // namespace filrouge::platform
