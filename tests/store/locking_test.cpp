#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

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
    for (const auto access : {Access::read_write, Access::read_only}) {
        const auto second = ProjectFile::open(folder.project(), access);
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().code == ErrorCode::locked);
        CHECK_FALSE(second.error().hint.empty());
    }
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
    const auto first = ProjectFile::open(folder.project(), Access::read_only).value();
    const auto second = ProjectFile::open(folder.project(), Access::read_only).value();
    CHECK(describe(first.load().value()) == describe(second.load().value()));
    auto writer = ProjectFile::open(folder.project(), Access::read_write);
    REQUIRE(writer.ok());
    CHECK(writer->undo({}).ok());
    CHECK(first.load().error().code == ErrorCode::locked);
    { const auto closed = std::move(*writer); }
    CHECK(first.load().value().sources().empty());
}
