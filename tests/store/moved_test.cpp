#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <algorithm>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;
using State = store::FilePlace::State;
namespace fs = std::filesystem;

// Projects that get another name, or none, while a program has them open that is then killed.
namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    fs::path here = folder.project();
    fs::path there = folder / "ailleurs.filrouge";

    void code(ProjectFile& file, int times) {
        auto coding = sample.passage;
        for (int i = 0; i < times; ++i) {
            coding.id = ids.next<CodingId>();
            done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
        }
    }
    /// A program that codes three times, then does `what`, and is killed.
    void killed_after(const std::function<void(ProjectFile&)>& what) {
        create_sample(here, sample);
        Child child{[&](Pipe& pipe) {
            auto file = ProjectFile::open(here, Access::read_write).value();
            code(file, 3);
            what(file);
            pipe.say("done");
            for (;;) ::pause();
        }};
        REQUIRE(child.hear() == "done");
        child.kill();
    }
    /// In each way, and nothing lies beside it in the end.
    static void check_whole(const fs::path& project, std::size_t codings) {
        for (const auto access : {Access::snapshot, Access::read_only, Access::read_write}) {
            const auto file = ProjectFile::open(project, access).value();
            CHECK(file.load().value().codings().size() == codings);
            CHECK(file.history().size() == codings - 1);
            CHECK(file.remarks().empty());
            CHECK(file.check().empty());
        }
        CHECK_FALSE(fs::exists(project.string() + "-wal"));
    }
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE_METHOD(Fixture,
                 "a file moved while it is open is whole at its new place once that is seen") {
    SECTION("under another name") {
        killed_after([&](ProjectFile& file) {
            fs::rename(here, there);
            const auto place = file.fold_where_moved();
            if (place.state != State::moved || place.now != there) _exit(1);
            // Seen again and again, as the window does.
            file.fold_where_moved();
        });
        CHECK_FALSE(fs::exists(here.string() + "-wal"));
        // Already without its log: it may go on to another disk alone.
        fs::copy_file(there, folder / "seul.filrouge");
        CHECK(ProjectFile::open(folder / "seul.filrouge", Access::snapshot)
                  ->load()
                  ->codings()
                  .size() == 5);
        check_whole(there, 5);
    }
    SECTION("in another folder") {
        there = folder / "dossier" / "étude.filrouge";
        fs::create_directory(there.parent_path());
        killed_after([&](ProjectFile& file) {
            fs::rename(here, there);
            file.fold_where_moved();
        });
        CHECK(folder.names() == Names{"dossier"});
        check_whole(there, 5);
    }
    SECTION("twice") {
        killed_after([&](ProjectFile& file) {
            fs::rename(here, folder / "entre.filrouge");
            file.fold_where_moved();
            fs::rename(folder / "entre.filrouge", there);
            file.fold_where_moved();
        });
        CHECK_FALSE(fs::exists((folder / "entre.filrouge-wal")));
        check_whole(there, 5);
        CHECK(folder.names() == Names{"ailleurs.filrouge"});
    }
    SECTION("with another file put in its place") {
        killed_after([&](ProjectFile& file) {
            fs::rename(here, there);
            write_bytes(here, read_bytes(there));
            if (file.fold_where_moved().state != State::replaced) _exit(1);
        });
        check_whole(there, 5);
        CHECK(folder.names() == Names{"ailleurs.filrouge", "étude 1.filrouge"});
    }
    SECTION("where another log lies at the new place") {
        killed_after([&](ProjectFile& file) {
            write_bytes(there.string() + "-wal", "somebody's");
            fs::rename(here, there);
            file.fold_where_moved();
        });
        CHECK(read_bytes(there.string() + "-wal") == "somebody's");
        CHECK(ProjectFile::open(there, Access::snapshot)->load()->codings().size() == 5);
    }
}

TEST_CASE_METHOD(Fixture, "a folder moved with the project and its log in it loses nothing") {
    const auto inside = folder / "étude";
    const auto moved = folder / "rangée";
    fs::create_directory(inside);
    here = inside / "p.filrouge";
    killed_after([&](ProjectFile& file) {
        fs::rename(inside, moved);
        file.fold_where_moved();
    });
    check_whole(moved / "p.filrouge", 5);
    CHECK(folder.names() == Names{"rangée"});
}

TEST_CASE_METHOD(Fixture, "a file that comes back takes edits again, which a kill does not lose") {
    killed_after([&](ProjectFile& file) {
        fs::rename(here, there);
        file.fold_where_moved();
        fs::rename(there, here);
        code(file, 2);
        if (file.place().state != State::there) _exit(1);
    });
    CHECK(fs::exists(here.string() + "-wal"));
    check_whole(here, 7);
    CHECK(folder.names() == Names{"étude 1.filrouge"});
}

TEST_CASE_METHOD(Fixture, "a copy of before the move is not mixed with edits of after it") {
    killed_after([&](ProjectFile& file) {
        fs::copy_file(here, folder / "copie");
        fs::rename(here, there);
        file.fold_where_moved();
        fs::rename(there, here);
        code(file, 2);
    });
    fs::rename(folder / "copie", here);
    const auto file = ProjectFile::open(here, Access::read_write).value();
    CHECK(file.check().empty());
    CHECK(file.load().value().codings().size() == 2);
}

TEST_CASE_METHOD(Fixture, "a moved file that is closed leaves no log anywhere") {
    auto file = create_sample(here, sample);
    code(file, 3);
    fs::rename(here, there);
    file.fold_where_moved();
    CHECK(folder.names() == Names{"ailleurs.filrouge", "ailleurs.filrouge-wal"});
    { const auto closed = std::move(file); }
    CHECK(folder.names() == Names{"ailleurs.filrouge"});
    check_whole(there, 5);
}

TEST_CASE_METHOD(Fixture, "a deleted project leaves no log behind, and can still be saved") {
    auto file = create_sample(here, sample);
    code(file, 3);
    fs::remove(here);
    CHECK(file.fold_where_moved().state == State::deleted);
    CHECK(folder.names().empty());
    SilentProgress silent;
    REQUIRE(file.backup(there, silent).ok());
    check_whole(there, 5);
    SECTION("nor where another file has its name now") {
        auto second = create_sample(here, sample);
        fs::remove(here);
        fs::copy_file(there, here);
        CHECK(second.fold_where_moved().state == State::replaced);
        CHECK(folder.names() == Names{"ailleurs.filrouge", "étude 1.filrouge"});
    }
}

TEST_CASE_METHOD(Fixture, "who reads the moved file is not disturbed; it is folded afterwards") {
    auto file = create_sample(here, sample);
    {
        const auto reader = ProjectFile::open(here, Access::read_only).value();
        const auto before = describe(reader.load().value());
        code(file, 3);
        fs::rename(here, there);
        file.fold_where_moved();
        CHECK(describe(reader.load().value()) == before);
    }
    file.fold_where_moved();
    fs::copy_file(there, folder / "seul.filrouge");
    CHECK(ProjectFile::open(folder / "seul.filrouge", Access::snapshot)->load()->codings().size() ==
          5);
}

TEST_CASE_METHOD(Fixture, "a log left under the former name is found in the same folder") {
    killed_after([&](ProjectFile&) { fs::rename(here, there); });
    REQUIRE(fs::file_size(here.string() + "-wal") > 0);
    const auto access = GENERATE(Access::read_only, Access::read_write);
    {
        const auto file = ProjectFile::open(there, access).value();
        CHECK(file.load().value().codings().size() == 5);
        CHECK(file.remarks().empty());
    }
    CHECK(folder.names() == Names{"ailleurs.filrouge"});
    check_whole(there, 5);
}

TEST_CASE_METHOD(Fixture, "a log that lies elsewhere comes back under the new name, as is said") {
    there = folder / "dossier" / "étude.filrouge";
    fs::create_directory(there.parent_path());
    killed_after([&](ProjectFile&) { fs::rename(here, there); });
    {
        const auto file = ProjectFile::open(there, Access::read_only).value();
        const auto problems = file.check();
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].find("may be missing") != std::string::npos);
        REQUIRE(file.remarks().size() == 1);
        CHECK(file.remarks()[0].hint.find("étude.filrouge-wal") != std::string::npos);
        CHECK(file.load().value().codings().size() == 2);
    }
    fs::rename(here.string() + "-wal", there.string() + "-wal");
    check_whole(there, 5);
}

TEST_CASE_METHOD(Fixture, "a copy of an open project does not take the log of the open one") {
    auto file = create_sample(here, sample);
    code(file, 3);
    fs::copy_file(here, there);
    { const auto copy = ProjectFile::open(there, Access::read_write).value(); }
    CHECK(fs::exists(here.string() + "-wal"));
    code(file, 1);
    { const auto closed = std::move(file); }
    check_whole(here, 6);
}

TEST_CASE_METHOD(Fixture, "that a project is in use is said without a program's jargon") {
    const auto file = create_sample(here, sample);
    const auto second = ProjectFile::open(here, Access::read_write);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().what == here.string() + " is in use by another program");
}
