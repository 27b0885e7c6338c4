#include "core/project.h"

#include "analysis/project_maker.h"
#include "support/printers.h"

#include <algorithm>
#include <set>

using namespace filrouge;
using filrouge::test::RandomProject;

namespace {

std::set<CodingId> in_sight(const Project& project) {
    const auto ids = project.codings().ids();
    return {ids.begin(), ids.end()};
}

std::set<CodingId> expected(const Project& project, const CoderFilter& filter) {
    std::set<CodingId> ids;
    const auto& all = project.all_codings();
    for (std::uint32_t row = 0; row < all.size(); ++row) {
        const auto coding = all.at(row);
        if (filter.shows(project.find(coding.coder)->name)) ids.insert(coding.id);
    }
    return ids;
}

/// The change a workbench makes of it: with what was there before.
Change with_before(const Project& project, Change change) {
    const auto& all = project.all_codings();
    for (const auto& id : change.codings.went)
        change.codings_before.push_back(all.at(all.row_of(id)));
    for (const auto& coding : change.codings.changed)
        change.codings_before.push_back(all.at(all.row_of(coding.id)));
    return change;
}

Change any_change(RandomProject& random) {
    const auto& project = random.maker.project;
    const auto& all = project.all_codings();
    Change change;
    std::set<CodingId> touched;
    const auto any = [&] { return all.at(static_cast<std::uint32_t>(random.below(all.size()))); };
    for (auto n = random.below(4); n > 0; --n) change.codings.came.push_back(random.any_coding());
    for (auto n = random.below(4); n > 0; --n) {
        const auto coding = any();
        if (touched.insert(coding.id).second) change.codings.went.push_back(coding.id);
    }
    for (auto n = random.below(4); n > 0; --n) {
        auto coding = any();
        if (!touched.insert(coding.id).second) continue;
        coding.span = random.any_coding().span;
        // Nobody gives a coding to another coder, but a file merged in might.
        if (random.below(2) == 0) coding.coder = random.any_coding().coder;
        change.codings.changed.push_back(coding);
    }
    return with_before(project, std::move(change));
}

CoderFilter any_filter(RandomProject& random) {
    std::vector<std::string> names;
    for (int i = 0; i < 4; ++i) { // the last has not come yet
        if (random.below(2) == 0) names.push_back(" Coder " + std::to_string(i));
    }
    switch (random.below(3)) {
    case 0: return CoderFilter::only(names);
    case 1: return CoderFilter::all_but(names);
    default: return {};
    }
}

} // namespace

TEST_CASE("codings in sight are those of the coders shown, whatever happens", "[property]") {
    const auto seed = GENERATE(31u, 32u, 33u, 34u);
    INFO("seed " << seed);
    RandomProject random{seed, 60};
    auto& project = random.maker.project;
    CoderFilter filter;
    // What somebody knows who is only told the changes.
    auto told = in_sight(project);
    const auto tell = [&](const Change& change) {
        for (const auto& id : change.codings.went) REQUIRE(told.erase(id) == 1);
        for (const auto& coding : change.codings.came) REQUIRE(told.insert(coding.id).second);
        for (const auto& coding : change.codings.changed) REQUIRE(told.contains(coding.id));
        REQUIRE(change.codings_before.size() ==
                change.codings.went.size() + change.codings.changed.size());
        for (std::size_t i = 0; i < change.codings.went.size(); ++i)
            REQUIRE(change.codings_before[i].id == change.codings.went[i]);
    };
    for (int step = 0; step < 150; ++step) {
        INFO("step " << step);
        if (random.below(4) == 0) {
            filter = any_filter(random);
            tell(project.show_coders(filter));
        }
        const auto change = any_change(random);
        project.apply(change);
        tell(project.in_sight(change));
        REQUIRE(in_sight(project) == expected(project, filter));
        REQUIRE(told == in_sight(project));
        project.codings().check_invariant();
        project.all_codings().check_invariant();
        REQUIRE(project.problems().empty());
    }
}

TEST_CASE("whoever comes later is hidden or shown as the filter says") {
    RandomProject random{35, 40};
    auto& project = random.maker.project;
    project.show_coders(CoderFilter::only({"coder 0", "Zoé"}));
    const auto before = project.codings().size();
    const auto all = project.all_codings().size();
    const auto code = random.codes.front();
    const auto source = random.sources.front();
    const auto bruno = random.maker.coder("Bruno");
    random.maker.put(random.maker.coding(source, cp_span(1, 5), code, bruno));
    CHECK(project.codings().size() == before);
    const auto zoe = random.maker.coder("ZOÉ");
    const auto coding = random.maker.coding(source, cp_span(1, 5), code, zoe);
    random.maker.put(coding);
    CHECK(project.codings().contains(coding.id));
    CHECK(project.codings().size() == before + 1);
    CHECK(project.all_codings().size() == all + 2);
    CHECK_FALSE(project.shows(bruno));
    project.show_coders({});
    CHECK(project.codings().size() == all + 2);
    CHECK(&project.codings() == &project.all_codings());
}
