#include "platform/files.h"

#include "support/printers.h"

#include <cstdlib>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::platform;
namespace fs = std::filesystem;

TEST_CASE("what is written is read back, whatever the bytes and the name") {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "Entretien n° 3 – été 👩‍👧.txt";
    const std::string bytes{"a\0b\r\n\xff\xfe", 7};
    REQUIRE(write_file(file, bytes));
    CHECK(*read_file(file, 100) == bytes);
    REQUIRE(write_file(file, ""));
    CHECK(read_file(file, 100)->empty());
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
}

TEST_CASE("a file of exactly the limit is read, a larger one refused") {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "a.txt";
    REQUIRE(write_file(file, "12345"));
    CHECK(read_file(file, 5));
    const auto refused = read_file(file, 4);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(refused.error().what.find("a.txt") != std::string::npos);
}

TEST_CASE("files that cannot be read are named, with the reason") {
    const TemporaryDirectory folder;
    const auto missing = read_file(folder.path() / "missing.txt", 10);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::not_found);
    CHECK(missing.error().what.find("missing.txt") != std::string::npos);
    CHECK(read_file(folder.path(), 10).error().code == ErrorCode::unreadable);
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(read_file(pipe, 10).error().code == ErrorCode::unreadable);
    if (::geteuid() != 0) {
        const auto secret = folder.path() / "secret.txt";
        REQUIRE(write_file(secret, "x"));
        fs::permissions(secret, fs::perms::none);
        CHECK(read_file(secret, 10).error().code == ErrorCode::unreadable);
    }
}

TEST_CASE("a write that fails leaves nothing behind") {
    const TemporaryDirectory folder;
    CHECK_FALSE(write_file(folder.path() / "no-folder" / "a.txt", "x"));
    fs::create_directory(folder.path() / "taken");
    std::ofstream{folder.path() / "taken" / "inside"} << "x";
    CHECK_FALSE(write_file(folder.path() / "taken", "x"));
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
}

TEST_CASE("a temporary folder is private and goes with its contents") {
    fs::path path;
    {
        const TemporaryDirectory folder;
        path = folder.path();
        CHECK((fs::status(path).permissions() & fs::perms::all) == fs::perms::owner_all);
        fs::create_directory(path / "deep");
        REQUIRE(write_file(path / "deep" / "a.txt", "x"));
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("the cache folder follows XDG_CACHE_HOME and is made") {
    const TemporaryDirectory folder;
    const char* before = std::getenv("XDG_CACHE_HOME");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("XDG_CACHE_HOME", (folder.path() / "cache").c_str(), 1);
    CHECK(*cache_directory() == folder.path() / "cache" / "filrouge");
    CHECK(fs::is_directory(folder.path() / "cache" / "filrouge"));
    if (before == nullptr) {
        ::unsetenv("XDG_CACHE_HOME");
    } else {
        ::setenv("XDG_CACHE_HOME", kept.c_str(), 1);
    }
}
