#include "core/project.h"

#include "core/sample.h"

#include "support/printers.h"

#include <algorithm>
#include <map>
#include <random>

using namespace filrouge;
using namespace filrouge::test;

namespace {

Project with(const Change& change) {
    Project project;
    project.apply(change);
    return project;
}

Project with_sources(std::initializer_list<const char*> names) {
    Change change;
    for (const auto* name : names) {
        change.sources.came.push_back(source(change.sources.came.size() + 1, name));
    }
    return with(change);
}

/// Everything sound; 1 Nadia 0-10, 2 Luc 12-20 of source 1.
Change sound() {
    Change all;
    all.info = ProjectInfo{id<ProjectId>(1), "Étude", "fr", {}};
    all.sources.came = {source(1, "FG1")};
    all.participants.came = {participant(1, "Nadia"), participant(2, "Luc")};
    all.turns.came = {turn(1, 1, cp_span(0, 10), id<ParticipantId>(1)),
                      turn(2, 1, cp_span(12, 20), id<ParticipantId>(2))};
    all.coders.came = {Coder{id<CoderId>(1), "Anne", {}}};
    all.codes.came = {code(1, "Tensions"), code(2, "Temporalités", id<CodeId>(1))};
    all.codings.came = {coding(1, 1, cp_span(2, 8), 2)};
    all.variables.came = {variable(1, "secteur", VariableType::text)};
    all.values.came = {value(1, 1, id<ParticipantId>(1), "AMO")};
    all.relations.came = {Relation{id<RelationId>(1), "causes", id<CodeId>(1), id<CodeId>(2)}};
    all.memos.came = {Memo{id<MemoId>(1), id<CodingId>(1), "à revoir", id<CoderId>(1), {}, {}}};
    return all;
}

std::string problems_of(const Change& change) {
    std::string all;
    for (const auto& problem : with(change).problems()) all += problem + "\n";
    return all;
}

} // namespace

TEST_CASE("what came is there, what went is gone") {
    auto project = with(sound());
    CHECK(project.info.name == "Étude");
    CHECK(project.find(id<SourceId>(1))->name == "FG1");
    CHECK(project.turns(id<SourceId>(1)).size() == 2);
    CHECK(project.find_coder("ANNE")->id == id<CoderId>(1));
    CHECK(project.memos().size() == 1);

    Change change;
    change.sources.went = {id<SourceId>(1)};
    change.turns.went = {id<TurnId>(1), id<TurnId>(2)};
    change.codings.went = {id<CodingId>(1)};
    change.values.went = {id<VariableValueId>(1)};
    change.memos.went = {id<MemoId>(1)};
    project.apply(change);
    CHECK(project.find(id<SourceId>(1)) == nullptr);
    CHECK(project.turns(id<SourceId>(1)).empty());
    CHECK(project.codings().size() == 0);
    CHECK(project.value_of(id<VariableId>(1), id<ParticipantId>(1)).empty());
    CHECK(project.info.name == "Étude");
    CHECK_FALSE(project.resolve_source("FG1").ok());
    CHECK(project.problems().empty());
}

TEST_CASE("turns stand in the order of their numbers, however they came") {
    Change change = sound();
    std::reverse(change.turns.came.begin(), change.turns.came.end());
    auto project = with(change);
    CHECK(project.turns(id<SourceId>(1))[0].id == id<TurnId>(1));

    Change edit;
    edit.turns.changed = {turn(1, 1, cp_span(0, 4), id<ParticipantId>(2))};
    edit.turns.came = {turn(3, 1, cp_span(5, 10))};
    edit.turns.came[0].number = 1;
    project.apply(edit);
    const auto& turns = project.turns(id<SourceId>(1));
    REQUIRE(turns.size() == 3);
    CHECK(turns[0].speaker == id<ParticipantId>(2));
    CHECK(turns[1].id == id<TurnId>(3));
}

TEST_CASE("a turn that changes its source is in the new one only") {
    auto project = with(sound());
    Change edit;
    edit.sources.came = {source(2, "FG2")};
    edit.turns.changed = {turn(2, 2, cp_span(0, 9))};
    project.apply(edit);
    CHECK(project.turns(id<SourceId>(1)).size() == 1);
    CHECK(project.turns(id<SourceId>(2)).size() == 1);
}

TEST_CASE("the turn at a place") {
    const auto project = with(sound());
    const auto source = id<SourceId>(1);
    CHECK(project.turn_at(source, CpPos{0})->number == 1);
    CHECK(project.turn_at(source, CpPos{9})->number == 1);
    CHECK(project.turn_at(source, CpPos{10}) == nullptr);
    CHECK(project.turn_at(source, CpPos{12})->number == 2);
    CHECK(project.turn_at(source, CpPos{20}) == nullptr);
    CHECK(project.turn_at(id<SourceId>(9), CpPos{0}) == nullptr);
}

TEST_CASE("a passage belongs to the turn that holds most of it, the first of equals") {
    const auto project = with(sound());
    const auto source = id<SourceId>(1);
    CHECK(project.main_turn(source, cp_span(8, 14))->number == 1);
    CHECK(project.main_turn(source, cp_span(8, 15))->number == 2);
    CHECK(project.main_turn(source, cp_span(0, 100))->number == 1);
    CHECK(project.main_turn(source, cp_span(10, 12)) == nullptr);
    CHECK(project.main_turn(source, cp_span(50, 60)) == nullptr);
    CHECK(project.main_turn(id<SourceId>(9), cp_span(0, 5)) == nullptr);
    CHECK(project.speaker_of(source, cp_span(8, 15)) == id<ParticipantId>(2));
    CHECK(project.speaker_name(source, cp_span(8, 14)) == "Nadia");
    CHECK(project.speaker_of(source, cp_span(10, 12)).is_nil());
    CHECK(project.speaker_name(source, cp_span(10, 12)).empty());
}

TEST_CASE("all who speak in a passage are told in the order in which they begin") {
    const auto project = with(sound());
    const auto source = id<SourceId>(1);
    using People = std::vector<ParticipantId>;
    const auto first = id<ParticipantId>(1);
    const auto second = id<ParticipantId>(2);
    CHECK(project.speakers_in(source, cp_span(8, 15)) == People{first, second});
    CHECK(project.speakers_in(source, cp_span(0, 12)) == People{first});
    CHECK(project.speakers_in(source, cp_span(10, 12)).empty());
    CHECK(project.turns_in(source, cp_span(9, 13)).size() == 2);
    CHECK(project.turns_in(id<SourceId>(9), cp_span(0, 5)).empty());
}

TEST_CASE("what names something that is not there is told") {
    CHECK(with(sound()).broken_reference().empty());
    const auto flaw = [](const auto& harm) {
        auto change = sound();
        harm(change);
        return with(change).broken_reference();
    };
    CHECK(flaw([](Change& c) { c.codes.came.pop_back(); }) ==
          "1 codings have a code that is not there");
    CHECK(flaw([](Change& c) { c.coders.came.clear(); }) ==
          "1 codings have a coder who is not there");
    CHECK(flaw([](Change& c) { c.sources.came.clear(); }) ==
          "1 codings are in a source that is not there");
    CHECK(flaw([](Change& c) { c.participants.came.pop_back(); }) ==
          "turn 2 of \"FG1\" has a speaker who is not there");
    CHECK(flaw([](Change& c) { c.variables.came.clear(); }) ==
          "there are values of a variable that is not there");
    CHECK(flaw([](Change& c) { c.relations.came[0].to = id<CodeId>(7); }) ==
          "a relation names a code that is not there");
}

TEST_CASE("sources go by exact name, folded name, then a unique beginning") {
    const auto project = with_sources({"FG1", "fg1", "FG10", "Entretien Élodie", "FG2 – été"});
    CHECK(*project.resolve_source("FG1") == id<SourceId>(1));
    CHECK(*project.resolve_source("fg1") == id<SourceId>(2));
    CHECK(*project.resolve_source("FG10") == id<SourceId>(3));
    CHECK(*project.resolve_source("entretien elodie") == id<SourceId>(4));
    CHECK(*project.resolve_source("entr") == id<SourceId>(4));
    CHECK(*project.resolve_source("FG2 - ETE") == id<SourceId>(5));
    CHECK(*project.resolve_source(id<SourceId>(3).str()) == id<SourceId>(3));
    const auto both = project.resolve_source("Fg1");
    REQUIRE_FALSE(both.ok());
    CHECK(both.error().code == ErrorCode::ambiguous);
    CHECK(project.resolve_source("FG").error().code == ErrorCode::ambiguous);
    CHECK(project.resolve_source("").error().code == ErrorCode::not_found);
    CHECK_THAT(project.resolve_source("Entretien Elodi e").error().hint,
               Catch::Contains("Entretien Élodie"));
    CHECK_FALSE(Project{}.resolve_source("x").error().hint.empty());
}

TEST_CASE("a source that is renamed goes by its new name") {
    auto project = with_sources({"Ancien", "Autre"});
    Change edit;
    edit.sources.changed = {source(1, "Nouveau")};
    project.apply(edit);
    CHECK_FALSE(project.resolve_source("Ancien").ok());
    CHECK(*project.resolve_source("nouveau") == id<SourceId>(1));
}

TEST_CASE("a participants' variable wins over a sources' one of the same name") {
    Change change;
    change.variables.came = {variable(1, "Cycle", VariableType::text, VariableScope::source),
                             variable(2, "cycle", VariableType::text),
                             variable(3, "lieu", VariableType::text, VariableScope::source)};
    const auto project = with(change);
    CHECK(*project.resolve_variable("CYCLE") == id<VariableId>(2));
    CHECK(*project.resolve_variable("Lieu") == id<VariableId>(3));
    CHECK(project.resolve_variable("lien").error().code == ErrorCode::not_found);
    CHECK_THAT(project.resolve_variable("lien").error().hint, Catch::Contains("lieu"));
}

TEST_CASE("values follow their subject and their id") {
    auto project = with(sound());
    Change moved;
    moved.values.changed = {value(1, 1, id<ParticipantId>(2), "CPAS")};
    project.apply(moved);
    CHECK(project.value_of(id<VariableId>(1), id<ParticipantId>(1)).empty());
    CHECK(project.value_of(id<VariableId>(1), id<ParticipantId>(2)) == "CPAS");

    Change replaced; // the same cell under a new id
    replaced.values.went = {id<VariableValueId>(1)};
    replaced.values.came = {value(2, 1, id<ParticipantId>(2), "ONE")};
    project.apply(replaced);
    CHECK(project.value_of(id<VariableId>(1), id<ParticipantId>(2)) == "ONE");
    CHECK(project.find_value(id<VariableId>(1), id<ParticipantId>(2).bytes)->id ==
          id<VariableValueId>(2));
}

TEST_CASE("distinct values come once, numbers by size, words as in a dictionary") {
    Change change;
    change.variables.came = {variable(1, "âge", VariableType::number),
                             variable(2, "lieu", VariableType::text)};
    std::uint64_t n = 0;
    for (const auto* text : {"10", "9", "9,5", "?", "9", "-1"}) {
        ++n;
        change.values.came.push_back(value(n, 1, id<ParticipantId>(n), text));
    }
    for (const auto* text : {"été", "zone", "Eupen", "etage"}) {
        ++n;
        change.values.came.push_back(value(n, 2, id<ParticipantId>(n), text));
    }
    const auto project = with(change);
    using Strings = std::vector<std::string>;
    CHECK(project.distinct_values(id<VariableId>(1)) == Strings{"-1", "9", "9,5", "10", "?"});
    CHECK(project.distinct_values(id<VariableId>(2)) == Strings{"etage", "été", "Eupen", "zone"});
    CHECK(project.distinct_values(id<VariableId>(3)).empty());
}

TEST_CASE("the codings of a source are sorted by start, then by end") {
    Change change;
    change.codings.came = {coding(1, 1, cp_span(5, 9), 1), coding(2, 1, cp_span(0, 9), 1),
                           coding(3, 1, cp_span(5, 7), 1), coding(4, 2, cp_span(0, 1), 1)};
    const auto project = with(change);
    std::vector<CodingId> order;
    for (const auto row : project.codings_in(id<SourceId>(1))) {
        order.push_back(project.codings().ids()[row]);
    }
    CHECK(order == std::vector{id<CodingId>(2), id<CodingId>(3), id<CodingId>(1)});
}

TEST_CASE("a sound project has no problems") {
    CHECK(problems_of(sound()).empty());
    CHECK(Project{}.problems().empty());
}

TEST_CASE("broken rules are told in words") {
    const auto broken = [](const auto& breaks) {
        auto change = sound();
        breaks(change);
        return problems_of(change);
    };
    using Catch::Contains;
    CHECK_THAT(broken([](Change& c) { c.turns.came[1].span = cp_span(9, 20); }),
               Contains("Turn 2 of \"FG1\" overlaps"));
    CHECK_THAT(broken([](Change& c) { c.turns.came[1].span = cp_span(12, 1001); }),
               Contains("ends after the text"));
    CHECK_THAT(broken([](Change& c) { c.turns.came[1].label = cp_span(10, 13); }),
               Contains("before its label"));
    CHECK_THAT(broken([](Change& c) { c.turns.came[1].speaker = id<ParticipantId>(9); }),
               Contains("speaker"));
    CHECK_THAT(broken([](Change& c) { c.turns.came[1].source = id<SourceId>(9); }),
               Contains("turns of a source"));
    CHECK_THAT(broken([](Change& c) { c.codings.came[0].span = cp_span(5, 1001); }),
               Contains("ends after its text"));
    CHECK_THAT(broken([](Change& c) { c.codings.came[0].span = cp_span(5, 5); }),
               Contains("is empty"));
    CHECK_THAT(broken([](Change& c) { c.codings.came[0].code = id<CodeId>(9); }),
               Contains("has a code that is not there"));
    CHECK_THAT(broken([](Change& c) { c.codes.came[0].parent = id<CodeId>(2); }),
               Contains("'Tensions' is below itself"));
    CHECK_THAT(broken([](Change& c) { c.codes.came[1].parent = id<CodeId>(9); }),
               Contains("'Temporalités' is below a code that is not there"));
    CHECK_THAT(broken([](Change& c) { c.codes.came.push_back(code(3, "TENSIONS")); }),
               Contains("name of another"));
    CHECK_THAT(broken([](Change& c) { c.relations.came[0].to = id<CodeId>(9); }),
               Contains("Relation"));
    CHECK_THAT(broken([](Change& c) { c.memos.came[0].subject = id<CodeId>(9); }),
               Contains("Memo"));
    CHECK_THAT(broken([](Change& c) { c.values.came[0].variable = id<VariableId>(9); }),
               Contains("values of a variable"));
    CHECK_THAT(broken([](Change& c) { c.values.came[0].subject = id<ParticipantId>(9); }),
               Contains("'secteur' is about a participant"));
    CHECK_THAT(broken([](Change& c) {
                   c.coders.came.push_back({id<CoderId>(2), "anne", {}});
               }),
               Contains("Several coders"));
}

TEST_CASE("random changes agree with looking at every turn and coding") {
    std::mt19937 random{1515};
    const auto pick = [&](unsigned n) { return static_cast<std::uint64_t>(random() % n); };
    Project project;
    std::map<TurnId, Turn> turns;
    std::map<CodingId, Coding> codings;
    for (int round = 0; round < 300; ++round) {
        Change change;
        for (std::uint64_t n = 1; n <= 20; ++n) { // turn n lies in its own ten code points
            if (pick(3) != 0) continue;
            const auto made = turn(n, 1 + pick(2), cp_span(10 * n, 10 * n + 1 + pick(9)));
            const auto known = turns.find(made.id);
            if (known == turns.end()) {
                change.turns.came.push_back(made);
                turns[made.id] = made;
            } else if (pick(3) == 0) {
                change.turns.went.push_back(made.id);
                turns.erase(known);
            } else {
                change.turns.changed.push_back(made);
                known->second = made;
            }
        }
        for (std::uint64_t n = 1; n <= 10; ++n) {
            const auto made = coding(n, 1 + pick(2), cp_span(pick(100), 100 + pick(100)), pick(3));
            const auto known = codings.find(made.id);
            if (known == codings.end()) {
                change.codings.came.push_back(made);
                codings[made.id] = made;
            } else if (pick(2) == 0) {
                change.codings.went.push_back(made.id);
                codings.erase(known);
            } else {
                change.codings.changed.push_back(made);
                known->second = made;
            }
        }
        project.apply(change);
        project.codings().check_invariant();
        REQUIRE(project.codings().size() == codings.size());
        for (std::uint64_t s = 1; s <= 2; ++s) {
            const auto source = id<SourceId>(s);
            std::vector<TurnId> expected;
            for (const auto& [key, turn] : turns) {
                if (turn.source == source) expected.push_back(key);
            }
            std::vector<TurnId> there;
            for (const auto& turn : project.turns(source)) there.push_back(turn.id);
            REQUIRE(there == expected);

            const auto begin = pick(200);
            const auto span = cp_span(begin, begin + pick(60));
            const Turn* most = nullptr;
            for (const auto& turn : project.turns(source)) {
                const auto share = turn.span.intersection(span).size().value();
                const auto best =
                    most == nullptr ? 0 : most->span.intersection(span).size().value();
                if (share > best) most = &turn;
                REQUIRE((project.turn_at(source, span.begin()) == &turn) ==
                        turn.span.contains(span.begin()));
            }
            REQUIRE(project.main_turn(source, span) == most);
        }
    }
}
