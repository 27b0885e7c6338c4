#pragma once

#include "store/sqlite_api.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace filrouge::store {

/// A look at the bytes of a file before SQLite takes it for a database, under SQLite's own shared
/// lock. It goes through SQLite's file layer, because closing any other handle of the file would,
/// on POSIX, drop the locks that this process holds on it. Writes nothing, leaves nothing beside
/// the file.
class FileProbe {
  public:
    enum class Lock { shared, none };
    /// Waits up to two seconds for a writer to end, unless it takes no lock. Throws `Failure`:
    /// unreadable, locked.
    explicit FileProbe(std::filesystem::path path, Lock wanted = Lock::shared);
    FileProbe(const FileProbe&) = delete;
    FileProbe& operator=(const FileProbe&) = delete;
    ~FileProbe();

    [[nodiscard]] std::uint64_t size() const;
    /// Fewer bytes where the file ends before.
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t count) const;
    void copy_to(const std::filesystem::path& target) const;

  private:
    struct FreeName {
        void operator()(const char* name) const { sqlite3_free_filename(name); }
    };
    void lock();
    void close();
    void check(int code) const;

    std::filesystem::path path_;
    std::unique_ptr<const char, FreeName> name_; // must outlive `memory_`
    std::vector<std::uint64_t> memory_;          // a sqlite3_file of the system's file layer
    sqlite3_file* file_ = nullptr;
};

} // namespace filrouge::store
