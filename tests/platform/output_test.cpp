#include "platform/output.h"

#include "platform/files.h"
#include "platform/unfinished.h"
#include "support/printers.h"

#include <cstdlib>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::platform;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(const fs::path& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 07777U;
}

fs::path file_with(const TemporaryDirectory& folder, const char* name, const std::string& bytes) {
    auto path = folder.path() / name;
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
}

const std::string database = std::string{"SQLite format 3\0", 16} + std::string(84, 'x');

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

/// A cache folder of its own for one test.
class OwnCache {
  public:
    explicit OwnCache(const fs::path& folder) {
        if (const char* before = std::getenv("XDG_CACHE_HOME")) before_ = before;
        ::setenv("XDG_CACHE_HOME", folder.c_str(), 1);
    }
    OwnCache(const OwnCache&) = delete;
    OwnCache& operator=(const OwnCache&) = delete;
    ~OwnCache() {
        before_.empty() ? ::unsetenv("XDG_CACHE_HOME")
                        : ::setenv("XDG_CACHE_HOME", before_.c_str(), 1);
    }

  private:
    std::string before_;
};

} // namespace

TEST_CASE("no output is written over a database, under whatever name") {
    const TemporaryDirectory folder;
    const auto project = file_with(folder, "étude.csv", database);
    const auto link = folder.path() / "link.csv";
    fs::create_symlink("étude.csv", link);
    const auto hard = folder.path() / "hard.csv";
    fs::create_hard_link(project, hard);
    for (const auto& path : {project, link, hard}) {
        const auto refused = write_output({path, {"csv"}, {}}, "x");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::invalid_input);
        CHECK(refused.error().what.find(path.filename().string()) != std::string::npos);
    }
    CHECK(*read_file(project, 1000) == database);
    // Not by its content, but because it is the one that is open.
    const auto open = file_with(folder, "open.csv", "");
    fs::create_symlink(open, folder.path() / "way.csv");
    CHECK_FALSE(write_output({folder.path() / "way.csv", {"csv"}, open}, "x"));
    // Empty or damaged, and still somebody's.
    const auto broken = file_with(folder, "broken.filrouge", "");
    fs::create_symlink(broken, folder.path() / "broken.csv");
    CHECK_FALSE(write_output({folder.path() / "broken.csv", {"csv"}, {}}, "x"));
    CHECK_FALSE(write_output({broken, {}, {}}, "x"));
}

TEST_CASE("an output's name ends as its format says") {
    const TemporaryDirectory folder;
    const auto in = [&](const char* name) { return folder.path() / name; };
    CHECK(write_output({in("a.csv"), {"csv"}, {}}, "x"));
    CHECK(write_output({in("A.CSV"), {"csv"}, {}}, "x"));
    CHECK(write_output({in("a.htm"), {"html", "htm"}, {}}, "x"));
    for (const auto* name : {"csv", "a", "a.csv.gz", "a.csv-wal", "a.filrouge"}) {
        INFO(name);
        const auto refused = write_output({in(name), {"csv"}, {}}, "x");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().hint.find(".csv") != std::string::npos);
        CHECK_FALSE(fs::exists(in(name)));
    }
}

TEST_CASE("a file written over keeps its rights; a new one has those the umask leaves") {
    const TemporaryDirectory folder;
    const auto before = ::umask(027);
    const auto fresh = folder.path() / "fresh.csv";
    REQUIRE(write_output({fresh, {}, {}}, "x"));
    ::umask(077);
    const auto secret = folder.path() / "secret.csv";
    REQUIRE(write_output({secret, {}, {}}, "x"));
    ::umask(before);
    CHECK(mode_of(fresh) == 0640);
    CHECK(mode_of(secret) == 0600);
    for (const unsigned mode : {0600U, 0664U, 0640U}) {
        REQUIRE(::chmod(fresh.c_str(), mode) == 0);
        REQUIRE(write_output({fresh, {}, {}}, "new"));
        CHECK(mode_of(fresh) == mode);
    }
    CHECK(*read_file(fresh, 10) == "new");
    if (::geteuid() == 0) {
        constexpr uid_t somebody = 12345;
        REQUIRE(::chown(fresh.c_str(), somebody, somebody) == 0);
        REQUIRE(write_output({fresh, {}, {}}, "theirs"));
        struct stat info {};
        REQUIRE(::stat(fresh.c_str(), &info) == 0);
        CHECK(info.st_uid == somebody);
        CHECK(info.st_gid == somebody);
    } else {
        REQUIRE(::chmod(fresh.c_str(), 0444) == 0);
        CHECK_FALSE(write_output({fresh, {}, {}}, "y"));
    }
}

TEST_CASE("an output goes to where a link leads, also where nothing stands there yet") {
    const TemporaryDirectory folder;
    fs::create_directory(folder.path() / "deep");
    const auto target = folder.path() / "deep" / "real.csv";
    fs::create_symlink("deep/real.csv", folder.path() / "one.csv");
    fs::create_symlink(folder.path() / "one.csv", folder.path() / "two.csv");
    for (const auto* bytes : {"first", "second"}) {
        REQUIRE(write_output({folder.path() / "two.csv", {"csv"}, {}}, bytes));
        CHECK(*read_file(target, 10) == bytes);
    }
    CHECK(fs::is_symlink(folder.path() / "one.csv"));
    CHECK(fs::is_symlink(folder.path() / "two.csv"));
    fs::create_symlink("round.csv", folder.path() / "round.csv");
    CHECK_FALSE(write_output({folder.path() / "round.csv", {"csv"}, {}}, "x"));
}

TEST_CASE("devices and pipes are written into") {
    const TemporaryDirectory folder;
    CHECK(write_output({"/dev/null", {"csv"}, {}}, "x"));
    const auto full = write_output({"/dev/full", {"csv"}, {}}, "x");
    REQUIRE_FALSE(full);
    CHECK(full.error().what.find("/dev/full") != std::string::npos);
    CHECK(full.error().hint.find("room") != std::string::npos);
    struct stat info {};
    REQUIRE(::stat("/dev/full", &info) == 0);
    CHECK(S_ISCHR(info.st_mode));

    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string long_text(200'000, 'a'); // more than a pipe holds
    std::string got;
    std::thread reader{[&] {
        std::ifstream in{pipe, std::ios::binary};
        got.assign(std::istreambuf_iterator<char>{in}, {});
    }};
    const auto written = write_output({pipe, {"csv"}, {}}, long_text);
    reader.join();
    CHECK(written);
    CHECK(got == long_text);
    // Who stops reading does not end the program.
    std::thread leaver{[&] { std::ifstream{pipe}.get(); }};
    CHECK_FALSE(write_output({pipe, {"csv"}, {}}, std::string(20'000'000, 'a')));
    leaver.join();
    CHECK(fs::is_fifo(pipe));
}

TEST_CASE("an output that fails leaves nothing behind, and what was there as it was") {
    const TemporaryDirectory folder;
    CHECK_FALSE(write_output({folder.path() / "no-folder" / "a.csv", {}, {}}, "x"));
    CHECK_FALSE(write_output({folder.path(), {}, {}}, "x"));
    CHECK(files_in(folder.path()) == 0);
    const auto longest = folder.path() / (std::string(251, 'n') + ".csv");
    CHECK(write_output({longest, {}, {}}, "x"));
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what a killed program left is removed at the next start, nothing else is") {
    const TemporaryDirectory folder;
    const OwnCache cache{folder.path() / "cache"};
    const auto place = folder.path() / "place";
    fs::create_directory(place);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::setenv("TMPDIR", place.c_str(), 1);
        const TemporaryDirectory temporary;
        const UnfinishedFile file{place / "copy.csv", 0600};
        std::ofstream{temporary.path() / "words.txt"} << "x";
        ::_exit(0); // as killed: no destructor runs
    }
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    REQUIRE(files_in(place) == 2);
    const UnfinishedFile mine{place / "mine.csv", 0600};
    fs::create_directory(place / "filrouge-notes");
    std::ofstream{place / ".filrouge-99999999-theirs.part"} << "not noted, not ours";
    const std::string before = std::getenv("TMPDIR") != nullptr ? std::getenv("TMPDIR") : "";
    ::setenv("TMPDIR", place.c_str(), 1);
    const auto kept = std::make_unique<TemporaryDirectory>();
    remove_leftovers();
    before.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", before.c_str(), 1);
    CHECK(files_in(place) == 4);
    CHECK(fs::exists(mine.path()));
    CHECK(fs::exists(kept->path()));
    CHECK(files_in(folder.path() / "cache" / "filrouge" / "unfinished") == 1);
}

TEST_CASE("files of our own are the owner's alone") {
    const TemporaryDirectory folder;
    const auto before = ::umask(0);
    const OwnCache cache{folder.path() / "deep" / "cache"};
    const auto place = cache_directory();
    REQUIRE(place);
    REQUIRE(write_file(*place / "own", "x"));
    ::umask(before);
    CHECK(mode_of(*place) == 0700);
    CHECK(mode_of(folder.path() / "deep") == 0700);
    CHECK(mode_of(*place / "own") == 0600);
    REQUIRE(::chmod(place->c_str(), 0755) == 0); // as an earlier version left it
    REQUIRE(cache_directory());
    CHECK(mode_of(*place) == 0700);
}
