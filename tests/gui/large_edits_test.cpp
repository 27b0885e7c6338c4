#include "gui/gui.h"
#include "gui/keys.h"
#include "gui/large_project.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace filrouge;
using namespace filrouge::gui_test;

namespace {

std::size_t codings_of(const CodeId& code) {
    const auto& columns = project().codings();
    const auto number = columns.code_numbers().find(code);
    return static_cast<std::size_t>(
        std::count(columns.codes().begin(), columns.codes().end(), number));
}

void check_table() {
    const auto& live = *frame().crosstab().live();
    const auto fresh = workbench::crosstab(*frame().desk().bench(), live.request()).value();
    CHECK(live.table().rows == fresh.rows);
    CHECK(live.table().counts == fresh.counts);
    const auto total = std::to_string(fresh.total);
    auto& grid = frame().crosstab().grid();
    auto shown =
        grid.GetCellValue(grid.GetNumberRows() - 1, grid.GetNumberCols() - 1).utf8_string();
    std::erase_if(shown, [](char c) { return c < '0' || c > '9'; }); // spaces between thousands
    CHECK(shown == total);
}

} // namespace

TEST_CASE("a transcript with many codings is corrected and removed beside the window") {
    open(make_large_project("corrections", {2, 1'200, 3, 4}));
    wait_for_work();
    const auto source = view().source();
    const auto before = frame().desk().bench()->text(source).value()->utf8();
    const auto codings = project().codings().rows_in(source).size();
    REQUIRE(codings > 400);

    CHECK(frame().text().keep_correction(source, "Été : " + before));
    CHECK(frame().background().busy());
    // What is typed meanwhile is not lost: the dialog stays.
    CHECK_FALSE(frame().text().keep_correction(source, "Hiver : " + before));
    wait_for_work();
    CHECK(view().text()->utf8() == "Été : " + before);
    CHECK(project().codings().rows_in(source).size() == codings);
    check_table();
    focus(view());
    Keys{}.press({"Control_L", "z"});
    REQUIRE(wait_until([&] { return view().text()->utf8() == before; }));
    wait_for_work();
    check_table();

    // The newest action of the history, which is read when it comes into sight.
    CHECK(frame().text().keep_correction(source, "Été : " + before));
    wait_for_work();
    const auto newest = frame().desk().bench()->history().back().id;
    frame().show_pane("history");
    auto& history = frame().history();
    REQUIRE(wait_until([&] { return history.entries().front().id == newest; }));
    history.choose(0);
    INFO(history.details());
    REQUIRE(history.undo_button().IsEnabled());
    history.undo_chosen();
    CHECK(frame().background().busy());
    REQUIRE(wait_until([&] { return view().text()->utf8() == before; }));
    wait_for_work();
    frame().hide_pane("history");
    frame().desk().close();
}

TEST_CASE("large codes are merged in the background, and stopped where asked") {
    open(make_large_project("grands codes", {20, 12'000, 3, 4}));
    wait_for_work();
    auto& desk = frame().desk();
    const auto codes = project().codebook().in_order();
    const auto from = codes[1];
    const auto into = codes[2];
    const auto before = codings_of(from);
    REQUIRE(before > 2000);

    frame().coding().merge(from, into, workbench::Overlaps::keep);
    CHECK(frame().background().busy());
    CHECK_FALSE(desk.can_edit());
    CHECK(project().codebook().find(from) != nullptr); // not yet
    frame().background().cancel();
    wait_for_work();
    CHECK(desk.can_edit());
    CHECK(codings_of(from) == before);
    CHECK(frame().messages().IsShown());
    frame().messages().Dismiss();
    check_table();

    frame().coding().merge(from, into, workbench::Overlaps::keep);
    wait_for_work();
    REQUIRE(project().codebook().find(from) == nullptr);
    check_table();

    focus(view());
    Keys{}.press({"Control_L", "z"});
    REQUIRE(wait_until([] { return frame().background().busy(); }));
    frame().background().cancel();
    wait_for_work();
    CHECK(project().codebook().find(from) == nullptr); // still merged
    CHECK(frame().messages().IsShown());
    frame().messages().Dismiss();
    check_table();

    focus(view());
    Keys{}.press({"Control_L", "z"});
    REQUIRE(wait_until([&] { return project().codebook().find(from) != nullptr; }));
    wait_for_work();
    CHECK(codings_of(from) == before);
    check_table();
    Keys{}.press({"Control_L", "y"});
    REQUIRE(wait_until([&] { return project().codebook().find(from) == nullptr; }));
    wait_for_work();
    check_table();
    desk.close();
}
