#include "store/describe.h"
#include "store/random_edits.h"
#include "store/sample.h"
#include "support/printers.h"
#include "support/stopwatch.h"

#include <algorithm>
#include <iterator>

using namespace filrouge;
using namespace filrouge::test;
using Catch::Contains;
using store::Edit;
using store::HistoryEntry;
using store::ProjectFile;

namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    ProjectFile file = create_sample(folder.project(), sample);

    /// The id of the entry that `write` makes.
    HistoryId edit(const std::string& label, const std::function<void(Edit&)>& write) {
        done(file.edit({label, sample.anne.id}, write));
        return file.history().back().id;
    }
    HistoryId code(const std::string& label, const CodeId& with) {
        auto coding = sample.passage;
        coding.id = ids.next<CodingId>();
        coding.code = with;
        coding.span = cp_span(0, 1 + next_end_++);
        return edit(label, [&](Edit& e) { e.put(coding); });
    }
    Code new_code(const std::string& name) {
        Code code;
        code.id = ids.next<CodeId>();
        code.name = name;
        return code;
    }
    std::vector<std::string> in_the_way(const HistoryId& entry) {
        std::vector<std::string> labels;
        const auto dependents = file.dependents_of(entry).value();
        for (const auto& later : dependents) labels.push_back(later.label);
        return labels;
    }
    /// Refused, with nothing changed; what was said.
    std::string refused(const HistoryId& entry) {
        const auto before = dump_tracked(file);
        const auto entries = file.history().size();
        const auto result = file.undo_entry(entry, {});
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().code == ErrorCode::invalid_input);
        CHECK(dump_tracked(file) == before);
        CHECK(file.history().size() == entries);
        return result.error().what;
    }

  private:
    std::size_t next_end_ = 0;
};

using Labels = std::vector<std::string>;

} // namespace

TEST_CASE_METHOD(Fixture, "an old edit is undone by itself") {
    const auto first = code("First", sample.time.id);
    const auto second = code("Second", sample.time.id);
    code("Third", sample.time.id);
    CHECK(in_the_way(second).empty());
    const auto change = done(file.undo_entry(second, sample.bruno.id));
    CHECK(change.label == "Undo: Second");
    CHECK(change.codings.went.size() == 1);
    const auto history = file.history();
    CHECK(history.back().label == "Undo: Second");
    CHECK(history.back().undoes == second);
    CHECK(history.back().coder_name == "Bruno");
    CHECK(history[2].undone);
    CHECK_FALSE(history[1].undone);

    SECTION("undo goes on with the newest that stays, redo goes back the same way") {
        CHECK(file.undo_label() == "Third");
        CHECK(file.redo_label() == "Second");
        done(file.undo({}));
        CHECK(file.undo_label() == "First");
        CHECK(file.redo_label() == "Third");
        done(file.redo({}));
        CHECK(done(file.redo({})).codings.came.size() == 1);
        CHECK(file.redo_label() == std::nullopt);
        CHECK(file.undo_label() == "Second"); // what was done last
        done(file.undo({}));
        CHECK(file.undo_label() == "Third");
    }
    SECTION("it survives closing the file") {
        { const auto closed = std::move(file); }
        file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
        CHECK(file.undo_label() == "Third");
        CHECK(file.redo_label() == "Second");
        done(file.undo_entry(first, {}));
        CHECK(file.undo_label() == "Third");
    }
    SECTION("not twice, and neither an undo nor a stranger") {
        CHECK_THAT(refused(second), Contains("not in effect"));
        CHECK_THAT(refused(file.history().back().id), Contains("not in effect"));
        CHECK(file.undo_entry(ids.next<HistoryId>(), {}).error().code == ErrorCode::not_found);
        CHECK(file.dependents_of(ids.next<HistoryId>()).error().code == ErrorCode::not_found);
    }
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "what later actions depend on is not undone by itself") {
    SECTION("the same row") {
        const auto rename = edit("Rename", [&](Edit& e) {
            auto code = sample.time;
            code.name = "Temps";
            e.put(code);
        });
        const auto define = edit("Define", [&](Edit& e) {
            auto code = sample.time;
            code.name = "Temps";
            code.definition = "autre";
            e.put(code);
        });
        CHECK(in_the_way(rename) == Labels{"Define"});
        CHECK(refused(rename) == "\"Rename\" cannot be undone by itself: a later action depends "
                                 "on it: \"Define\" (Anne-Lise)");
        done(file.undo_entry(define, {}));
        CHECK(in_the_way(rename).empty());
        done(file.undo_entry(rename, {}));
    }
    SECTION("a code in use: five are named") {
        const auto fresh = new_code("Nouveau");
        const auto add = edit("Add", [&](Edit& e) { e.put(fresh); });
        code("Other", sample.time.id);
        for (int i = 1; i <= 7; ++i) code("Use " + std::to_string(i), fresh.id);
        CHECK(in_the_way(add).size() == 7);
        CHECK_THAT(refused(add),
                   Contains("7 later actions") && Contains("\"Use 5\" (Anne-Lise) and 2 more"));
        done(file.undo({}));
        CHECK(in_the_way(add).size() == 6);
    }
    SECTION("a coding whose code went since") {
        const auto remove = edit("Uncode", [&](Edit& e) { e.remove(sample.passage.id); });
        edit("Delete code", [&](Edit& e) { e.remove(sample.coffee.id); });
        CHECK(in_the_way(remove) == Labels{"Delete code"});
        refused(remove);
    }
    SECTION("a name that was given again") {
        const auto remove = edit("Delete code", [&](Edit& e) { e.remove(sample.coffee.id); });
        auto other = new_code("machine a cafe");
        other.parent = sample.levers.id;
        edit("Add again", [&](Edit& e) { e.put(other); });
        CHECK(in_the_way(remove) == Labels{"Add again"});
        CHECK_THAT(refused(remove), Contains("Add again"));
    }
    SECTION("a passage coded again") {
        const auto remove = edit("Uncode", [&](Edit& e) { e.remove(sample.passage.id); });
        auto again = sample.passage;
        again.id = ids.next<CodingId>();
        edit("Code again", [&](Edit& e) { e.put(again); });
        CHECK(in_the_way(remove) == Labels{"Code again"});
    }
    SECTION("a code moved below what it was above") {
        auto up = sample.time;
        up.parent = {};
        const auto move = edit("Move up", [&](Edit& e) { e.put(up); });
        auto below = sample.tensions;
        below.parent = up.id;
        edit("Move below", [&](Edit& e) { e.put(below); });
        CHECK(in_the_way(move) == Labels{"Move below"});
        refused(move);
    }
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "codings keep the text they were placed in") {
    auto corrected = sample.group;
    const auto text = make_text("Plus court.\n");
    corrected.characters = text.size();
    const auto correct = [&] {
        return edit("Correct", [&](Edit& e) {
            e.put(corrected);
            e.put_text(corrected.id, text);
            e.remove(sample.passage.id);
            e.remove(sample.weighed.id);
            for (const auto& turn : {sample.question, sample.answer}) e.remove(turn.id);
        });
    };
    SECTION("coded after the correction") {
        const auto correction = correct();
        code("Code", sample.time.id);
        CHECK(in_the_way(correction) == Labels{"Code"});
    }
    SECTION("uncoded before the correction") {
        auto early = sample.passage;
        early.id = ids.next<CodingId>();
        edit("Early", [&](Edit& e) { e.put(early); });
        const auto uncode = edit("Uncode", [&](Edit& e) { e.remove(early.id); });
        correct();
        CHECK(in_the_way(uncode) == Labels{"Correct"});
    }
}

TEST_CASE_METHOD(Fixture, "someone's first edit is undone without them") {
    const Coder chloe{ids.next<CoderId>(), "Chloé", {1, 2, 3}};
    const auto code = new_code("Premier");
    const auto first = edit("First of Chloé", [&](Edit& e) {
        e.put(chloe);
        e.put(code);
    });
    auto coding = sample.passage;
    coding.id = ids.next<CodingId>();
    coding.coder = chloe.id;
    edit("Second of Chloé", [&](Edit& e) { e.put(coding); });
    CHECK(in_the_way(first).empty());
    const auto change = done(file.undo_entry(first, chloe.id));
    CHECK(change.codes.went == std::vector{code.id});
    CHECK(change.coders.empty());
    done(file.redo({}));
    done(file.undo({})); // of what was redone: without the coder too
    CHECK(file.load().value().find(chloe.id) != nullptr);
    CHECK(file.undo_label() == "Second of Chloé");
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "an undo whose name was taken by an older undo is refused") {
    const auto remove = edit("Delete", [&](Edit& e) { e.remove(sample.coffee.id); });
    auto other = new_code(sample.coffee.name);
    other.parent = sample.coffee.parent;
    edit("Add", [&](Edit& e) { e.put(other); });
    other.name = "Thé";
    const auto rename = edit("Rename", [&](Edit& e) { e.put(other); });
    done(file.undo_entry(remove, {}));
    const auto refusal = file.undo({});
    REQUIRE_FALSE(refusal.ok());
    CHECK(refusal.error().code == ErrorCode::invalid_input);
    CHECK_THAT(refusal.error().what, Contains("Machine à café"));
    CHECK_THAT(refused(rename), Contains("Machine à café"));
    CHECK(file.undo_label() == "Rename");
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "a project open for reading tells what depends and undoes nothing") {
    const auto coded = code("Code", sample.time.id);
    edit("Delete", [&](Edit& e) { e.remove(sample.time.id); });
    { const auto closed = std::move(file); }
    file = ProjectFile::open(folder.project(), ProjectFile::Access::read_only).value();
    CHECK(in_the_way(coded) == Labels{"Delete"});
    CHECK_FALSE(file.undo_entry(file.history().back().id, {}).ok());
}

namespace {

using Lines = std::vector<std::string>;

Lines sorted_lines(const Project& project) {
    auto lines = describe(project);
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines minus(const Lines& a, const Lines& b) {
    Lines difference;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(difference));
    return difference;
}

Lines plus(Lines a, const Lines& b) {
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    return a;
}

bool is_coder(const std::string& line) {
    return line.rfind("coder ", 0) == 0;
}

/// What one edit did to the lines that describe the project.
struct Step {
    HistoryId edit;
    std::string label;
    Lines came, went;
    [[nodiscard]] Step by_itself() const {
        auto step = *this;
        const bool only_coders = std::all_of(came.begin(), came.end(), is_coder) && went.empty();
        if (only_coders || std::any_of(went.begin(), went.end(), is_coder)) return step;
        std::erase_if(step.came, is_coder);
        return step;
    }
};

/// The project and its history as sets of lines: the law that the file must keep.
struct Model {
    Lines now;
    std::vector<Step> done, undone;

    void edit(HistoryId id, const std::string& label, const Lines& next) {
        done.push_back({id, label, minus(next, now), minus(now, next)});
        undone.clear();
        now = next;
    }
    void undo(std::size_t at, const Step& step) {
        now = plus(minus(now, step.came), step.went);
        undone.push_back(step);
        done.erase(done.begin() + static_cast<std::ptrdiff_t>(at));
    }
    void redo() {
        const auto step = undone.back();
        now = plus(minus(now, step.went), step.came);
        done.push_back(step);
        undone.pop_back();
    }
};

} // namespace

TEST_CASE("edits, undos in any order and redos follow a model", "[property]") {
    const auto seed = GENERATE(21U, 22U, 23U, 24U, 25U, 26U);
    CAPTURE(seed);
    const Folder folder;
    Ids ids{seed};
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    RandomEdits random{seed, ids};
    Project project = file.load().value();
    Model model;
    model.now = sorted_lines(project);
    model.done.push_back({file.history().back().id, "Set up the study", model.now, {}});
    int undone_alone = 0;
    const auto follow = [&](const Change& change) {
        project.apply(change);
        if (change.info) project.info = *change.info;
    };
    for (int i = 0; i < 250; ++i) {
        const auto dice = random.below(10);
        if (dice < 5) {
            const auto label = "Edit " + std::to_string(i);
            const auto change =
                done(file.edit({label, {}}, [&](Edit& e) { random.write(e, project); }));
            follow(change);
            if (!change.label.empty())
                model.edit(file.history().back().id, label, sorted_lines(project));
        } else if (dice < 6 && model.done.size() > 1) {
            const auto change = file.undo({});
            if (!change) {
                CHECK(change.error().code == ErrorCode::invalid_input);
                continue;
            }
            follow(*change);
            model.undo(model.done.size() - 1, model.done.back());
        } else if (dice < 9 && model.done.size() > 1) {
            const auto at = 1 + random.below(model.done.size() - 1);
            const auto step = model.done[at];
            const auto dependents = file.dependents_of(step.edit).value();
            const auto change = file.undo_entry(step.edit, {});
            CHECK(change.ok() == dependents.empty());
            if (change) {
                follow(*change);
                model.undo(at, step.by_itself());
                ++undone_alone;
            }
        } else if (!model.undone.empty()) {
            follow(done(file.redo({})));
            model.redo();
        }
        REQUIRE(sorted_lines(project) == model.now);
        REQUIRE(file.undo_label() == model.done.back().label);
        REQUIRE(file.redo_label() ==
                (model.undone.empty() ? std::nullopt : std::optional{model.undone.back().label}));
    }
    CHECK(undone_alone > 20);
    CHECK(sorted_lines(file.load().value()) == model.now);
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "an import among much work is undone alone in good time") {
    IdGenerator many;
    const auto import = [&](const SourceId& source) {
        return edit("Import", [&](Edit& e) {
            auto copy = sample.letter;
            copy.id = source;
            copy.name = source.str();
            e.put(copy);
            for (std::uint32_t i = 0; i < 20'000; ++i)
                e.put(Turn{many.next<TurnId>(), source, i + 1, {}, {}, {}, {}, {}});
        });
    };
    const auto first = import(ids.next<SourceId>());
    for (int i = 0; i < 4; ++i) import(ids.next<SourceId>());
    for (int i = 0; i < 200; ++i)
        edit("Name " + std::to_string(i), [&](Edit& e) {
            auto code = sample.time;
            code.name += std::to_string(i);
            e.put(code);
        });
    const Stopwatch watch;
    CHECK(in_the_way(first).empty());
    const auto asked = watch.seconds();
    done(file.undo_entry(first, {}));
    // Wide bounds, as in timing_test.cpp.
    CHECK(asked < seconds_allowed(2));
    CHECK(watch.seconds() - asked < seconds_allowed(10));
}
