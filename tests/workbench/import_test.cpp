#include "workbench/bench.h"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

TEST_CASE("the same content twice is left out and said so") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    SilentProgress progress;
    const auto report =
        import_files(*bench, {bench.file("copie.txt", test::dialogue)}, {}, progress).value();
    CHECK(report.files.front().already_there);
    CHECK(report.imported() == 0);
    CHECK(bench->project().sources().size() == 1);
}

TEST_CASE("two files of one name become two names") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    std::filesystem::create_directory(bench.folder() / "b");
    bench.import("b/FG.txt", test::dialogue + "Karim : Fin.\n");
    CHECK(bench->project().resolve_source("FG (2)").ok());
}

TEST_CASE("a cancelled import adds nothing") {
    struct Cancelled final : Progress {
        void step(std::size_t, std::size_t, const std::string&) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    } progress;
    TestBench bench;
    const auto done = import_files(*bench, {bench.file("FG.txt", test::dialogue)}, {}, progress);
    CHECK(done.error().code == ErrorCode::cancelled);
    CHECK(bench->project().sources().empty());
}

TEST_CASE("speakers of several files are one only where a table says so") {
    TestBench bench;
    const auto first = bench.import("FG1.txt", test::dialogue);
    const auto second = bench.import("FG2.txt", test::dialogue + "Karim : Encore.\n");
    const auto& project = bench->project();
    REQUIRE(project.participants().size() == 6);

    const auto report =
        import_attributes(*bench, bench.file("p.csv", "participant;secteur\nNadia;AMO\nZoé;AMO\n"))
            .value();
    CHECK(report.merged.size() == 1);
    CHECK(report.unknown == std::vector<std::string>{"Zoé"});
    CHECK(project.participants().size() == 5);
    CHECK(project.turns(first)[1].speaker == project.turns(second)[1].speaker);
    const auto variable = project.resolve_variable("Secteur").value();
    CHECK(project.value_of(variable, project.turns(second)[1].speaker) == "AMO");

    REQUIRE(report.namesakes.size() == 1);
    CHECK(report.namesakes[0].name == "Nadia");
    CHECK(report.namesakes[0].sources == std::vector<std::string>{"FG1", "FG2"});

    REQUIRE(bench->undo().ok());
    CHECK(project.participants().size() == 6);
    CHECK(project.turns(first)[1].speaker != project.turns(second)[1].speaker);

    const auto apart =
        import_attributes(*bench, bench.file("a.csv", "participant;secteur\nNadia;AMO\n"),
                          Trial::real, {"nadia"})
            .value();
    CHECK(apart.namesakes.empty());
    CHECK(apart.values == 2);
    CHECK(project.participants().size() == 6);
    const auto sector = project.resolve_variable("secteur").value();
    CHECK(project.value_of(sector, project.turns(first)[1].speaker) == "AMO");
    CHECK(project.value_of(sector, project.turns(second)[1].speaker) == "AMO");

    const auto one =
        import_attributes(*bench, bench.file("q.csv", "participant,source,age\nNadia,FG2,41\n"))
            .value();
    CHECK(one.merged.empty());
    const auto age = project.resolve_variable("age").value();
    CHECK(project.value_of(age, project.turns(first)[1].speaker).empty());
    CHECK(project.value_of(age, project.turns(second)[1].speaker) == "41");
}

TEST_CASE("removing a source takes its speakers along, and undo brings both back") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    bench.coding(source, 13, 20, bench.code("Confiance"));
    REQUIRE(remove_source(*bench, source).ok());
    CHECK(bench->project().participants().empty());
    CHECK(bench->project().codings().size() == 0);
    REQUIRE(bench->undo().ok());
    CHECK(bench->project().turns(source).size() == 5);
    CHECK(bench->check().empty());
}
