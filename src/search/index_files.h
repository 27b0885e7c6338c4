#pragma once

#include "core/result.h"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

// What lies in an index's directory: one folder a shard, `lock`, and `clean`, which is written last
// and so tells that the shards are whole.
namespace filrouge::search {

std::filesystem::path shard_directory(const std::filesystem::path& index, std::uint32_t shard);

/// Held by whoever writes to the index; let go when this dies.
class IndexLock {
  public:
    /// Tries for `patience`. Errors: locked; unreadable where the directory cannot be written.
    static Result<IndexLock> take(const std::filesystem::path& index,
                                  std::chrono::milliseconds patience);
    IndexLock(IndexLock&& other) noexcept;
    IndexLock& operator=(IndexLock&& other) noexcept;
    ~IndexLock();

  private:
    explicit IndexLock(int descriptor) : descriptor_{descriptor} {}
    int descriptor_;
};

/// Tells one `clean` file from another at the cost of one system call.
struct CleanStamp {
    ino_t inode = 0;
    std::int64_t changed_ns = 0;
    friend bool operator==(const CleanStamp&, const CleanStamp&) = default;
};
std::optional<CleanStamp> clean_stamp(const std::filesystem::path& index);

/// Number of shards of a whole index written by this version and not touched since (every file has
/// the size and time it had then). Nothing otherwise: it has to be emptied.
std::optional<std::uint32_t> check_clean(const std::filesystem::path& index);
Result<void> write_clean(const std::filesystem::path& index, std::uint32_t shards);
Result<void> remove_clean(const std::filesystem::path& index);
/// Removes all shards, makes `shards` empty ones. The lock must be held. Errors: unreadable.
Result<void> empty_index(const std::filesystem::path& index, std::uint32_t shards);

} // namespace filrouge::search
