#include "workbench/bench.h"
#include "workbench/sources/survey.h"

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;
using transcripts::SurveyShape;

namespace {

const std::string answers =
    "ID;Âge;Secteur;Qu'est-ce qui vous aide ?;Et qu'est-ce qui freine ?\n"
    "R1;34;AMO;Le café avec les collègues du matin.;Le temps qui manque un peu "
    "partout.\n"
    "R2;51;école;;\n"
    "R3;;AMO;La confiance de la direction.;\n";

SurveyChoice choice_of(TestBench& bench, SurveyShape shape) {
    bench.file("enquête.csv", answers);
    return {bench.folder() / "enquête.csv", {shape, {}, {}}, {}};
}

std::string value(TestBench& bench, const std::string& variable, const UuidBytes& subject) {
    for (const auto& [id, known] : bench->project().variables()) {
        if (known.name != variable) continue;
        const auto* found = bench->project().find_value(id, subject);
        return found == nullptr ? "" : found->value;
    }
    return "no such variable";
}

} // namespace

TEST_CASE("a survey by rows is one action: sources with their variables") {
    TestBench bench;
    const auto choice = choice_of(bench, SurveyShape::source_per_row);
    const auto entries = bench->history().size();
    const auto tried = import_survey(*bench, choice, Trial::dry_run).value();
    CHECK(tried.sources.size() == 2);
    CHECK(bench->history().size() == entries);
    CHECK(bench->project().sources().empty());

    const auto report = import_survey(*bench, choice).value();
    CHECK(bench->history().size() == entries + 1);
    CHECK(report.silent == 1);
    CHECK(report.values == 3);
    CHECK(report.variables == std::vector<std::string>{"Âge (number)", "Secteur (text)"});
    REQUIRE(report.sources.size() == 2);
    CHECK(report.sources[0].name == "R1");
    CHECK(report.sources[0].turns == 2);
    CHECK(report.sources[0].language == "fr");
    CHECK(value(bench, "Âge", report.sources[0].source.bytes) == "34");
    CHECK(value(bench, "Âge", report.sources[1].source.bytes).empty());
    CHECK(value(bench, "Secteur", report.sources[1].source.bytes) == "AMO");

    const auto again = import_survey(*bench, choice);
    REQUIRE_FALSE(again);
    CHECK(again.error().what.find("R1") != std::string::npos);
    CHECK(bench->undo());
    CHECK(bench->project().sources().empty());
    CHECK(bench->project().variables().empty());
    CHECK(bench->redo());
    CHECK(bench->project().sources().size() == 2);
    CHECK(value(bench, "Secteur", report.sources[1].source.bytes) == "AMO");
}

TEST_CASE("a survey by columns: a row is one participant in all the sources") {
    TestBench bench;
    const auto choice = choice_of(bench, SurveyShape::source_per_column);
    const auto report = import_survey(*bench, choice).value();
    REQUIRE(report.sources.size() == 2);
    CHECK(report.sources[0].name == "Qu'est-ce qui vous aide ?");
    CHECK(report.sources[0].speakers == std::vector<std::string>{"R1", "R3"});
    const auto& project = bench->project();
    CHECK(project.participants().size() == 2);
    const auto& first = project.turns(report.sources[0].source);
    const auto& second = project.turns(report.sources[1].source);
    REQUIRE(first.size() == 2);
    REQUIRE(second.size() == 1);
    CHECK(first[0].speaker == second[0].speaker);
    CHECK(value(bench, "Âge", first[0].speaker.bytes) == "34");
}

TEST_CASE("a respondent whose name has spaces around it is still who answers") {
    TestBench bench;
    bench.file("enquête.csv", "ID;Âge;Question\n\"R1 \";34;Oui.\n R2;51;Non.\n");
    const auto report = import_survey(*bench, {bench.folder() / "enquête.csv",
                                               {SurveyShape::source_per_column, {"Question"}, "ID"},
                                               {}})
                            .value();
    const auto& turns = bench->project().turns(report.sources[0].source);
    REQUIRE(turns.size() == 2);
    CHECK(value(bench, "Âge", turns[0].speaker.bytes) == "34");
    CHECK(value(bench, "Âge", turns[1].speaker.bytes) == "51");
}
