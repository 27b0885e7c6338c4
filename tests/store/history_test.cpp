#include "store/describe.h"
#include "store/sample.h"
#include "store/undo_stack.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using store::UndoStack;

namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    ProjectFile file = create_sample(folder.project(), sample);

    CodingId code(const std::string& label, const CoderId& coder) {
        auto coding = sample.passage;
        coding.id = ids.next<CodingId>();
        done(file.edit({label, coder}, [&](Edit& e) { e.put(coding); }));
        return coding.id;
    }
    bool has(const CodingId& id) { return file.load().value().codings().contains(id); }
    void reopen() {
        { const auto closed = std::move(file); }
        file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
    }
    std::vector<std::string> lines() {
        std::vector<std::string> lines;
        for (const auto& entry : file.history())
            lines.push_back(std::to_string(entry.lamport) + " " + entry.coder_name + ": " +
                            entry.label + (entry.undone ? " (undone)" : ""));
        return lines;
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "undo and redo step through the edits") {
    const auto first = code("First", sample.anne.id);
    const auto second = code("Second", sample.bruno.id);
    CHECK(file.undo_label() == "Second");
    CHECK(file.redo_label() == std::nullopt);

    const auto change = file.undo(sample.anne.id).value();
    CHECK(change.label == "Undo: Second");
    CHECK(change.codings.went == std::vector{second});
    CHECK(file.undo_label() == "First");
    CHECK(file.redo_label() == "Second");
    done(file.undo(sample.anne.id));
    CHECK_FALSE(has(first));
    CHECK(file.redo_label() == "First");

    CHECK(file.redo(sample.anne.id).value().codings.came.at(0).id == first);
    CHECK(has(first));
    CHECK(file.redo_label() == "Second");
    CHECK(file.redo(sample.anne.id).value().label == "Redo: Second");
    CHECK(has(second));
    CHECK(file.redo(sample.anne.id).error().code == ErrorCode::not_found);

    done(file.undo(sample.bruno.id));
    CHECK_FALSE(has(second));
    CHECK(file.check().empty());
    CHECK(lines() ==
          std::vector<std::string>{"1 Anne-Lise: Set up the study", "2 Anne-Lise: First",
                                   "3 Bruno: Second (undone)", "4 Anne-Lise: Undo: Second (undone)",
                                   "5 Anne-Lise: Undo: First (undone)", "6 Anne-Lise: Redo: First",
                                   "7 Anne-Lise: Redo: Second (undone)", "8 Bruno: Undo: Second"});
}

namespace {

/// Stops the work as soon as so many of its steps are done.
class StopAfter final : public Progress {
  public:
    explicit StopAfter(std::size_t steps) : steps_{steps} {}
    void step(std::size_t done, std::size_t total, const std::string& /*what*/) override {
        CHECK(done <= total);
        done_ = done;
        total_ = total;
    }
    [[nodiscard]] bool cancelled() const override { return total_ > 0 && done_ >= steps_; }
    [[nodiscard]] std::size_t done() const { return done_; }
    [[nodiscard]] std::size_t total() const { return total_; }

  private:
    std::size_t steps_;
    std::size_t done_ = 0;
    std::size_t total_ = 0;
};

} // namespace

TEST_CASE_METHOD(Fixture, "a large step back or forth can be stopped, and changes nothing then") {
    constexpr std::size_t many = 20'000;
    done(file.edit({"Many", sample.anne.id}, [&](Edit& e) {
        auto coding = sample.passage;
        for (std::size_t i = 0; i < many; ++i) {
            coding.id = ids.next<CodingId>();
            coding.span = cp_span(i % 5, 6 + i % 7);
            e.put(coding);
        }
    }));
    const auto id = file.history().back().id;
    const auto before = describe(file.load().value());
    const auto then = lines();
    const auto nothing_changed = [&] {
        CHECK(describe(file.load().value()) == before);
        CHECK(lines() == then);
        CHECK(file.check().empty());
    };
    for (const std::size_t steps : {std::size_t{0}, many / 2}) {
        StopAfter stop{steps};
        CHECK(file.undo(sample.anne.id, stop).error().code == ErrorCode::cancelled);
        CHECK(stop.total() == many);
        CHECK(stop.done() < many);
        nothing_changed();
    }
    StopAfter of_entry{many / 2};
    CHECK(file.undo_entry(id, sample.anne.id, of_entry).error().code == ErrorCode::cancelled);
    nothing_changed();

    StopAfter never{many + 1};
    done(file.undo(sample.anne.id, never));
    CHECK(never.done() > many / 2);
    StopAfter again{many / 2};
    CHECK(file.redo(sample.anne.id, again).error().code == ErrorCode::cancelled);
    CHECK(file.redo_label() == "Many");
    done(file.redo(sample.anne.id));
    CHECK(describe(file.load().value()) == before);
}

TEST_CASE_METHOD(Fixture, "undo and redo work across restarts") {
    const auto id = code("Code a passage", sample.anne.id);
    reopen();
    CHECK(file.undo_label() == "Code a passage");
    done(file.undo(sample.anne.id));
    reopen();
    CHECK_FALSE(has(id));
    CHECK(file.redo_label() == "Code a passage");
    done(file.redo(sample.anne.id));
    reopen();
    CHECK(has(id));
    CHECK(file.redo_label() == std::nullopt);
    CHECK(file.history().size() == 4);
}

TEST_CASE_METHOD(Fixture, "a new edit drops what could be redone, an empty one does not") {
    code("First", sample.anne.id);
    done(file.undo(sample.anne.id));
    done(file.edit({"Nothing", {}}, [&](Edit& e) { e.put(sample.passage); }));
    CHECK(file.redo_label() == "First");
    code("Second", sample.anne.id);
    CHECK(file.redo_label() == std::nullopt);
    CHECK(file.redo(sample.anne.id).error().code == ErrorCode::not_found);
    CHECK(file.undo_label() == "Second");
    done(file.undo(sample.anne.id));
    CHECK(file.undo_label() == "Set up the study");
}

TEST_CASE_METHOD(Fixture, "an edit that goes on with the newest one is a part of it") {
    auto memo = sample.passage;
    memo.id = ids.next<CodingId>();
    const auto write = [&](const char* words, store::EditInfo info) {
        memo.memo = words;
        return file.edit(info, [&](Edit& e) { e.put(memo); }).value();
    };
    const auto anne = sample.anne.id;
    const auto before = file.history().size();
    CHECK(write("Un", {"Write", anne}).codings.came.size() == 1);
    const auto entry = file.newest_edit();
    CHECK(write("Un deux", {"Change", anne, entry}).codings.changed.size() == 1);
    CHECK(write("Un deux trois", {"Change", anne, entry, "Written"}).codings.changed.size() == 1);
    CHECK(file.newest_edit() == entry);
    REQUIRE(file.history().size() == before + 1);
    CHECK(file.undo_label() == "Written");
    CHECK(file.check().empty());
    reopen();
    // Not with another coder's, nor where another action came between, nor what was taken back.
    write("Deux", {"Change", sample.bruno.id, entry});
    CHECK(file.history().size() == before + 2);
    write("Trois", {"Change", anne, entry});
    CHECK(file.history().size() == before + 3);
    done(file.undo(anne));
    done(file.undo(anne));
    CHECK(file.load().value().codings().at(file.load().value().codings().row_of(memo.id)).memo ==
          "Un deux trois");
    done(file.undo(anne));
    CHECK_FALSE(has(memo.id));
    write("Quatre", {"Write", anne, entry});
    CHECK(file.newest_edit() != entry);
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "an entry that a backup holds grows no more") {
    auto memo = sample.passage;
    memo.memo = "Un";
    const auto put = [&](Edit& e) { e.put(memo); };
    done(file.edit({"Write", sample.anne.id}, put));
    const auto entry = file.newest_edit();
    const auto before = file.history().size();
    SilentProgress silent;
    REQUIRE(file.backup(folder / "copie.filrouge", silent).ok());
    memo.memo = "Un deux";
    done(file.edit({"Write", sample.anne.id, entry}, put));
    CHECK(file.history().size() == before + 1);
    CHECK(file.newest_edit() != entry);
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "everything can be undone, then there is nothing more") {
    CHECK(file.undo({}).value().sources.went.size() == 2);
    CHECK(file.undo_label() == std::nullopt);
    const auto nothing = file.undo({});
    CHECK(nothing.error().code == ErrorCode::not_found);
    CHECK(file.load().value().coders().empty());
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "the history names coders as they were") {
    auto married = sample.anne;
    married.name = "Anne-Lise Dupont";
    done(file.edit({"Rename", sample.anne.id}, [&](Edit& e) { e.put(married); }));
    done(file.edit({"By nobody", {}}, [&](Edit& e) { e.remove(sample.passage.id); }));
    const auto history = file.history();
    REQUIRE(history.size() == 3);
    CHECK(history[0].coder_name == "Anne-Lise");
    CHECK(history[0].coder == sample.anne.id);
    CHECK(history[1].coder_name == "Anne-Lise Dupont");
    CHECK(history[2].coder_name.empty());
    CHECK(history[2].coder.is_nil());
    CHECK(history[0].id < history[1].id);
    CHECK(history[0].time <= history[1].time);
    CHECK(history[0].time.ms > 1'600'000'000'000);
}

TEST_CASE_METHOD(Fixture, "an undo that no longer fits changes nothing") {
    code("First", sample.anne.id);
    { const auto closed = std::move(file); }
    // Another program has been at the file.
    run_sql(folder.project(), "UPDATE coding SET memo = 'hand-made'");
    file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
    const auto before = dump_tracked(file);
    const auto entries = file.history().size();
    const auto refused = file.undo(sample.anne.id);
    CHECK(refused.error().code == ErrorCode::failed);
    CHECK(refused.error().what.find("does not fit") != std::string::npos);
    CHECK(dump_tracked(file) == before);
    CHECK(file.history().size() == entries);
    CHECK(file.undo_label() == "First");
}

TEST_CASE("the stack is derived from the entries alone") {
    Ids ids;
    const auto a = ids.next<HistoryId>(), b = ids.next<HistoryId>(), undo_b = ids.next<HistoryId>(),
               redo_b = ids.next<HistoryId>(), stranger = ids.next<HistoryId>();
    UndoStack stack;
    CHECK(stack.to_undo() == std::nullopt);
    CHECK(stack.to_redo() == std::nullopt);
    stack.add(a, std::nullopt);
    stack.add(b, std::nullopt);
    CHECK(stack.to_undo() == b);
    stack.add(undo_b, b);
    CHECK(stack.to_undo() == a);
    CHECK(stack.to_redo() == undo_b);
    CHECK(stack.redone_edit() == b);
    CHECK(stack.is_undone(b));
    CHECK_FALSE(stack.is_undone(undo_b));
    stack.add(redo_b, undo_b);
    CHECK(stack.to_undo() == b);
    CHECK_FALSE(stack.is_undone(b));
    CHECK(stack.is_undone(undo_b));
    stack.add(ids.next<HistoryId>(), stranger); // of a damaged history: ignored
    CHECK(stack.to_undo() == b);
    // An undo may name the redo instead of the edit.
    stack.add(ids.next<HistoryId>(), redo_b);
    CHECK(stack.is_undone(b));
    CHECK(stack.is_undone(redo_b));
    CHECK(stack.to_undo() == a);
}
