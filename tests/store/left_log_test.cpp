#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

// Logs that lie beside a project file when nobody has it open.
namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    std::filesystem::path log = folder.project().string() + "-wal";

    void code(ProjectFile& file, int times) {
        auto coding = sample.passage;
        for (int i = 0; i < times; ++i) {
            coding.id = ids.next<CodingId>();
            done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
        }
    }
    /// A program that codes so many times and then ends without closing the file.
    void crash_after(int times) {
        Child child{[&](Pipe& pipe) {
            auto file = ProjectFile::open(folder.project(), Access::read_write).value();
            code(file, times);
            pipe.say("coded");
            for (;;) ::pause();
        }};
        REQUIRE(child.hear() == "coded");
        child.kill();
        REQUIRE(std::filesystem::file_size(log) > 0);
    }
    [[nodiscard]] bool has(const std::string& name) const {
        const auto names = folder.names();
        return std::find(names.begin(), names.end(), name) != names.end();
    }
    /// Opens it in each way; the project is what it was and whole, and what is said holds `words`.
    void check_is(const std::vector<std::string>& expected, const std::string& words) {
        for (const auto access : {Access::read_only, Access::snapshot, Access::read_write}) {
            const auto file = ProjectFile::open(folder.project(), access).value();
            CHECK(describe(file.load().value()) == expected);
            CHECK(file.check().empty());
            REQUIRE(file.remarks().size() == 1);
            CHECK(file.remarks()[0].what.find(words) != std::string::npos);
            CHECK_FALSE(file.remarks()[0].hint.empty());
        }
        // Said once: it is settled.
        const auto file = ProjectFile::open(folder.project(), Access::read_write).value();
        CHECK(describe(file.load().value()) == expected);
        CHECK(file.remarks().empty());
    }
};

std::vector<std::string> state_of(const std::filesystem::path& path) {
    return describe(ProjectFile::open(path, Access::snapshot)->load().value());
}

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xffU);
    return bytes;
}

/// The rollback journal of somebody who was about to change the first and the last page of a file
/// (https://www.sqlite.org/fileformat.html#the_rollback_journal).
std::string journal_of(const std::string& file) {
    constexpr std::uint32_t nonce = 12345;
    const auto byte = [](char c) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(c));
    };
    const auto page = byte(file[16]) << 8U | byte(file[17]);
    const auto pages = static_cast<std::uint32_t>(file.size() / page);
    auto journal = std::string{"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8} + big_endian(2) +
                   big_endian(nonce) + big_endian(pages) + big_endian(512) + big_endian(page);
    journal.resize(512, '\0');
    for (const auto number : {1U, pages}) {
        const auto bytes = file.substr(std::size_t{number - 1} * page, page);
        auto sum = nonce;
        for (auto at = static_cast<int>(page) - 200; at > 0; at -= 200)
            sum += byte(bytes[static_cast<std::size_t>(at)]);
        journal += big_endian(number) + bytes + big_endian(sum);
    }
    return journal;
}

} // namespace

TEST_CASE_METHOD(Fixture, "a rollback journal is played back into its own file only") {
    create_sample(folder.project(), sample);
    create_sample(folder / "autre", sample);
    const auto expected = state_of(folder.project());
    const auto whole = read_bytes(folder.project());
    const auto journal = folder.project().string() + "-journal";
    SECTION("its own") {
        auto torn = whole;
        torn.replace(torn.size() - 600, 500, 500, 'x');
        platform::write_file(folder.project(), torn).value();
        platform::write_file(journal, journal_of(whole)).value();
        const auto access = GENERATE(Access::read_only, Access::snapshot, Access::read_write);
        const auto file = ProjectFile::open(folder.project(), access).value();
        CHECK(describe(file.load().value()) == expected);
        CHECK(file.check().empty());
        CHECK(file.remarks().empty());
        CHECK(has("étude 1.filrouge-journal") == (access == Access::snapshot));
    }
    SECTION("what is none") {
        platform::write_file(journal, "mes notes").value();
        check_is(expected, "log of another project");
        CHECK(read_bytes(journal + ".aside") == "mes notes");
    }
    SECTION("another's") {
        const auto foreign = journal_of(read_bytes(folder / "autre"));
        platform::write_file(journal, foreign).value();
        check_is(expected, "log of another project");
        CHECK(read_bytes(journal + ".aside") == foreign);
    }
}

TEST_CASE_METHOD(Fixture, "what lies in the place of a log and is no file is named at once") {
    create_sample(folder.project(), sample);
    const auto before = read_bytes(folder.project());
    const auto* ending = GENERATE("-wal", "-journal");
    const auto place = folder.project().string() + ending;
    const int kind = GENERATE(0, 1, 2);
    if (kind == 0) REQUIRE(::mkfifo(place.c_str(), 0600) == 0);
    if (kind == 1) std::filesystem::create_directory(place);
    if (kind == 2) std::filesystem::create_symlink("nulle part", place);
    for (const auto access : {Access::read_only, Access::snapshot, Access::read_write}) {
        const auto file = ProjectFile::open(folder.project(), access);
        REQUIRE_FALSE(file.ok());
        CHECK(file.error().what.find(ending) != std::string::npos);
        CHECK_FALSE(file.error().hint.empty());
    }
    CHECK(read_bytes(folder.project()) == before);
    std::filesystem::remove(place);
    CHECK(ProjectFile::open(folder.project(), Access::read_write).ok());
}

TEST_CASE_METHOD(Fixture, "no project is named like the log of another") {
    const auto file = create_sample(folder.project(), sample);
    SilentProgress silent;
    for (const auto* ending : {"-wal", "-journal", "-shm"}) {
        const auto name = folder.project().string() + ending;
        CHECK(file.backup(name, silent).error().code == ErrorCode::invalid_input);
        CHECK(ProjectFile::create(name, sample.info).error().code == ErrorCode::invalid_input);
    }
    CHECK(folder.names().size() == 2); // it is open: its own log
}

TEST_CASE_METHOD(Fixture, "what a crash left is folded in by whoever opens the project next") {
    create_sample(folder.project(), sample);
    crash_after(4);
    const auto access = GENERATE(Access::read_only, Access::read_write);
    {
        const auto file = ProjectFile::open(folder.project(), access).value();
        CHECK(file.load().value().codings().size() == 6);
        CHECK(file.remarks().empty());
    }
    CHECK(folder.names().size() == 1);
    CHECK(ProjectFile::open(folder.project(), Access::read_only)->load()->codings().size() == 6);
}

TEST_CASE_METHOD(Fixture,
                 "a log that finds no room in the file on a full disk waits until there is some") {
    // A small disk of its own, which only this process and its children see.
    Child child{[&](Pipe& pipe) {
        if (::unshare(CLONE_NEWNS) != 0 ||
            ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("none", folder.directory.path().c_str(), "tmpfs", 0, "size=64m") != 0) {
            pipe.say("no disk");
            return;
        }
        create_sample(folder.project(), sample);
        crash_after(400);
        {
            std::ofstream filler{folder / "plein", std::ios::binary};
            while (filler << std::string(4096, 'x') << std::flush) {
            }
        }
        const auto refused = ProjectFile::open(folder.project(), Access::read_write);
        pipe.say(refused.ok() ? "opened" : refused.error().message());
        const auto read = ProjectFile::open(folder.project(), Access::read_only);
        pipe.say(read.ok() ? std::to_string(read->load()->codings().size())
                           : read.error().message());
        std::filesystem::remove(folder / "plein");
        const auto file = ProjectFile::open(folder.project(), Access::read_write);
        pipe.say(file.ok() ? std::to_string(file->load()->codings().size())
                           : file.error().message());
        pipe.say(file.ok() && file->check().empty() ? "whole" : "damaged");
    }};
    const auto first = child.hear();
    if (first == "no disk") {
        WARN("skipped: only an administrator can make a small disk");
        return;
    }
    CHECK(first.find("full") != std::string::npos);
    CHECK(child.hear() == "402");
    CHECK(child.hear() == "402");
    CHECK(child.hear() == "whole");
}

TEST_CASE_METHOD(Fixture, "where nothing may be written, what a crash left is read all the same") {
    create_sample(folder.project(), sample);
    crash_after(4);
    const auto bytes = read_bytes(folder.project());
    ::chmod(folder.project().c_str(), 0444);
    ::chmod(log.c_str(), 0444);
    ::chmod(folder.directory.path().c_str(), 0555);
    Child reader{[&](Pipe& pipe) {
        give_up_rights();
        const auto file = ProjectFile::open(folder.project(), Access::read_only);
        pipe.say(file.ok() ? std::to_string(file->load()->codings().size()) : file.error().what);
    }};
    CHECK(reader.hear() == "6");
    ::chmod(folder.directory.path().c_str(), 0755);
    CHECK(read_bytes(folder.project()) == bytes);
    CHECK(folder.names().size() == 2);
}

TEST_CASE_METHOD(Fixture, "a log is not read into the file that was put in the place of its own") {
    SilentProgress silent;
    SECTION("a backup of before") {
        {
            auto file = create_sample(folder.project(), sample);
            REQUIRE(file.backup(folder / "sauvegarde", silent).ok());
            code(file, 5);
        }
        crash_after(3);
    }
    SECTION("a backup that was worked on") {
        {
            auto file = create_sample(folder.project(), sample);
            REQUIRE(file.backup(folder / "sauvegarde", silent).ok());
        }
        {
            auto other = ProjectFile::open(folder / "sauvegarde", Access::read_write).value();
            code(other, 2);
        }
        crash_after(3);
    }
    SECTION("a copy of the closed file of before") {
        create_sample(folder.project(), sample);
        std::filesystem::copy_file(folder.project(), folder / "sauvegarde");
        crash_after(1);
    }
    SECTION("a copy made while the file was open, before its log was folded back") {
        Child child{[&](Pipe& pipe) {
            auto file = create_sample(folder.project(), sample);
            code(file, 300); // folded back at least once
            std::filesystem::copy_file(folder.project(), folder / "sauvegarde");
            const auto folded = read_bytes(folder.project());
            while (read_bytes(folder.project()) == folded) code(file, 10);
            code(file, 3);
            pipe.say("coded");
            for (;;) ::pause();
        }};
        REQUIRE(child.hear() == "coded");
        child.kill();
        REQUIRE(std::filesystem::file_size(log) > 0);
    }
    const auto expected = state_of(folder / "sauvegarde");
    const auto left = read_bytes(log);
    std::filesystem::copy_file(folder / "sauvegarde", folder.project(),
                               std::filesystem::copy_options::overwrite_existing);
    check_is(expected, "log of another project");
    // Not thrown away: it may be all that is left of somebody's work.
    CHECK(read_bytes(log.string() + ".aside") == left);
}

TEST_CASE_METHOD(Fixture, "a second log set aside does not replace the first") {
    create_sample(folder.project(), sample);
    std::filesystem::copy_file(folder.project(), folder / "sauvegarde");
    for (int round = 0; round < 2; ++round) {
        crash_after(1);
        std::filesystem::copy_file(folder / "sauvegarde", folder.project(),
                                   std::filesystem::copy_options::overwrite_existing);
        CHECK(ProjectFile::open(folder.project(), Access::read_write)->remarks().size() == 1);
    }
    CHECK(has("étude 1.filrouge-wal.aside"));
    CHECK(has("étude 1.filrouge-wal.aside-2"));
}

TEST_CASE_METHOD(Fixture, "a copy of an open file without its log says what may be missing") {
    auto file = create_sample(folder.project(), sample);
    std::filesystem::copy_file(folder.project(), folder / "copie");
    for (const auto access : {Access::read_only, Access::read_write}) {
        const auto copy = ProjectFile::open(folder / "copie", access).value();
        REQUIRE(copy.remarks().size() == 1);
        CHECK(copy.remarks()[0].what.find("may be missing") != std::string::npos);
    }
    CHECK(ProjectFile::open(folder / "copie", Access::read_write)->remarks().empty());
    // The open one itself misses nothing.
    CHECK(ProjectFile::open(folder.project(), Access::read_only)->remarks().empty());
}

TEST_CASE_METHOD(Fixture, "a new project and a backup do not take over a log that lies there") {
    create_sample(folder.project(), sample);
    crash_after(2);
    const auto left = read_bytes(log);
    std::filesystem::rename(folder.project(), folder / "ailleurs");
    auto good = create_sample(folder / "bon", sample);
    const auto expected = describe(good.load().value());
    SECTION("backup") {
        SilentProgress silent;
        REQUIRE(good.backup(folder.project(), silent).ok());
        CHECK(good.remarks().size() == 1);
    }
    SECTION("new") {
        const auto made = create_sample(folder.project(), sample);
        CHECK(made.remarks().size() == 1);
    }
    CHECK(read_bytes(log.string() + ".aside") == left);
    const auto file = ProjectFile::open(folder.project(), Access::read_write).value();
    CHECK(file.remarks().empty());
    CHECK(describe(file.load().value()) == expected);
    CHECK(file.check().empty());
}
