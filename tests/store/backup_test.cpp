#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

class Watch final : public Progress {
  public:
    explicit Watch(std::size_t cancel_after = 1'000'000) : left_{cancel_after} {}
    void step(std::size_t done, std::size_t total, const std::string& what) override {
        ++steps;
        last_done = done;
        last_total = total;
        last_what = what;
        --left_;
    }
    [[nodiscard]] bool cancelled() const override { return left_ == 0; }
    std::size_t steps = 0, last_done = 0, last_total = 0;
    std::string last_what;

  private:
    std::size_t left_;
};

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    ProjectFile file = create_sample(folder.project(), sample);
};

} // namespace

TEST_CASE_METHOD(Fixture, "a backup is the project, in one file") {
    Watch watch;
    REQUIRE(file.backup(folder / "copie.filrouge", watch).ok());
    CHECK(watch.steps > 0);
    CHECK(watch.last_done == watch.last_total);
    CHECK(watch.last_total > 10);
    CHECK(watch.last_what == "copie.filrouge");
    const auto expected = describe(file.load().value());
    const auto history = file.history().size();
    CHECK(folder.names() ==
          std::vector<std::string>{"copie.filrouge", "étude 1.filrouge", "étude 1.filrouge-wal"});
    { const auto closed = std::move(file); }
    CHECK(dump_tracked(folder / "copie.filrouge") == dump_tracked(folder.project()));
    file = ProjectFile::open(folder / "copie.filrouge", Access::read_write).value();
    CHECK(describe(file.load().value()) == expected);
    CHECK(file.history().size() == history);
    CHECK(file.original(sample.group.original).value() == sample.original_bytes);
    CHECK(file.check().empty());
    CHECK(file.undo({}).ok());
}

TEST_CASE_METHOD(Fixture, "a backup can be made of a file open for reading") {
    { const auto closed = std::move(file); }
    file = ProjectFile::open(folder.project(), Access::read_only).value();
    SilentProgress silent;
    REQUIRE(file.backup(folder / "copy", silent).ok());
    CHECK(dump_tracked(folder / "copy") == dump_tracked(folder.project()));
}

TEST_CASE_METHOD(Fixture, "a backup never replaces a file") {
    SilentProgress silent;
    write_bytes(folder / "mine", "mine");
    CHECK(file.backup(folder / "mine", silent).error().code == ErrorCode::already_exists);
    CHECK(read_bytes(folder / "mine") == "mine");
    CHECK(file.backup(folder.project(), silent).error().code == ErrorCode::already_exists);
    CHECK(file.backup(folder / "no/such/folder", silent).error().code == ErrorCode::unreadable);
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "a cancelled backup leaves nothing") {
    done(file.edit({"Grow", {}}, [&](Edit& e) { e.keep_original(sample.group_text.utf8()); }));
    const auto names = folder.names();
    Watch at_once{0};
    CHECK(file.backup(folder / "copy", at_once).error().code == ErrorCode::cancelled);
    CHECK(folder.names() == names);
}
