#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <random>
#include <sys/stat.h>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};

    /// Opens in both ways, which must fail alike and leave bytes and folder as they were.
    ErrorCode refusal(const std::filesystem::path& path) {
        const auto bytes = read_bytes(path);
        const auto names = folder.names();
        std::vector<ErrorCode> codes;
        for (const auto access : {Access::read_only, Access::read_write}) {
            const auto opened = ProjectFile::open(path, access);
            REQUIRE_FALSE(opened.ok());
            codes.push_back(opened.error().code);
            CHECK(opened.error().what.find(path.string()) != std::string::npos);
            CHECK_FALSE(opened.error().hint.empty());
        }
        CHECK(codes[0] == codes[1]);
        CHECK(read_bytes(path) == bytes);
        CHECK(folder.names() == names);
        return codes[0];
    }
    ErrorCode refusal_of(const std::string& bytes) {
        write_bytes(folder / "file", bytes);
        return refusal(folder / "file");
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "what is not a project is refused and left alone") {
    CHECK(ProjectFile::open(folder / "none", Access::read_write).error().code ==
          ErrorCode::not_found);
    CHECK(folder.names().empty());
    CHECK(refusal_of("") == ErrorCode::not_a_project);
    CHECK(refusal_of("Nadia : bonjour\n") == ErrorCode::not_a_project);
    CHECK(refusal_of(std::string(5000, '\0')) == ErrorCode::not_a_project);
    std::mt19937 random{7};
    std::string noise(10'000, ' ');
    for (auto& c : noise) c = static_cast<char>(random());
    CHECK(refusal_of(noise) == ErrorCode::not_a_project);
    for (const auto access : {Access::read_only, Access::read_write})
        CHECK(ProjectFile::open(folder.directory.path(), access).error().code ==
              ErrorCode::unreadable);
}

TEST_CASE_METHOD(Fixture, "the database of another program is refused") {
    write_bytes(folder / "other", "");
    run_sql(folder / "other", "CREATE TABLE project (id); INSERT INTO project VALUES (1)");
    CHECK(refusal(folder / "other") == ErrorCode::not_a_project);
}

TEST_CASE_METHOD(Fixture, "a project of a newer version is refused") {
    create_sample(folder.project(), sample);
    run_sql(folder.project(), "PRAGMA user_version = 99");
    CHECK(refusal(folder.project()) == ErrorCode::newer_version);
}

TEST_CASE_METHOD(Fixture, "a file with our name but other tables is damaged") {
    create_sample(folder.project(), sample);
    SECTION("no format number") {
        run_sql(folder.project(), "PRAGMA user_version = 0");
    }
    SECTION("a table is missing") {
        run_sql(folder.project(), "DROP TABLE turn");
    }
    SECTION("a column is missing") {
        run_sql(folder.project(), "ALTER TABLE coding DROP COLUMN memo");
    }
    CHECK(refusal(folder.project()) == ErrorCode::damaged);
}

TEST_CASE_METHOD(Fixture, "a file cut short is refused") {
    create_sample(folder.project(), sample);
    const auto whole = read_bytes(folder.project());
    REQUIRE(whole.size() > 20 * 4096);
    for (const std::size_t size : {16UL, 99UL, 100UL, 1000UL, 4096UL, 5000UL, 8192UL, 10UL * 4096,
                                   whole.size() - 4096, whole.size() - 1}) {
        CAPTURE(size);
        CHECK(refusal_of(whole.substr(0, size)) == ErrorCode::damaged);
    }
    CHECK(refusal_of(whole.substr(0, 15)) == ErrorCode::not_a_project);
}

TEST_CASE_METHOD(Fixture, "nothing is created over a file or in no folder") {
    write_bytes(folder / "taken", "mine");
    CHECK(ProjectFile::create(folder / "taken", sample.info).error().code ==
          ErrorCode::already_exists);
    CHECK(read_bytes(folder / "taken") == "mine");
    CHECK(ProjectFile::create(folder / "no/such", sample.info).error().code ==
          ErrorCode::unreadable);
    CHECK(ProjectFile::create(folder.directory.path(), sample.info).error().code ==
          ErrorCode::already_exists);
    CHECK(folder.names() == std::vector<std::string>{"taken"});
}

TEST_CASE_METHOD(Fixture, "a project opens through a link") {
    create_sample(folder.project(), sample);
    std::filesystem::create_directory(folder / "links");
    std::filesystem::create_symlink(folder.project(), folder / "links/link");
    for (const auto access : {Access::read_only, Access::read_write}) {
        const auto file = ProjectFile::open(folder / "links/link", access);
        REQUIRE(file.ok());
        CHECK(file->check().empty());
    }
    CHECK(folder.names().size() == 2);
}

TEST_CASE_METHOD(Fixture, "a read-only file in a read-only folder opens for reading only") {
    std::filesystem::create_directory(folder / "archive");
    const auto path = folder / "archive/study.filrouge";
    create_sample(path, sample);
    ::chmod(path.c_str(), 0444);
    ::chmod((folder / "archive").c_str(), 0555);
    ::chmod(folder.directory.path().c_str(), 0755);
    Child child{[&](Pipe& pipe) {
        give_up_rights();
        const auto reader = ProjectFile::open(path, Access::read_only);
        const auto writer = ProjectFile::open(path, Access::read_write);
        pipe.say(reader.ok() && reader->load().ok() && reader->check().empty() ? "read" : "no");
        pipe.say(!writer.ok() && writer.error().code == ErrorCode::unreadable ? "kept" : "written");
        const auto made = ProjectFile::create(folder / "archive/new", ProjectInfo{});
        pipe.say(!made.ok() && made.error().code == ErrorCode::unreadable ? "refused" : "made");
    }};
    CHECK(child.hear() == "read");
    CHECK(child.hear() == "kept");
    CHECK(child.hear() == "refused");
    child.wait();
    ::chmod((folder / "archive").c_str(), 0755);
}

TEST_CASE_METHOD(Fixture, "a file without read permission is unreadable") {
    create_sample(folder.project(), sample);
    ::chmod(folder.project().c_str(), 0000);
    ::chmod(folder.directory.path().c_str(), 0755);
    Child child{[&](Pipe& pipe) {
        give_up_rights();
        for (const auto access : {Access::read_only, Access::read_write}) {
            const auto opened = ProjectFile::open(folder.project(), access);
            pipe.say(!opened.ok() && opened.error().code == ErrorCode::unreadable ? "ok" : "wrong");
        }
    }};
    CHECK(child.hear() == "ok");
    CHECK(child.hear() == "ok");
}
