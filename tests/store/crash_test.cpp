#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <chrono>
#include <random>
#include <thread>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

/// Codes for ever, saying each id once the edit has returned.
void code_until_killed(const std::filesystem::path& path, const Sample& sample, Pipe& pipe) {
    auto file = ProjectFile::open(path, Access::read_write).value();
    IdGenerator ids;
    for (;;) {
        auto coding = sample.passage;
        coding.id = ids.next<CodingId>();
        coding.memo = std::string(300, 'm'); // so that the log is folded back now and then
        done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
        pipe.say(coding.id.str());
    }
}

void check_all_there(const Project& project, const std::vector<std::string>& acknowledged) {
    std::size_t missing = 0;
    for (const auto& id : acknowledged)
        missing += project.codings().contains(CodingId::parse(id).value()) ? 0U : 1U;
    CHECK(missing == 0);
}

} // namespace

TEST_CASE("killed at any instant, every acknowledged coding is there on reopening") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    std::mt19937 random{42};
    std::vector<std::string> acknowledged;
    int leftover_logs = 0;
    while (acknowledged.size() < 200) {
        Child child{[&](Pipe& pipe) { code_until_killed(folder.project(), sample, pipe); }};
        for (auto n = random() % 25; n > 0; --n) {
            acknowledged.push_back(child.hear());
            REQUIRE_FALSE(acknowledged.back().empty());
        }
        std::this_thread::sleep_for(std::chrono::microseconds{random() % 5000});
        child.kill();
        for (auto line = child.hear(); !line.empty(); line = child.hear())
            acknowledged.push_back(line);
        if (folder.names().size() > 1) ++leftover_logs;

        if (random() % 2 == 0) {
            // Who only reads finds all of it, and makes the file whole.
            const auto reader = ProjectFile::open(folder.project(), Access::read_only).value();
            check_all_there(reader.load().value(), acknowledged);
            CHECK(reader.remarks().empty());
            CHECK(folder.names().size() == 1);
        }
        if (random() % 2 == 0) continue; // the next round finds the log as it was left
        const auto file = ProjectFile::open(folder.project(), Access::read_write).value();
        check_all_there(file.load().value(), acknowledged);
        CHECK(file.remarks().empty());
        CHECK(file.check().empty());
    }
    CHECK(leftover_logs > 3);
    {
        const auto file = ProjectFile::open(folder.project(), Access::read_write).value();
        const auto project = file.load().value();
        check_all_there(project, acknowledged);
        CHECK(file.history().size() + 1 == project.codings().size()); // the first edit made two
        CHECK(file.check().empty());
    }
    CHECK(folder.names().size() == 1);
}

TEST_CASE("killed in the middle of a large edit, nothing of it is there") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    const auto before = dump_tracked(folder.project());
    for (const int count : {10, 30'000}) {
        Child child{[&](Pipe& pipe) {
            auto file = ProjectFile::open(folder.project(), Access::read_write).value();
            IdGenerator generator;
            done(file.edit({"Never ends", {}}, [&](Edit& e) {
                auto coding = sample.passage;
                for (int i = 0; i < count; ++i) {
                    coding.id = generator.next<CodingId>();
                    e.put(coding);
                }
                pipe.say("written");
                for (;;) ::pause();
            }));
        }};
        REQUIRE(child.hear() == "written");
        child.kill();
        {
            const auto file = ProjectFile::open(folder.project(), Access::read_write).value();
            CHECK(file.check().empty());
            CHECK(file.history().size() == 1);
        }
        CHECK(dump_tracked(folder.project()) == before);
    }
}
