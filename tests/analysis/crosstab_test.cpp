#include "analysis/crosstab.h"

#include "analysis/project_maker.h"
#include "support/printers.h"

#include <map>
#include <set>

using namespace filrouge;
using namespace filrouge::analysis;
using filrouge::test::ProjectMaker;
using filrouge::test::RandomProject;

namespace {

/// The label a coding has on an axis, found the slow way; empty: not counted.
using LabelOf = std::function<std::string(const Coding&)>;

std::string speaker_value(const Project& project, const VariableId& variable,
                          const Coding& coding) {
    const auto* turn = project.main_turn(coding.source, coding.span);
    const auto value = turn == nullptr || turn->speaker.is_nil()
                           ? std::string{}
                           : project.value_of(variable, turn->speaker);
    return value.empty() ? "(none)" : value;
}

struct Naive {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> cells;
    std::map<std::string, std::set<std::string>> rows;
    std::map<std::string, std::set<std::string>> cols;
    std::set<std::string> all;
};

/// Sets of what is counted: codings themselves, sources, or participants.
Naive count(const Project& project, CountOf what, const LabelOf& row, const LabelOf& col) {
    Naive naive;
    for (std::uint32_t i = 0; i < project.codings().size(); ++i) {
        const auto coding = project.codings().at(i);
        std::string subject = coding.id.str();
        if (what == CountOf::sources) subject = coding.source.str();
        if (what == CountOf::participants) {
            const auto* turn = project.main_turn(coding.source, coding.span);
            if (turn == nullptr || turn->speaker.is_nil()) continue;
            subject = turn->speaker.str();
        }
        naive.cells[{row(coding), col(coding)}].insert(subject);
        naive.rows[row(coding)].insert(subject);
        naive.cols[col(coding)].insert(subject);
        naive.all.insert(subject);
    }
    return naive;
}

void check_same(const Table& table, Naive naive) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        CHECK(table.row_totals[r] == naive.rows[table.rows[r]].size());
        for (std::size_t c = 0; c < table.cols.size(); ++c) {
            CHECK(table.counts[r][c] == naive.cells[{table.rows[r], table.cols[c]}].size());
        }
    }
    for (std::size_t c = 0; c < table.cols.size(); ++c) {
        CHECK(table.col_totals[c] == naive.cols[table.cols[c]].size());
    }
    CHECK(table.total == naive.all.size());
}

CountOf counted_as(int i) {
    return std::array{CountOf::codings, CountOf::sources,
                      CountOf::participants}[static_cast<std::size_t>(i)];
}

} // namespace

TEST_CASE("tables count what going through the codings one by one counts") {
    const auto seed = GENERATE(1u, 2u, 3u);
    const auto what = counted_as(GENERATE(0, 1, 2));
    INFO("seed " << seed);
    RandomProject random{seed, 400};
    const auto& project = random.maker.project;
    const SpeakerColumn speakers{project};
    const auto code_of = [&](const Coding& c) { return project.codebook().path(c.code); };

    SECTION("code by variable of the speaker") {
        const auto table = crosstab({project.codings(),
                                     speakers,
                                     axis_of_codes(project, {}),
                                     axis_of_variable(project, speakers, random.sector),
                                     what,
                                     {},
                                     {}});
        CHECK(table.cols == std::vector<std::string>{"AMO", "École", "(none)"});
        check_same(table, count(project, what, code_of, [&](const Coding& c) {
                       return speaker_value(project, random.sector, c);
                   }));
    }
    SECTION("coder by variable of the source") {
        const auto table = crosstab({project.codings(),
                                     speakers,
                                     axis_of_coders(project),
                                     axis_of_variable(project, speakers, random.cycle),
                                     what,
                                     {},
                                     {}});
        CHECK(table.cols == std::vector<std::string>{"1", "2", "(none)"});
        check_same(table,
                   count(
                       project, what, [&](const Coding& c) { return project.find(c.coder)->name; },
                       [&](const Coding& c) {
                           const auto value = project.value_of(random.cycle, c.source);
                           return value.empty() ? "(none)" : value;
                       }));
    }
    SECTION("source by code") {
        const auto table = crosstab({project.codings(),
                                     speakers,
                                     axis_of_sources(project),
                                     axis_of_codes(project, {}),
                                     what,
                                     {},
                                     {}});
        check_same(table,
                   count(
                       project, what, [&](const Coding& c) { return project.find(c.source)->name; },
                       code_of));
    }
}

TEST_CASE("only the codes asked for stand in a table, and only rows included are counted") {
    RandomProject random{7, 300};
    const auto& project = random.maker.project;
    const SpeakerColumn speakers{project};
    std::vector<bool> included(project.codings().size());
    std::uint64_t expected = 0;
    const auto code = random.codes[2];
    for (std::uint32_t i = 0; i < included.size(); ++i) {
        included[i] = i % 3 == 0;
        expected += included[i] && project.codings().at(i).code == code;
    }
    const CrosstabInput input{project.codings(),
                              speakers,
                              axis_of_codes(project, {code}),
                              axis_of_sources(project),
                              CountOf::codings,
                              included,
                              {}};
    const auto table = crosstab(input);
    CHECK(table.rows == std::vector<std::string>{"code 2"});
    CHECK(table.total == expected);
    CHECK(expected > 0);

    std::uint64_t behind = 0;
    for (std::size_t col = 0; col < table.cols.size(); ++col) {
        const auto rows = codings_in_cell(input, 0, col);
        CHECK(rows.size() == table.counts[0][col]);
        for (const auto row : rows) {
            CHECK(included[row]);
            CHECK(project.codings().at(row).code == code);
        }
        behind += rows.size();
    }
    CHECK(behind == expected);
    CHECK(codings_in_cell(input, 1, 0).empty());
}

TEST_CASE("words add up the words of each passage") {
    RandomProject random{8, 50};
    const auto& project = random.maker.project;
    const SpeakerColumn speakers{project};
    std::vector<std::uint32_t> words(project.codings().size());
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) sum += words[i] = i + 1;
    const auto table = crosstab({project.codings(),
                                 speakers,
                                 axis_of_codes(project, {}),
                                 axis_of_sources(project),
                                 CountOf::words,
                                 {},
                                 words});
    CHECK(table.total == sum);
}

TEST_CASE("a project without codings gives a table of zeros") {
    ProjectMaker maker{1};
    maker.code("Tensions");
    maker.source("FG1");
    const SpeakerColumn speakers{maker.project};
    const auto table = crosstab({maker.project.codings(),
                                 speakers,
                                 axis_of_codes(maker.project, {}),
                                 axis_of_sources(maker.project),
                                 CountOf::codings,
                                 {},
                                 {}});
    CHECK(table.counts == std::vector<std::vector<std::uint64_t>>{{0}});
    CHECK(table.total == 0);
    const Project empty;
    const SpeakerColumn nobody{empty};
    for (const auto what : {CountOf::codings, CountOf::sources, CountOf::participants}) {
        const auto none = crosstab({empty.codings(),
                                    nobody,
                                    axis_of_codes(empty, {}),
                                    axis_of_sources(empty),
                                    what,
                                    {},
                                    {}});
        CHECK(none.rows.empty());
        CHECK(none.total == 0);
    }
}

TEST_CASE("labels without a value appear only where codings have none") {
    ProjectMaker maker{2};
    const auto source = maker.source("FG1");
    const auto nadia = maker.participant("Nadia");
    const auto karim = maker.participant("Karim");
    const auto sector = maker.variable("sector", VariableScope::participant);
    maker.value(sector, nadia, "AMO");
    maker.turn(source, 1, cp_span(0, 100), nadia);
    maker.turn(source, 2, cp_span(100, 200), karim);
    const auto code = maker.code("Confiance");
    const auto anne = maker.coder("anne");
    maker.put(maker.coding(source, cp_span(10, 20), code, anne));
    {
        const SpeakerColumn speakers{maker.project};
        CHECK(axis_of_variable(maker.project, speakers, sector).labels ==
              std::vector<std::string>{"AMO"});
    }
    maker.put(maker.coding(source, cp_span(110, 120), code, anne));
    const SpeakerColumn speakers{maker.project};
    CHECK(axis_of_variable(maker.project, speakers, sector).labels ==
          std::vector<std::string>{"AMO", "(none)"});
}

TEST_CASE("equal numbers are one label, and a value written (none) is not no value") {
    ProjectMaker maker{2};
    const auto source = maker.source("FG1");
    const auto income = maker.variable("revenu", VariableScope::participant);
    const auto code = maker.code("Confiance");
    const auto anne = maker.coder("anne");
    std::size_t at = 0;
    for (const auto* value : {"1200,0", "1 200", "1 200", "900", "(none)", ""}) {
        const auto who = maker.participant("P" + std::to_string(at));
        if (*value != 0) maker.value(income, who, value);
        maker.turn(source, static_cast<std::uint32_t>(at / 100 + 1), cp_span(at, at + 100), who);
        maker.put(maker.coding(source, cp_span(at + 10, at + 20), code, anne));
        at += 100;
    }
    const SpeakerColumn speakers{maker.project};
    const auto as_text = axis_of_variable(maker.project, speakers, income).labels;
    CHECK(as_text.size() == 5);
    CHECK(as_text.back() == "(none)");
    CHECK(std::count(as_text.begin(), as_text.end(), "\"(none)\"") == 1);
    auto variable = maker.project.variables().at(income);
    variable.type = VariableType::number;
    Change change;
    change.variables.changed = {variable};
    maker.project.apply(change);
    const auto labels = axis_of_variable(maker.project, speakers, income).labels;
    CHECK(labels.size() == 4);
    CHECK(std::count(labels.begin(), labels.end(), "1 200") == 1); // as most write it
    CHECK(std::count(labels.begin(), labels.end(), "1200,0") == 0);
}
