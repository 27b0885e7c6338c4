#include "store/opening.h"

#include "store/file_header.h"
#include "store/rows.h"
#include "store/schema.h"
#include "store/schema_guard.h"
#include "store/seal.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace filrouge::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t small_enough_to_check = 1 << 20; // bytes

/// Where the file really is: logs lie beside that place, not beside a link to it.
fs::path real_path(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        throw Failure{Error{ErrorCode::not_found, "There is no file " + path.string(),
                            "Check the name, or create the project first"}};
    if (error)
        throw Failure{Error{ErrorCode::unreadable,
                            path.string() + " cannot be read: " + error.message(),
                            "Check that you may read the file and its folder"}};
    if (status.type() != fs::file_type::regular)
        throw Failure{Error{ErrorCode::unreadable, path.string() + " is a folder or a device",
                            "Choose a project file"}};
    return fs::canonical(path);
}

fs::path with_suffix(fs::path path, const char* suffix) {
    return path += suffix;
}

bool holds_bytes(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return !error && size > 0;
}

Leftovers leftovers_of(const fs::path& file) {
    return holds_bytes(with_suffix(file, "-wal")) || holds_bytes(with_suffix(file, "-journal"))
               ? Leftovers::some
               : Leftovers::none;
}

void quick_check(Database& database) {
    auto row = database.query("PRAGMA quick_check(1)");
    if (row->step() && row->text(0) != "ok") database.damaged(row->text(0));
}

void migrate_in_transaction(Database& database, int from) {
    if (from == newest_schema) return;
    Transaction transaction{database, Transaction::Kind::write};
    migrate(database, from);
    transaction.commit();
}

/// From here on the file may be written: write-ahead mode, folded back on close.
void start_writing(Database& database) {
    database.run("PRAGMA journal_mode = WAL");
    database.access = ProjectFile::Access::read_write;
    database.settle_on_close();
}

void check_before_use(Database& database, const FileHeader& header, std::uint64_t size) {
    require_schema(database, header.schema); // first: the others evaluate what stands in it
    if (header.sizes_disagree || size <= small_enough_to_check) quick_check(database);
}

std::unique_ptr<Database> open_for_writing(const fs::path& path, const fs::path& file,
                                           const FileHeader& header) {
    auto database = std::make_unique<Database>(path, file, Database::Mode::read_write);
    const int writable = sqlite3_db_readonly(database->handle(), "main");
    if (writable != 0 || ::access(file.parent_path().c_str(), W_OK) != 0)
        database->fail(SQLITE_READONLY);
    // The exclusive lock, once taken, is kept until the file is closed.
    database->execute("BEGIN EXCLUSIVE");
    check_before_use(*database, header, fs::file_size(file));
    database->execute("COMMIT");
    migrate_in_transaction(*database, header.schema);
    start_writing(*database);
    return database;
}

/// A copy in a folder of our own, where a log can be replayed or the schema migrated without
/// touching the file.
std::unique_ptr<Database> open_copy(const fs::path& path, const fs::path& file,
                                    const FileProbe& probe) {
    auto folder = std::make_unique<platform::TemporaryDirectory>();
    const auto copy = folder->path() / "copy.filrouge";
    probe.copy_to(copy);
    for (const char* suffix : {"-wal", "-journal"})
        if (holds_bytes(with_suffix(file, suffix)))
            fs::copy_file(with_suffix(file, suffix), with_suffix(copy, suffix));
    auto database = std::make_unique<Database>(path, copy, Database::Mode::read_write);
    database->copy = std::move(folder);
    return database;
}

/// What a writer leaves unchanged while it only adds to its log.
struct Writing {
    fs::file_time_type file;
    std::string log_head;
    friend bool operator==(const Writing&, const Writing&) = default;
};

Writing writing_of(const fs::path& file) {
    constexpr std::size_t log_header = 32;
    Writing writing{fs::last_write_time(file), std::string(log_header, '\0')};
    std::ifstream log{with_suffix(file, "-wal"), std::ios::binary};
    log.read(writing.log_head.data(), log_header);
    return writing;
}

std::unique_ptr<Database> settled_copy(const fs::path& path, const fs::path& file,
                                       const FileProbe& probe) {
    const auto header = check_header(probe, path, leftovers_of(file));
    auto database = open_copy(path, file, probe);
    check_before_use(*database, header, probe.size());
    migrate_in_transaction(*database, header.schema);
    database->execute("PRAGMA query_only = ON");
    return database;
}

/// Beside a writer that holds the lock. Its log may grow meanwhile: what is not whole at the log's
/// end is left out. Where the log was folded back between the two halves of the copy, it is made
/// anew.
std::unique_ptr<Database> open_snapshot(const fs::path& path, const fs::path& file) {
    using namespace std::chrono_literals;
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
        try {
            const auto before = writing_of(file);
            auto database = settled_copy(path, file, FileProbe{file, FileProbe::Lock::none});
            if (writing_of(file) == before) return database;
        } catch (const fs::filesystem_error&) {
            // The log went while it was copied.
        } catch (const Failure& failure) {
            if (failure.error().code != ErrorCode::damaged || i + 1 == tries) throw;
        }
        std::this_thread::sleep_for(50ms);
    }
    throw Failure{Error{ErrorCode::locked, path.string() + " is being written all the time",
                        "Try again in a moment"}};
}

std::unique_ptr<Database> open_for_reading(const fs::path& path, const fs::path& file,
                                           const FileProbe& probe) {
    const auto leftovers = leftovers_of(file);
    const auto header = check_header(probe, path, leftovers);
    if (leftovers == Leftovers::some || header.schema < newest_schema) {
        return settled_copy(path, file, probe);
    }
    // In write-ahead mode SQLite would make files beside; without a log there is nothing it must
    // know.
    const auto mode = header.write_ahead || fs::exists(with_suffix(file, "-wal"))
                          ? Database::Mode::immutable
                          : Database::Mode::read_only;
    auto database = std::make_unique<Database>(path, file, mode);
    check_before_use(*database, header, probe.size());
    return database;
}

/// Makes an empty file; throws where there is one already.
void claim(const fs::path& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
        ::close(file);
        return;
    }
    const auto error = std::error_code{errno, std::generic_category()};
    if (error == std::errc::file_exists)
        throw Failure{Error{ErrorCode::already_exists, path.string() + " exists already",
                            "Choose another name, or open that project"}};
    throw Failure{Error{ErrorCode::unreadable,
                        path.string() + " cannot be created: " + error.message(),
                        "Choose a folder that exists and where you may write"}};
}

} // namespace

std::unique_ptr<Database> create_database(const fs::path& path, const ProjectInfo& info) {
    claim(path);
    try {
        auto database = std::make_unique<Database>(path, path, Database::Mode::read_write);
        {
            Transaction transaction{*database, Transaction::Kind::write};
            migrate(*database, 0);
            put_row(*database, info);
            seal_project(*database);
            transaction.commit();
        }
        start_writing(*database);
        return database;
    } catch (...) {
        std::error_code ignored;
        fs::remove(path, ignored);
        throw;
    }
}

std::unique_ptr<Database> open_database(const fs::path& path, ProjectFile::Access access) {
    const auto file = real_path(path);
    if (access == ProjectFile::Access::snapshot) return open_snapshot(path, file);
    if (access == ProjectFile::Access::read_only)
        return open_for_reading(path, file, FileProbe{file});
    const auto header = check_header(FileProbe{file}, path, leftovers_of(file));
    return open_for_writing(path, file, header);
}

} // namespace filrouge::store
