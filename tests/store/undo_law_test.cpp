#include "store/describe.h"
#include "store/random_edits.h"
#include "store/sample.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;

namespace {

/// Brings the model in memory up to date, as the workbench does.
void follow(Project& project, const Change& change) {
    project.apply(change);
    if (change.info) project.info = *change.info;
}

} // namespace

TEST_CASE("undoing all gives the first state, redoing all the last") {
    const auto seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
    CAPTURE(seed);
    const Folder folder;
    Ids ids{seed};
    const Sample sample{ids};
    auto file = ProjectFile::create(folder.project(), sample.info).value();
    Project model = file.load().value();
    const auto first = dump_tracked(file);

    RandomEdits random{seed, ids};
    for (int i = 0; i < 60; ++i) {
        const auto change =
            file.edit({"Edit " + std::to_string(i), {}}, [&](Edit& e) { random.write(e, model); });
        follow(model, change.value());
        REQUIRE(describe(model) == describe(file.load().value()));
    }
    const auto last = dump_tracked(file);
    const auto entries = file.history().size();
    CHECK(entries > 40);
    CHECK(file.check().empty());

    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < entries; ++i) {
            follow(model, file.undo({}).value());
            if (i % 8 == 0) REQUIRE(describe(model) == describe(file.load().value()));
        }
        CHECK(dump_tracked(file) == first);
        CHECK_FALSE(file.undo_label());
        for (std::size_t i = 0; i < entries; ++i) follow(model, file.redo({}).value());
        CHECK(dump_tracked(file) == last);
        CHECK_FALSE(file.redo_label());
    }
    CHECK(describe(model) == describe(file.load().value()));
    CHECK(file.check().empty());
}

TEST_CASE("edits, undos and redos in any order keep model and file in step") {
    const auto seed = GENERATE(11U, 12U, 13U);
    CAPTURE(seed);
    const Folder folder;
    Ids ids{seed};
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    Project model = file.load().value();
    RandomEdits random{seed, ids};
    std::vector<std::vector<std::string>> states{describe(model)}; // after each edit not undone
    std::vector<std::vector<std::string>> undone;
    for (int i = 0; i < 120; ++i) {
        const auto dice = random.below(10);
        if (dice < 5) {
            const auto change = file.edit({"Edit", {}}, [&](Edit& e) { random.write(e, model); });
            follow(model, change.value());
            if (change.value().label.empty()) continue;
            states.push_back(describe(model));
            undone.clear();
        } else if (dice < 8 && states.size() > 1) {
            follow(model, file.undo({}).value());
            undone.push_back(states.back());
            states.pop_back();
        } else if (!undone.empty()) {
            follow(model, file.redo({}).value());
            states.push_back(undone.back());
            undone.pop_back();
        }
        REQUIRE(describe(model) == states.back());
        REQUIRE(file.redo_label().has_value() == !undone.empty());
    }
    CHECK(describe(file.load().value()) == states.back());
    CHECK(file.check().empty());
}
