#include "search/index_files.h"

#include "fixture.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_of(const fs::path& directory) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{directory}) {
        const auto name = entry.path().filename();
        if (entry.is_regular_file() && name != "lock" && name != "flintlock") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void fill(Library& library) {
    for (unsigned n = 1; n <= 20; ++n) library.put(n, "confiance\nréseau " + std::to_string(n));
    REQUIRE(library.refresh().ok());
    REQUIRE(library.ask("confiance").total == 20);
}

} // namespace

TEST_CASE("An untouched index keeps what it has") {
    Library library;
    fill(library);
    library.reopen();
    CHECK(library.index().stamps().size() == 20);
}

TEST_CASE("Whatever file is broken, the index is emptied and built anew") {
    Library library;
    fill(library);
    const auto count = files_of(library.path()).size();
    REQUIRE(count > 4);
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::string damage : {"cut", "garbage", "gone"}) {
            const auto files = files_of(library.path());
            REQUIRE(files.size() == count);
            INFO(files[i].filename().string() << " " << damage);
            const auto size = fs::file_size(files[i]);
            if (damage == "cut") fs::resize_file(files[i], size / 2);
            if (damage == "gone") fs::remove(files[i]);
            if (damage == "garbage") std::ofstream{files[i]} << std::string(size, '\xA5');
            library.reopen();
            CHECK(library.index().stamps().empty());
            CHECK(library.ask("confiance").total == 0);
            REQUIRE(library.refresh().ok());
            CHECK(library.ask("confiance").total == 20);
        }
    }
}

TEST_CASE("Strange things in the directory do no harm") {
    Library library;
    fill(library);
    std::ofstream{library.path() / "readme"} << "hello";
    fs::create_directory(library.path() / "shard-99");
    library.reopen();
    CHECK(library.index().stamps().size() == 20);
    fs::remove(library.path() / "clean");
    std::ofstream{library.path() / "clean"} << "filrouge index 1\nshards 4000000000\n";
    library.reopen();
    CHECK(library.index().stamps().empty());
}

TEST_CASE("An update that did not end leaves an empty index") {
    Library library;
    fill(library);
    REQUIRE(search::remove_clean(library.path()).ok());
    library.reopen();
    CHECK(library.index().stamps().empty());
}

TEST_CASE("A process killed while updating leaves an index that is built anew") {
    Library library;
    fill(library);
    const auto child = ::fork();
    if (child == 0) {
        auto index = search::Index::open(library.path());
        SilentProgress silent;
        const std::vector ids{source_id(1), source_id(2)};
        (void)index.value().update(
            ids, {},
            [&](const SourceId& id) -> Result<search::Document> {
                if (id == source_id(2)) ::_exit(7);
                return library.load(id);
            },
            silent);
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 7);
    CHECK(library.index().stamps().empty());
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("confiance").total == 20);
}

TEST_CASE("The directory may be deleted under an open index") {
    Library library;
    fill(library);
    fs::remove_all(library.path());
    CHECK(library.index().stamps().empty());
    CHECK(library.ask("confiance").total == 0);
    REQUIRE(library.refresh().ok());
    CHECK(library.ask("confiance").total == 20);
    fs::remove_all(library.path());
    SilentProgress silent;
    const std::vector ids{source_id(1)};
    REQUIRE(library.index()
                .update(
                    ids, {}, [&](const SourceId& id) { return library.load(id); }, silent)
                .ok());
    CHECK(library.index().stamps().size() == 1);
}

TEST_CASE("Two indexes on one directory: one updates at a time, the other follows") {
    Library library;
    fill(library);
    auto other = search::Index::open(library.path()).value();
    library.put(21, "confiance");
    REQUIRE(library.refresh().ok());
    const auto query = search::Query::parse("confiance").value();
    CHECK(other.search(query, no_filter, {}).value().total == 21);

    SilentProgress silent;
    const std::vector ids{source_id(1)};
    ErrorCode code{};
    ErrorCode opening{};
    std::uint32_t meanwhile = 0;
    const auto load = [&](const SourceId& id) {
        const auto second = other.update(
            ids, {}, [&](const SourceId& i) { return library.load(i); }, silent);
        if (!second) code = second.error().code;
        const auto third = search::Index::open(library.path());
        if (!third) opening = third.error().code;
        meanwhile = other.search(query, no_filter, {}).value().total;
        return library.load(id);
    };
    REQUIRE(library.index().update(ids, {}, load, silent).ok());
    CHECK(code == ErrorCode::locked);
    CHECK(opening == ErrorCode::locked);
    CHECK(meanwhile == 21);
    for (int round = 0; round < 4; ++round) {
        library.put(22, "confiance " + std::to_string(round));
        REQUIRE(library.refresh().ok());
    }
    CHECK(other.search(query, no_filter, {}).value().total == 22);
    CHECK(other.stamps() == library.index().stamps());
}

TEST_CASE("A directory that cannot be used is an error that names it") {
    const platform::TemporaryDirectory directory;
    std::ofstream{directory.path() / "file"} << "x";
    const auto index = search::Index::open(directory.path() / "file" / "index");
    REQUIRE_FALSE(index.ok());
    CHECK(index.error().code == ErrorCode::unreadable);
    CHECK_THAT(index.error().what, Catch::Contains("file/index"));
}
