#include "analysis/live_crosstab.h"

#include "analysis/project_maker.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::analysis;
using filrouge::test::ProjectMaker;
using filrouge::test::RandomProject;

namespace {

std::vector<std::string> speakers_of_rows(const Project& project, const SpeakerColumn& speakers) {
    std::vector<std::string> names;
    for (const auto number : speakers.numbers()) {
        names.push_back(number == Dictionary<ParticipantId>::none
                            ? "nobody"
                            : project.find(speakers.participants().id(number))->pseudonym);
    }
    return names;
}

void check_same(const Table& a, const Table& b) {
    CHECK(a.counts == b.counts);
    CHECK(a.row_totals == b.row_totals);
    CHECK(a.col_totals == b.col_totals);
    CHECK(a.total == b.total);
}

} // namespace

TEST_CASE("the column of speakers stays right while codings come, change and go") {
    const auto seed = GENERATE(11u, 12u, 13u);
    INFO("seed " << seed);
    RandomProject random{seed, 60};
    auto& project = random.maker.project;
    SpeakerColumn speakers{project};
    for (int step = 0; step < 120; ++step) {
        INFO("step " << step);
        Change change;
        for (auto n = random.below(4); n > 0; --n)
            change.codings.came.push_back(random.any_coding());
        const auto& codings = project.codings();
        for (auto n = random.below(4); n > 0 && codings.size() > 10; --n) {
            const auto id = codings.ids()[random.below(codings.size())];
            auto& went = change.codings.went;
            if (std::find(went.begin(), went.end(), id) == went.end()) went.push_back(id);
        }
        auto moved = codings.at(static_cast<std::uint32_t>(random.below(codings.size())));
        const auto& went = change.codings.went;
        if (std::find(went.begin(), went.end(), moved.id) == went.end()) {
            moved.span = random.any_coding().span;
            change.codings.changed.push_back(moved);
        }
        project.apply(change);
        speakers.apply(project, change);
        REQUIRE(speakers_of_rows(project, speakers) ==
                speakers_of_rows(project, SpeakerColumn{project}));
    }
}

TEST_CASE("the column of speakers follows a change of turns") {
    RandomProject random{14, 40};
    auto& project = random.maker.project;
    SpeakerColumn speakers{project};
    Change change;
    for (auto turn : project.turns(random.sources[0])) {
        turn.speaker = random.people[0];
        change.turns.changed.push_back(turn);
    }
    project.apply(change);
    speakers.apply(project, change);
    CHECK(speakers_of_rows(project, speakers) == speakers_of_rows(project, SpeakerColumn{project}));
}

TEST_CASE("the column of speakers stays right while turns and codings change at once") {
    const auto seed = GENERATE(15u, 16u, 17u);
    INFO("seed " << seed);
    RandomProject random{seed, 80};
    auto& project = random.maker.project;
    SpeakerColumn speakers{project};
    for (int step = 0; step < 60; ++step) {
        INFO("step " << step);
        Change change;
        const auto& source = random.sources[random.below(random.sources.size())];
        for (auto turn : project.turns(source)) {
            if (random.below(3) == 0) {
                turn.speaker = random.people[random.below(random.people.size())];
                change.turns.changed.push_back(turn);
            } else if (random.below(20) == 0) {
                change.turns.went.push_back(turn.id);
            }
        }
        if (random.below(2) == 0) change.codings.came.push_back(random.any_coding());
        const auto& codings = project.codings();
        const auto row = static_cast<std::uint32_t>(random.below(codings.size()));
        auto changed = codings.at(row);
        change.codings_before.push_back(changed);
        changed.code = random.codes[random.below(random.codes.size())];
        if (random.below(2) == 0) changed.span = random.any_coding().span;
        change.codings.changed.push_back(changed);
        project.apply(change);
        speakers.apply(project, change);
        REQUIRE(speakers_of_rows(project, speakers) ==
                speakers_of_rows(project, SpeakerColumn{project}));
    }
}

TEST_CASE("a live table equals one made anew") {
    RandomProject random{21, 100};
    auto& project = random.maker.project;
    SpeakerColumn speakers{project};
    const auto input = [&] {
        return CrosstabInput{project.codings(),
                             speakers,
                             axis_of_codes(project, {}),
                             axis_of_variable(project, speakers, random.sector),
                             CountOf::codings,
                             {},
                             {}};
    };
    LiveCrosstab live{input()};
    for (int i = 0; i < 100; ++i) {
        Change change;
        change.codings.came.push_back(random.any_coding());
        project.apply(change);
        speakers.apply(project, change);
        REQUIRE(live.add(project.codings(), speakers,
                         project.codings().row_of(change.codings.came.front().id)));
    }
    check_same(live.table(), crosstab(input()));

    for (int i = 0; i < 50; ++i) {
        const auto row = random.below(project.codings().size());
        const auto& columns = project.codings();
        REQUIRE(live.remove(columns.codes()[row], columns.sources()[row], columns.coders()[row],
                            speakers.numbers()[row]));
        Change change;
        change.codings.went.push_back(columns.ids()[row]);
        project.apply(change);
        speakers.apply(project, change);
    }
    check_same(live.table(), crosstab(input()));
}

TEST_CASE("other labels of the same codings move the cells, and a divided label says so") {
    RandomProject random{33, 400};
    auto& project = random.maker.project;
    const SpeakerColumn speakers{project};
    const auto by_source = [&] {
        return CrosstabInput{project.codings(),
                             speakers,
                             axis_of_codes(project, {}),
                             axis_of_sources(project),
                             CountOf::codings,
                             {},
                             {}};
    };
    LiveCrosstab live{by_source()};
    // A source without codings, before the others in the order of names; a code renamed.
    random.maker.source("AAA");
    Change change;
    auto code = project.codebook().at(project.codebook().in_order().front());
    code.name = "zzz";
    change.codes.changed.push_back(code);
    project.apply(change);
    auto input = by_source();
    REQUIRE(live.relabel(input.rows, input.cols));
    check_same(live.table(), crosstab(input));
    CHECK(live.table().cols.front() == "AAA");
    // Two labels become one, but one does not become two.
    auto joined = input.cols;
    for (auto& label : joined.label_of) label = std::min(label, 1u);
    joined.labels.resize(2);
    REQUIRE(live.relabel(input.rows, joined));
    auto of_joined = by_source();
    of_joined.cols = joined;
    check_same(live.table(), crosstab(of_joined));
    CHECK_FALSE(live.relabel(input.rows, input.cols));
    check_same(live.table(), crosstab(of_joined));
}

TEST_CASE("a live table says when it must be made anew") {
    ProjectMaker maker{3};
    const auto source = maker.source("FG1");
    const auto code = maker.code("Confiance");
    const auto anne = maker.coder("anne");
    const auto nadia = maker.participant("Nadia");
    const auto sector = maker.variable("sector", VariableScope::participant);
    maker.value(sector, nadia, "AMO");
    maker.turn(source, 1, cp_span(0, 100), nadia);
    maker.put(maker.coding(source, cp_span(0, 5), code, anne));
    SpeakerColumn speakers{maker.project};
    const auto& codings = maker.project.codings();
    const auto add = [&](LiveCrosstab& live, const Coding& coding) {
        Change change;
        change.codings.came.push_back(coding);
        maker.project.apply(change);
        speakers.apply(maker.project, change);
        return live.add(codings, speakers, codings.row_of(coding.id));
    };
    LiveCrosstab by_sector{{codings,
                            speakers,
                            axis_of_codes(maker.project, {}),
                            axis_of_variable(maker.project, speakers, sector),
                            CountOf::codings,
                            {},
                            {}}};
    LiveCrosstab one_code{{codings,
                           speakers,
                           axis_of_codes(maker.project, {code}),
                           axis_of_sources(maker.project),
                           CountOf::codings,
                           {},
                           {}}};
    CHECK(add(by_sector, maker.coding(source, cp_span(2, 9), code, anne)));
    // Outside any turn: the axis has no "(none)" yet.
    CHECK_FALSE(add(by_sector, maker.coding(source, cp_span(200, 209), code, anne)));
    const auto fresh = maker.code("Bricolage");
    CHECK_FALSE(add(by_sector, maker.coding(source, cp_span(3, 9), fresh, anne)));
    CHECK(by_sector.table().total == 2);
    // A code that the table leaves out on purpose changes nothing once it has a number.
    LiveCrosstab again{{codings,
                        speakers,
                        axis_of_codes(maker.project, {code}),
                        axis_of_sources(maker.project),
                        CountOf::codings,
                        {},
                        {}}};
    CHECK(add(again, maker.coding(source, cp_span(4, 9), fresh, anne)));
    CHECK(again.table().total == 3);
}
