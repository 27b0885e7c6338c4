#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <random>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

/// Does everything with a file that may be broken; what it says does not matter, that it ends does.
void use(const std::filesystem::path& path, Access access, std::size_t& refused) {
    auto file = ProjectFile::open(path, access);
    if (!file.ok()) {
        ++refused;
        CHECK_FALSE(file.error().what.empty());
        return;
    }
    const auto problems = file->check();
    const auto project = file->load();
    if (!project.ok()) {
        ++refused;
        CHECK_FALSE(problems.empty());
        return;
    }
    for (const auto& [id, source] : project->sources()) {
        const auto text = file->text(id);
        const auto original = file->original(source.original);
        if (!text.ok() || (!original.ok() && !source.original.empty()))
            CHECK_FALSE(problems.empty());
    }
    try {
        (void)file->history();
    } catch (const Failure&) {
        CHECK_FALSE(problems.empty());
    }
    if (access == Access::read_write) (void)file->undo({});
}

} // namespace

TEST_CASE("flipped bits never crash, and reading leaves them as they are") {
    const auto seed = GENERATE(1U, 2U, 3U);
    CAPTURE(seed);
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    {
        auto file = create_sample(folder.project(), sample);
        for (int i = 0; i < 300; ++i) {
            auto coding = sample.passage;
            coding.id = ids.next<CodingId>();
            done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
        }
        done(file.undo({}));
    }
    const auto whole = read_bytes(folder.project());
    std::mt19937 random{seed};
    std::size_t refused = 0;
    for (int round = 0; round < 40; ++round) {
        auto bytes = whole;
        for (auto flips = random() % 40 + 1; flips > 0; --flips) {
            auto& byte = bytes[random() % bytes.size()];
            byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << random() % 8));
        }
        // Every third file gets a whole page of noise as well.
        if (round % 3 == 0)
            for (std::size_t i = 0, page = random() % (bytes.size() / 4096); i < 4096; ++i)
                bytes[page * 4096 + i] = static_cast<char>(random());
        CAPTURE(round);
        write_bytes(folder / "broken", bytes);
        use(folder / "broken", Access::read_only, refused);
        CHECK(read_bytes(folder / "broken") == bytes);
        use(folder / "broken", Access::read_write, refused);
        CHECK(folder.names() == std::vector<std::string>{"broken", "étude 1.filrouge"});
    }
    CHECK(refused > 10);
}

TEST_CASE("a log of noise beside the file is not taken for edits") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    const auto before = dump_tracked(folder.project());
    write_bytes(folder.project().string() + "-wal", std::string(20'000, 'w'));
    {
        const auto reader = ProjectFile::open(folder.project(), Access::read_only).value();
        CHECK(reader.check().empty());
    }
    CHECK(folder.names().size() == 2);
    CHECK(ProjectFile::open(folder.project(), Access::read_write).value().check().empty());
    CHECK(dump_tracked(folder.project()) == before);
}
