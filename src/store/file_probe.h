#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace filrouge::store {

/// A look at the bytes of a file before SQLite takes it for a database. Writes nothing, leaves
/// nothing beside the file; who needs that nobody writes meanwhile holds a `ProjectLock`.
class FileProbe {
  public:
    /// Throws `Failure`: unreadable.
    explicit FileProbe(std::filesystem::path path);
    FileProbe(const FileProbe&) = delete;
    FileProbe& operator=(const FileProbe&) = delete;
    ~FileProbe();

    [[nodiscard]] std::uint64_t size() const;
    /// Fewer bytes where the file ends before.
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t count) const;
    /// Up to the end that the file has at the start of it.
    void copy_to(const std::filesystem::path& target) const;

  private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    int descriptor_;
};

} // namespace filrouge::store
