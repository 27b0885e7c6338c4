#include "store/project_lock.h"

#include "store/database.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace filrouge::store {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto usual_patience = 2s; // for another program to let go of the file

// The bytes that SQLite locks (https://www.sqlite.org/lockingv3.html): no data stands there. Its
// readers lock the last 510 of the first 512; the very last of these is ours for `content`, so that
// our readers keep its writers out, and our writer keeps out both.
struct Bytes {
    off_t first;
    off_t count;
};
constexpr off_t lock_page = 0x40000000;
constexpr std::array parts = {Bytes{lock_page, 511}, Bytes{lock_page + 511, 1},
                              Bytes{lock_page + 512, 1}};

[[noreturn]] void fail(const fs::path& path, std::string_view verb) {
    const auto why = std::error_code{errno, std::generic_category()}.message();
    throw Failure{Error{ErrorCode::unreadable, path.string() + std::string{verb} + why,
                        "Check that you may read the file and its folder"}};
}

fs::path log_beside(const fs::path& file) {
    return fs::path{file} += "-wal";
}

/// What has that name already stays.
bool rename_into_free(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    struct stat found {}; // a disk that cannot look and rename at one stroke
    return ::lstat(to.c_str(), &found) != 0 && ::rename(from.c_str(), to.c_str()) == 0;
}

} // namespace

ProjectLock::ProjectLock(fs::path named, fs::path file, Reach reach)
    : named_{std::move(named)}, file_{std::move(file)}, log_path_{log_beside(file_)},
      log_now_{log_path_}, descriptor_{
                               ::open(file_.c_str(),
                                      (reach == Reach::writing ? O_RDWR : O_RDONLY) | O_CLOEXEC)} {
    if (descriptor_ < 0) {
        if (reach == Reach::writing)
            throw Failure{
                translate_sqlite(SQLITE_READONLY, sqlite3_errstr(SQLITE_READONLY), named_)};
        fail(named_, " cannot be read: ");
    }
    struct stat found {};
    ::fstat(descriptor_, &found);
    identity_ = {found.st_dev, found.st_ino};
}

ProjectLock::~ProjectLock() {
    // Said rather than left to the closing: a program started meanwhile may have the descriptor for
    // a moment still.
    for (const auto part : {Part::writing, Part::content, Part::opening})
        (void)lock(F_OFD_SETLK, part, F_UNLCK);
    ::close(descriptor_);
}

bool ProjectLock::lock(int command, Part part, short type) const {
    const auto bytes = parts[static_cast<std::size_t>(part)];
    struct flock wanted {};
    wanted.l_type = type;
    wanted.l_whence = SEEK_SET;
    wanted.l_start = bytes.first;
    wanted.l_len = bytes.count;
    int done = 0;
    do {
        done = ::fcntl(descriptor_, command, &wanted);
    } while (done != 0 && errno == EINTR);
    return done == 0 && (command != F_OFD_GETLK || wanted.l_type != F_UNLCK);
}

bool ProjectLock::take(Part part, Kind kind, std::chrono::milliseconds patience) const {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!lock(F_OFD_SETLK, part, kind == Kind::shared ? F_RDLCK : F_WRLCK)) {
        if (errno != EAGAIN && errno != EACCES) fail(named_, " cannot be locked: ");
        if (std::chrono::steady_clock::now() >= deadline) return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

void ProjectLock::need(Part part, Kind kind) const {
    if (!take(part, kind, usual_patience))
        throw Failure{translate_sqlite(SQLITE_BUSY, sqlite3_errstr(SQLITE_BUSY), named_)};
}

void ProjectLock::release(Part part) const {
    (void)lock(F_OFD_SETLK, part, F_UNLCK);
}

bool ProjectLock::is_taken(Part part) const {
    return lock(F_OFD_GETLK, part, F_RDLCK);
}

ProjectLock::Identity ProjectLock::identity_at(const fs::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return {};
    return {found.st_dev, found.st_ino};
}

FilePlace ProjectLock::place() const {
    using State = FilePlace::State;
    const auto named = identity_at(file_);
    if (named == identity_)
        return {log_ == identity_at(log_path_) || log_ == Identity{} ? State::there
                                                                     : State::without_log,
                file_};
    FilePlace place{named == Identity{} ? State::deleted : State::replaced, {}};
    struct stat held {};
    if (::fstat(descriptor_, &held) != 0 || held.st_nlink == 0) return place;
    // The system knows the present name of what is open.
    std::error_code unknown;
    place.now = fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor_), unknown);
    if (identity_at(place.now) != identity_) place.now.clear();
    if (place.state == State::deleted) place.state = State::moved;
    return place;
}

void ProjectLock::watch_log() {
    log_ = identity_at(log_path_);
}

bool ProjectLock::let_log_follow() {
    const auto file = place().now;
    if (file.empty() || log_ == Identity{}) return false;
    const auto wanted = log_beside(file);
    // Whoever moved a whole folder, or both files, moved the log already.
    const bool there = identity_at(wanted) == log_;
    if (!there && (identity_at(log_now_) != log_ || !rename_into_free(log_now_, wanted)))
        return false;
    log_now_ = wanted;
    return true;
}

void ProjectLock::remove_log() const {
    if (log_ != Identity{} && identity_at(log_now_) == log_) ::unlink(log_now_.c_str());
}

} // namespace filrouge::store
