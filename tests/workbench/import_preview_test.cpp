#include "workbench/bench.h"
#include "workbench/sources/import_preview.h"
#include "workbench/sources/ordered_pipeline.h"

#include <atomic>
#include <stdexcept>

using namespace filrouge;
using namespace filrouge::workbench;
using test::TestBench;

TEST_CASE("a preview says what an import would add, and adds nothing") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    const auto entries = bench->history().size();
    std::filesystem::create_directory(bench.folder() / "d");
    bench.file("d/FG.txt", test::dialogue + "Karim : Fin.\n");
    bench.file("d/copie.txt", test::dialogue);
    bench.file("d/copie2.txt", test::dialogue + "Karim : Fin.\n");
    bench.file("d/lettre.txt", "Madame,\n\nMonsieur,\n");
    bench.file("d/vide.txt", "");
    bench.file("d/x.zzz", "x");
    SilentProgress progress;
    const auto preview = import_preview(*bench, {bench.folder() / "d"}, {}, progress).value();
    CHECK(bench->history().size() == entries);
    REQUIRE(preview.files.size() == 5);
    CHECK(preview.skipped.size() == 1);
    const auto& group = preview.files[0];
    CHECK(group.name == "FG (2)");
    CHECK(group.kind == SourceKind::interview);
    CHECK(group.encoding == "UTF-8");
    CHECK(group.turns == 6);
    REQUIRE(group.speakers.size() == 3);
    CHECK(group.speakers[0].role == Role::moderator);
    CHECK(group.speakers[1].turns == 2);
    CHECK(group.language_origin == LanguageOrigin::detected);
    CHECK(group.already_there.empty());
    CHECK(group.beginning[1].speaker == "Nadia");
    CHECK(group.beginning[1].text == "Oui, merci bien.");
    CHECK(preview.files[1].already_there == "FG");
    CHECK(preview.files[2].already_there == "FG (2)");
    CHECK(preview.files[3].beginning.size() == 2);
    CHECK(preview.files[3].kind == SourceKind::document);
    CHECK(preview.files[4].error);
    const auto report = import_files(*bench, {bench.folder() / "d"}, {}, progress).value();
    for (std::size_t i = 0; i < report.files.size(); ++i) {
        CHECK(report.files[i].already_there == !preview.files[i].already_there.empty());
        if (!report.files[i].already_there) CHECK(report.files[i].name == preview.files[i].name);
    }
}

TEST_CASE("each file is imported as the user chose") {
    TestBench bench;
    FileChoice first;
    first.path = bench.file("a.txt", test::dialogue);
    first.name = "Groupe 1";
    first.language = "nl";
    first.kind = SourceKind::focus_group;
    first.roles = {{"Karim", Role::observer}, {"Animatrice", Role::participant}};
    first.joined = {{"Nadia", "Karim"}};
    FileChoice second;
    second.path = bench.file("b.txt", test::dialogue + "Karim : Fin.\n");
    second.speakers.recognise = false;
    CHECK(preview_file(*bench, first).speakers.size() == 2);
    CHECK(preview_file(*bench, second).turns == 0);
    SilentProgress progress;
    const auto report = import_chosen(*bench, {first, second}, progress).value();
    CHECK(report.imported() == 2);
    const auto id = bench->project().resolve_source("Groupe 1").value();
    const auto& project = bench->project();
    CHECK(project.find(id)->language == "nl");
    CHECK(project.find(id)->kind == SourceKind::focus_group);
    CHECK(project.turns(id)[1].speaker == project.turns(id)[3].speaker);
    CHECK(project.find(project.turns(id)[1].speaker)->role == Role::observer);
    CHECK(project.participants().size() == 2);
    CHECK(bench->undo().value() == "Import 2 files");
    first.roles = {{"Personne", Role::moderator}};
    CHECK(preview_file(*bench, first).error->hint.find("Karim") != std::string::npos);
}

TEST_CASE("an import of nothing new leaves no entry in the history") {
    TestBench bench;
    bench.import("FG.txt", test::dialogue);
    bench->use_coder("zoé");
    const auto entries = bench->history().size();
    SilentProgress progress;
    const auto report =
        import_files(*bench, {bench.file("b.txt", test::dialogue), bench.file("c.txt", "")}, {},
                     progress)
            .value();
    CHECK(report.imported() == 0);
    CHECK(report.files[0].already_there);
    CHECK(report.files[1].error);
    CHECK(bench->history().size() == entries);
    CHECK(bench->project().coders().size() == 1);
}

TEST_CASE("an import stopped in the middle leaves nothing") {
    struct Stopping final : Progress {
        std::size_t steps = 0;
        void step(std::size_t, std::size_t, const std::string&) override { ++steps; }
        [[nodiscard]] bool cancelled() const override { return steps >= 5; }
    } progress;
    TestBench bench;
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 20; ++i) {
        files.push_back(bench.file("f" + std::to_string(i) + ".txt",
                                   test::dialogue + "Karim : " + std::to_string(i) + "\n"));
    }
    const auto done = import_files(*bench, files, {}, progress);
    CHECK(done.error().code == ErrorCode::cancelled);
    CHECK(bench->project().sources().empty());
    CHECK(bench->history().empty());
    CHECK(bench->check().empty());
    SilentProgress silent;
    CHECK(import_files(*bench, files, {}, silent).value().imported() == 20);
    CHECK(bench->check().empty());
}

TEST_CASE("things are made on many threads and used in order, a few at a time") {
    std::atomic<int> there{0};
    std::atomic<int> most{0};
    std::size_t expected = 0;
    const auto make = [&](std::size_t i) {
        const int now = ++there;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        return i;
    };
    const auto rest = [](const auto& wait) { wait(); };
    ordered_pipeline(
        500, make,
        [&](std::size_t i, std::size_t thing) {
            CHECK(i == expected);
            CHECK(thing == expected++);
            --there;
        },
        rest);
    CHECK(expected == 500);
    const auto workers = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    CHECK(most <= 2 * workers + 1);
    const auto fail_at_7 = [](std::size_t i, const char* what) {
        if (i == 7) throw std::runtime_error{what};
        return i;
    };
    const auto failing_use = [&](std::size_t i, std::size_t) { fail_at_7(i, "use"); };
    CHECK_THROWS_AS(ordered_pipeline(100, make, failing_use, rest), std::runtime_error);
    const auto failing_make = [&](std::size_t i) { return fail_at_7(i, "make"); };
    CHECK_THROWS_AS(ordered_pipeline(
                        100, failing_make, [](std::size_t, std::size_t) {}, rest),
                    std::runtime_error);
    const auto none = [](std::size_t, std::size_t) { FAIL("there is nothing to use"); };
    ordered_pipeline(0, make, none, rest);
}

TEST_CASE("texts can be read while an import waits for its files") {
    TestBench bench;
    const auto source = bench.import("FG.txt", test::dialogue);
    const auto done = bench->edit("Wait", [&](store::Edit& edit) {
        edit.put(Participant{bench->new_id<ParticipantId>(), "Zoé", Role::participant});
        bench->rest_from_edit([&] {
            std::thread{[&] {
                CHECK(bench->text(source).value()->utf8() == test::dialogue);
            }}.join();
        });
    });
    CHECK(done.ok());
    CHECK(bench->project().participants().size() == 4);
    CHECK(bench->check().empty());
}
