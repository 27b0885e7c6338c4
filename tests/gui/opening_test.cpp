#include "gui/gui.h"
#include "gui/large_project.h"

#include "platform/files.h"

#include <catch2/catch.hpp>

using namespace filrouge::gui_test;
namespace fs = std::filesystem;
namespace platform = filrouge::platform;

namespace {

/// Opens it and does `then` when the window has just taken it over, before anything else.
void open_and(const fs::path& path, const std::function<void()>& then) {
    auto& desk = frame().desk();
    const auto usual = desk.on_opened;
    bool done = false;
    desk.on_opened = [&] {
        usual();
        frame().CallAfter([&] {
            then();
            done = true;
        });
    };
    frame().open_project(path.string());
    REQUIRE(wait_until([&] { return done; }));
    desk.on_opened = usual;
}

} // namespace

TEST_CASE("the text can be read before the panes of a large project are full") {
    const auto path = make_large_project("par étapes", {5, 3'000, 20, 4});
    auto& sources = frame().sources();
    open_and(path, [&] {
        CHECK_FALSE(view().source().is_nil());
        CHECK(frame().filling());
        CHECK(sources.rows().empty());
    });
    const auto shown = view().source();
    REQUIRE(wait_until([] { return !frame().filling(); }));
    settle();
    REQUIRE(sources.rows().size() == 5);
    CHECK(sources.rows().front().id == shown);
    CHECK(sources.selected() == shown);
    std::size_t codings = 0;
    for (const auto& row : sources.rows()) codings += row.codings;
    CHECK(codings == 3'000);
    frame().desk().close();

    open_and(path, [&] {
        CHECK(frame().filling());
        frame().desk().close();
        CHECK_FALSE(frame().filling());
    });
    settle();
    CHECK(sources.rows().empty());
    CHECK_FALSE(frame().desk().is_open());
}

TEST_CASE("what is being exported is written before the project closes") {
    open(make_large_project("fermeture", {20, 12'000, 3, 4}));
    wait_for_work();
    auto& desk = frame().desk();
    const auto codings = folder() / "codages à la fermeture.csv";
    const auto codebook = folder() / "grille à la fermeture.csv";
    desk.export_codings(codings);
    desk.export_codebook(codebook);
    desk.close();
    CHECK_FALSE(desk.is_open());
    CHECK(fs::file_size(codings) > 100'000);
    CHECK(fs::file_size(codebook) > 100);
}

TEST_CASE("what is exported during an import is written after it") {
    open(make_project("attendu"));
    const auto arrived = folder() / "arrivé pendant.txt";
    platform::write_file(arrived, hard_transcript() + "Karim : Et encore.\n").value();
    auto& desk = frame().desk();
    const auto codings = folder() / "attendus.csv";
    const auto codebook = folder() / "attendu.yaml";
    desk.import_files({arrived});
    desk.export_codings(codings);
    desk.export_codebook(codebook);
    CHECK_FALSE(desk.can_edit());
    CHECK_FALSE(fs::exists(codings));
    REQUIRE(wait_until([&] { return desk.can_edit() && !frame().background().busy(); }));
    CHECK(project().sources().size() == 2);
    CHECK(fs::exists(codings));
    CHECK(fs::exists(codebook));
    for (auto* window : wxTopLevelWindows) {
        if (window != &frame()) window->Close(); // the report of the import
    }
    settle();

    SECTION("what cannot be written is said") {
        desk.export_codings(folder() / "absent" / "codages.csv");
        REQUIRE(wait_until([&] { return desk.can_edit(); }));
        CHECK(frame().messages().IsShown());
        frame().messages().Dismiss();
    }
    desk.close();
}
