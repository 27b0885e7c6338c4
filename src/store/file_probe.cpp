#include "store/file_probe.h"

#include "store/database.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

namespace filrouge::store {

FileProbe::FileProbe(std::filesystem::path path, Lock wanted)
    : path_{std::move(path)}, name_{sqlite3_create_filename(path_.string().c_str(), "", "", 0,
                                                            nullptr)} {
    auto* system = sqlite3_vfs_find(nullptr);
    const auto bytes = static_cast<std::size_t>(system->szOsFile);
    memory_.resize((bytes + sizeof memory_.front() - 1) / sizeof memory_.front());
    file_ = reinterpret_cast<sqlite3_file*>(memory_.data());
    const int code = system->xOpen(system, name_.get(), file_,
                                   SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    try {
        check(code);
        if (wanted == Lock::shared) lock();
    } catch (...) {
        close();
        throw;
    }
}

FileProbe::~FileProbe() {
    file_->pMethods->xUnlock(file_, SQLITE_LOCK_NONE);
    close();
}

std::uint64_t FileProbe::size() const {
    sqlite3_int64 size = 0;
    check(file_->pMethods->xFileSize(file_, &size));
    return static_cast<std::uint64_t>(size);
}

std::string FileProbe::read(std::uint64_t offset, std::size_t count) const {
    const auto end = size();
    const auto left = end > offset ? end - offset : 0;
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(left, count)), '\0');
    check(file_->pMethods->xRead(file_, bytes.data(), static_cast<int>(bytes.size()),
                                 static_cast<sqlite3_int64>(offset)));
    return bytes;
}

void FileProbe::copy_to(const std::filesystem::path& target) const {
    constexpr std::size_t chunk = 1 << 20;
    std::ofstream out{target, std::ios::binary};
    const auto end = size();
    for (std::uint64_t offset = 0; out && offset < end; offset += chunk) {
        const auto bytes = read(offset, chunk);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    if (!out.flush())
        throw Failure{Error{ErrorCode::failed, "No copy of " + path_.string() + " could be made",
                            "Make room in the folder for temporary files"}};
}

void FileProbe::lock() {
    using namespace std::chrono_literals;
    const auto deadline = std::chrono::steady_clock::now() + 2s;
    int code = file_->pMethods->xLock(file_, SQLITE_LOCK_SHARED);
    while (code == SQLITE_BUSY && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(20ms);
        code = file_->pMethods->xLock(file_, SQLITE_LOCK_SHARED);
    }
    check(code);
}

void FileProbe::close() {
    if (file_->pMethods) file_->pMethods->xClose(file_);
}

void FileProbe::check(int code) const {
    if (code != SQLITE_OK) throw Failure{translate_sqlite(code, sqlite3_errstr(code), path_)};
}

} // namespace filrouge::store
