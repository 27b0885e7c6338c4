#include "search/index_files.h"

#include "platform/files.h"
#include "search/shard_writer.h"
#include "search/xapian_error.h"

#include <fmt/format.h>
#include <unicode/uvernum.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace filrouge::search {

namespace {

// Raised whenever terms or metadata change; other ICU or Xapian data make other terms too.
constexpr int format_version = 5;
constexpr std::uint32_t most_shards = 64;
constexpr std::size_t longest_clean_file = 1U << 20U;

std::filesystem::path clean_file(const std::filesystem::path& index) {
    return index / "clean";
}

Error cannot_write(const std::filesystem::path& path, const std::string& why) {
    return {ErrorCode::unreadable,
            fmt::format("The search index {} cannot be written: {}", path.string(), why),
            "Check that you may write there and that the disk is not full"};
}

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// What `clean` says of the shards as they are now; nothing where one is not there.
std::optional<std::string> describe_files(const std::filesystem::path& index,
                                          std::uint32_t shards) {
    auto text = fmt::format("filrouge index {} icu {} xapian {}\nshards {}\n", format_version,
                            U_ICU_VERSION, Xapian::version_string(), shards);
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
        std::error_code failed;
        std::map<std::string, struct stat> files;
        for (const auto& file :
             std::filesystem::directory_iterator{shard_directory(index, shard), failed}) {
            if (file.path().filename() == "flintlock") continue;
            struct stat info {};
            if (::stat(file.path().c_str(), &info) != 0) return std::nullopt;
            files[file.path().filename().string()] = info;
        }
        if (failed) return std::nullopt;
        for (const auto& [name, info] : files) {
            text +=
                fmt::format("{} {} {} {}\n", shard, name, info.st_size, nanoseconds(info.st_mtim));
        }
    }
    return text;
}

std::uint32_t shards_told(const std::string& clean) {
    constexpr std::string_view key = "\nshards ";
    const auto at = clean.find(key);
    if (at == std::string::npos) return 0;
    const auto shards = std::strtoul(clean.c_str() + at + key.size(), nullptr, 10);
    return shards > most_shards ? 0 : static_cast<std::uint32_t>(shards);
}

} // namespace

std::filesystem::path shard_directory(const std::filesystem::path& index, std::uint32_t shard) {
    return index / fmt::format("shard-{}", shard);
}

Result<IndexLock> IndexLock::take(const std::filesystem::path& index,
                                  std::chrono::milliseconds patience) {
    if (auto made = platform::make_private_folder(index); !made) return made.error();
    const auto path = index / "lock";
    IndexLock lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (lock.descriptor_ < 0) return cannot_write(path, std::strerror(errno));
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return cannot_write(path, std::strerror(errno));
        if (std::chrono::steady_clock::now() >= until) {
            return Error{ErrorCode::locked,
                         fmt::format("The search index {} is being updated", index.string()),
                         "Wait until the other window or program has finished"};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return lock;
}

IndexLock::IndexLock(IndexLock&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)} {}
IndexLock& IndexLock::operator=(IndexLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}
IndexLock::~IndexLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<CleanStamp> clean_stamp(const std::filesystem::path& index) {
    struct stat info {};
    if (::stat(clean_file(index).c_str(), &info) != 0) return std::nullopt;
    return CleanStamp{info.st_ino, nanoseconds(info.st_mtim)};
}

std::optional<std::uint32_t> check_clean(const std::filesystem::path& index) {
    const auto clean = platform::read_file(clean_file(index), longest_clean_file);
    if (!clean) return std::nullopt;
    const auto shards = shards_told(clean.value());
    if (shards == 0 || describe_files(index, shards) != clean.value()) return std::nullopt;
    return shards;
}

/// The words of the material stand in them, and Xapian makes them as the umask says.
void close_to_others(const std::filesystem::path& index, std::uint32_t shards) {
    constexpr auto owner_file = static_cast<std::filesystem::perms>(0600);
    constexpr auto owner_folder = static_cast<std::filesystem::perms>(0700);
    std::error_code ignored; // the folder above is the owner's alone in any case
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
        const auto folder = shard_directory(index, shard);
        std::filesystem::permissions(folder, owner_folder, ignored);
        for (const auto& file : std::filesystem::directory_iterator{folder, ignored})
            std::filesystem::permissions(file.path(), owner_file, ignored);
    }
}

Result<void> write_clean(const std::filesystem::path& index, std::uint32_t shards) {
    const auto text = describe_files(index, shards);
    if (!text) return cannot_write(index, "a shard has disappeared");
    close_to_others(index, shards);
    return platform::write_file(clean_file(index), *text);
}

Result<void> remove_clean(const std::filesystem::path& index) {
    if (::unlink(clean_file(index).c_str()) == 0 || errno == ENOENT) return {};
    return cannot_write(clean_file(index), std::strerror(errno));
}

Result<void> empty_index(const std::filesystem::path& index, std::uint32_t shards) {
    if (auto removed = remove_clean(index); !removed) return removed;
    try {
        for (const auto& entry : std::filesystem::directory_iterator{index}) {
            const auto name = entry.path().filename().string();
            if (name.starts_with("shard-")) std::filesystem::remove_all(entry.path());
        }
        for (std::uint32_t shard = 0; shard < shards; ++shard) {
            ShardWriter::create(shard_directory(index, shard).string(), shard);
        }
    } catch (const Xapian::Error& error) {
        return cannot_write(index, error.get_msg());
    } catch (const std::filesystem::filesystem_error& error) {
        return cannot_write(index, error.code().message());
    }
    return write_clean(index, shards);
}

} // namespace filrouge::search
