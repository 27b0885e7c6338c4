#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <sqlite3.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

void code(ProjectFile& file, const Sample& sample, int times) {
    IdGenerator ids;
    auto coding = sample.passage;
    for (int i = 0; i < times; ++i) {
        coding.id = ids.next<CodingId>();
        done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
    }
}

} // namespace

TEST_CASE("who comes second is told that the project is open elsewhere") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    Child holder{[&](Pipe& pipe) {
        auto file = ProjectFile::open(folder.project(), Access::read_write).value();
        pipe.say("open");
        for (;;) ::pause();
    }};
    REQUIRE(holder.hear() == "open");
    const auto second = ProjectFile::open(folder.project(), Access::read_write);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == ErrorCode::locked);
    CHECK_FALSE(second.error().hint.empty());
    holder.kill();
    CHECK(ProjectFile::open(folder.project(), Access::read_write).ok());
}

TEST_CASE("a snapshot shows what was committed beside a writer, and changes nothing") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    const auto written = describe(file.load().value());
    {
        // In this program and in another.
        const auto here = ProjectFile::open(folder.project(), Access::snapshot).value();
        CHECK(here.access() == Access::read_only);
        CHECK(describe(here.load().value()) == written);
        Child other{[&](Pipe& pipe) {
            const auto opened = ProjectFile::open(folder.project(), Access::snapshot);
            pipe.say(opened.ok() && describe(opened->load().value()) == written ? "same" : "not");
        }};
        CHECK(other.hear() == "same");
        CHECK(file.undo({}).ok());
        CHECK(describe(here.load().value()) == written);
    }
    CHECK(ProjectFile::open(folder.project(), Access::read_write).error().code ==
          ErrorCode::locked);
    const auto later = ProjectFile::open(folder.project(), Access::snapshot).value();
    CHECK(describe(later.load().value()) == describe(file.load().value()));
}

TEST_CASE("who waits gets the project when the other closes it") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    Child holder{[&](Pipe& pipe) {
        {
            auto file = ProjectFile::open(folder.project(), Access::read_write).value();
            pipe.say("open");
            ::usleep(300'000);
        }
        pipe.say("closed");
    }};
    REQUIRE(holder.hear() == "open");
    CHECK(ProjectFile::open(folder.project(), Access::read_write).ok());
}

TEST_CASE(
    "a second opening in the same program neither succeeds nor breaks the lock of the first") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    CHECK(ProjectFile::open(folder.project(), Access::read_write).error().code ==
          ErrorCode::locked);
    Child other{[&](Pipe& pipe) {
        const auto opened = ProjectFile::open(folder.project(), Access::read_write);
        pipe.say(!opened.ok() && opened.error().code == ErrorCode::locked ? "locked" : "taken");
    }};
    CHECK(other.hear() == "locked");
    CHECK(file.undo({}).ok());
}

TEST_CASE("several may read at a time, and a writer may come while they have it open") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    auto first = ProjectFile::open(folder.project(), Access::read_only);
    auto second = ProjectFile::open(folder.project(), Access::read_only);
    const auto as_it_was = describe(first->load().value());
    CHECK(as_it_was == describe(second->load().value()));
    {
        auto writer = ProjectFile::open(folder.project(), Access::read_write).value();
        // More than what a log holds before it is folded back.
        code(writer, sample, 400);
        CHECK(describe(first->load().value()) == as_it_was);
        CHECK(second->text(sample.group.id).value().utf8() == sample.group_text.utf8());
        // Who comes now sees what was done, the others what was there when they came.
        const auto third = ProjectFile::open(folder.project(), Access::read_only).value();
        CHECK(third.load().value().codings().size() == 402);
        CHECK(third.history().size() == 401);
        first = Error{};
        second = Error{};
    }
    CHECK(folder.names().size() == 1);
    const auto after = ProjectFile::open(folder.project(), Access::read_only).value();
    CHECK(after.load().value().codings().size() == 402);
    CHECK(after.check().empty());
}

TEST_CASE("who reads on keeps a log from being folded back, and loses nobody's work") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    {
        const auto reader = ProjectFile::open(folder.project(), Access::read_only).value();
        const auto as_it_was = describe(reader.load().value());
        {
            auto writer = ProjectFile::open(folder.project(), Access::read_write).value();
            code(writer, sample, 3);
        }
        CHECK(folder.names().size() == 2); // the log, of which the reader knows nothing
        CHECK(describe(reader.load().value()) == as_it_was);
    }
    // The next to come folds it, even who only reads.
    const auto next = ProjectFile::open(folder.project(), Access::read_only).value();
    CHECK(next.load().value().codings().size() == 5);
    CHECK(next.remarks().empty());
    CHECK(folder.names().size() == 1);
}

// What a file dialog does to each file that it lists. POSIX locks of the whole program go by it.
TEST_CASE("opening and closing the file by the way does not let go of the lock") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    Child holder{[&](Pipe& pipe) {
        auto file = ProjectFile::open(folder.project(), Access::read_write).value();
        code(file, sample, 1);
        (void)read_bytes(folder.project());
        std::filesystem::copy_file(folder.project(), folder / "copie");
        std::filesystem::rename(folder / "copie", folder / "copie 2");
        // Another connection of this program, of SQLite's usual kind.
        (void)dump_tracked(folder / "copie 2");
        (void)ProjectFile::open(folder.project(), Access::read_only);
        (void)ProjectFile::open(folder.project(), Access::read_write);
        pipe.say("listed");
        for (;;) ::pause();
    }};
    REQUIRE(holder.hear() == "listed");
    CHECK(ProjectFile::open(folder.project(), Access::read_write).error().code ==
          ErrorCode::locked);
    // Programs that lock as SQLite does are kept out too.
    sqlite3* other = nullptr;
    CHECK(sqlite3_open(folder.project().c_str(), &other) == SQLITE_OK);
    CHECK(sqlite3_exec(other, "UPDATE project SET name = 'other'", nullptr, nullptr, nullptr) ==
          SQLITE_BUSY);
    sqlite3_close(other);
    holder.kill();
    CHECK(ProjectFile::open(folder.project(), Access::read_write)->load()->codings().size() == 3);
}

TEST_CASE("a project moved, replaced or deleted while it is open takes no more edits") {
    using State = store::FilePlace::State;
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    CHECK(file.place().state == State::there);
    const auto refused = [&](State state) {
        CHECK(file.place().state == state);
        auto coding = sample.passage;
        coding.id = ids.next<CodingId>();
        const auto edit = file.edit({"Code", {}}, [&](Edit& e) { e.put(coding); });
        REQUIRE_FALSE(edit.ok());
        CHECK(edit.error().code == ErrorCode::unreadable);
        CHECK(edit.error().what.find(folder.project().string()) != std::string::npos);
        CHECK_FALSE(file.undo({}).ok());
        CHECK_FALSE(file.remember_search({}).ok());
    };
    const auto before = describe(file.load().value());
    const auto elsewhere = folder / "ailleurs.filrouge";
    SECTION("renamed") {
        std::filesystem::rename(folder.project(), elsewhere);
        refused(State::moved);
        CHECK(file.place().now == elsewhere);
        { const auto closed = std::move(file); }
        // All that was done is in the file, at its new place.
        CHECK(folder.names() == std::vector<std::string>{"ailleurs.filrouge"});
        file = ProjectFile::open(elsewhere, Access::read_write).value();
        CHECK(file.remarks().empty());
        CHECK(describe(file.load().value()) == before);
        return;
    }
    SECTION("renamed, and back again") {
        std::filesystem::rename(folder.project(), elsewhere);
        refused(State::moved);
        std::filesystem::rename(elsewhere, folder.project());
        CHECK(file.undo({}).ok());
        return;
    }
    SECTION("replaced by an older copy") {
        std::filesystem::copy_file(folder.project(), elsewhere);
        std::filesystem::rename(elsewhere, folder.project());
        refused(State::replaced);
        CHECK(file.place().now.empty());
    }
    SECTION("moved, and another put in its place") {
        std::filesystem::rename(folder.project(), elsewhere);
        write_bytes(folder.project(), read_bytes(elsewhere));
        refused(State::replaced);
        CHECK(file.place().now == elsewhere);
    }
    SECTION("deleted") {
        std::filesystem::remove(folder.project());
        refused(State::deleted);
    }
    // Nothing is lost for that: it can be saved.
    SilentProgress silent;
    REQUIRE(file.backup(folder / "sauvée", silent).ok());
    const auto saved = ProjectFile::open(folder / "sauvée", Access::read_only).value();
    CHECK(describe(saved.load().value()) == before);
    CHECK(saved.check().empty());
}

TEST_CASE(
    "a log taken away while its project is open is folded in, and no edit goes into nothing") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    const auto before = describe(file.load().value());
    std::filesystem::remove(folder.project().string() + "-wal");
    CHECK_FALSE(file.undo({}).ok());
    CHECK(file.place().state == store::FilePlace::State::without_log);
    { const auto closed = std::move(file); }
    file = ProjectFile::open(folder.project(), Access::read_write).value();
    CHECK(describe(file.load().value()) == before);
    CHECK(file.undo({}).ok());
}
