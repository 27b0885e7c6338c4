#pragma once

#include "store/place.h"

#include <chrono>
#include <filesystem>

namespace filrouge::store {

/// What this program holds of a project file against other programs, and against itself where it
/// opens the file twice.
///
/// SQLite's own locks belong to the process: closing any descriptor of the file drops them, and a
/// file dialog does just that with every file it lists. So SQLite takes none, and these stand on
/// the same bytes of the file, in the name of one open descriptor (Linux' open file description
/// locks): nothing but closing that descriptor, or the end of the program, lets go of them. They go
/// with the file when it is renamed, leave nothing behind, and hold where SQLite's hold (network
/// shares, folders that are read only). Programs that lock as SQLite does respect them and are
/// respected.
class ProjectLock {
  public:
    /// Who holds `writing` alone may write, until it closes the file. `content`: shared while
    /// somebody reads the file itself, alone while the writer changes it (all else it writes goes
    /// to the log). `opening`: shared while a reader looks what is there, alone while a writer
    /// makes the file ready.
    enum class Part { writing, content, opening };
    enum class Kind { shared, exclusive };
    enum class Reach { reading, writing };

    /// Opens the file, locks nothing. `named` is the file as the user wrote it, for messages.
    /// Throws `Failure`: unreadable.
    ProjectLock(std::filesystem::path named, std::filesystem::path file, Reach reach);
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;
    ~ProjectLock();

    /// False where another has it for as long as `patience`. Throws `Failure` (unreadable) where
    /// the disk knows no locks.
    [[nodiscard]] bool take(Part part, Kind kind, std::chrono::milliseconds patience) const;
    /// The same; throws `Failure` (locked).
    void need(Part part, Kind kind) const;
    void release(Part part) const;
    [[nodiscard]] bool is_taken(Part part) const; ///< alone, by another

    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Whether the file stands at its path, and beside it the log that `watch_log` saw.
    [[nodiscard]] FilePlace place() const;
    void watch_log();
    /// Puts the log that `watch_log` saw beside the file where that is now, also back again. False
    /// where it is not found, or something lies in its way.
    bool let_log_follow();
    /// Removes the log that `watch_log` saw, and no other.
    void remove_log() const;

  private:
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t number = 0; ///< not used anew while the file is open
        friend bool operator==(const Identity&, const Identity&) = default;
    };
    static Identity identity_at(const std::filesystem::path& path);
    [[nodiscard]] bool lock(int command, Part part, short type) const;

    std::filesystem::path named_;
    std::filesystem::path file_;
    std::filesystem::path log_path_; ///< where `place` looks for the log
    std::filesystem::path log_now_;  ///< where `let_log_follow` put it
    int descriptor_ = -1;
    Identity identity_;
    Identity log_;
};

} // namespace filrouge::store
