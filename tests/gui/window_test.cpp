#include "gui/gui.h"

#include "app/logic/strings.h"
#include "app/wx_text.h"
#include "platform/files.h"
#include "workbench/coding/coding.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

std::size_t codings() {
    return project().codings().size();
}

CodeId code(const std::string& path) {
    const auto found = project().codebook().resolve(path);
    REQUIRE(found);
    return *found;
}

/// Ctrl+K, part of the name, Enter.
void apply_with_palette(const std::string& typed) {
    focus(view());
    press('K', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return frame().coding().palette() != nullptr; }));
    auto* palette = frame().coding().palette();
    REQUIRE(wait_until([&] { return palette->IsActive() && palette->box().HasFocus(); }));
    type(typed);
    REQUIRE(wait_until([&] { return palette->box().GetValue() == typed; }));
    screenshot("03-palette");
    press(WXK_RETURN);
    REQUIRE(wait_until([] { return frame().coding().palette() == nullptr; }));
}

wxPoint point_at(const std::string& needle, bool end) {
    const auto span = find_in_view(needle);
    auto point =
        view().PointFromPosition(static_cast<int>((end ? span.end() : span.begin()).value()));
    return point + wxPoint{0, view().TextHeight(0) / 2};
}

std::string selected_text() {
    return to_utf8(view().GetSelectedText());
}

} // namespace

TEST_CASE("the first window says what to do") {
    REQUIRE(wait_until([] { return frame().IsShownOnScreen() && frame().IsActive(); }));
    CHECK_FALSE(frame().desk().is_open());
    screenshot("01-welcome");
    frame().desk().create(folder() / "vide.filrouge");
    REQUIRE(frame().desk().is_open());
    screenshot("02-empty-project");
    frame().desk().close();
}

TEST_CASE("a passage selected by keyboard is coded exactly, through the palette") {
    const auto path = make_project("clavier");
    open(path);
    // Decomposed accents and a typographic apostrophe: what the transcriber typed must come back.
    const std::string passage = "l\u2019e\u0301le\u0301ment cle\u0301";
    select_by_keys(passage);
    apply_with_palette("confian");
    REQUIRE(wait_until([] { return codings() == 1; }));
    select_by_keys("familles 😀 et");
    apply_with_palette("tempo");
    REQUIRE(wait_until([] { return codings() == 2; }));
    screenshot("03-coded");
    frame().desk().close();
    CHECK(coded_in_file(path) ==
          std::vector<std::string>{"Confiance|" + passage, "Temporalités|familles 😀 et"});
}

TEST_CASE("an opened project takes keys at once; a turn is coded from anywhere on its line") {
    open(make_project("touches"));
    REQUIRE(wait_until([] { return wxWindow::FindFocus() == &view(); }));
    CHECK(view().GetCurrentPos() == 0); // in the speaker's name
    press('T', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return !view().selected().empty(); }));
    CHECK(selected_text().starts_with("Bonjour"));
    view().GotoPos(view().GetLineEndPosition(0));
    press('T', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return !view().selected().empty(); }));
    CHECK(selected_text().starts_with("Bonjour"));
    frame().desk().close();
}

TEST_CASE("a passage selected by mouse is coded by a double click on a code") {
    const auto path = make_project("souris");
    open(path);
    focus(view());
    // Ends in the middle of nothing: spaces at the ends are left out.
    drag(view(), point_at(" coup de fil à midi", false), point_at("coup de fil à midi", true));
    REQUIRE(wait_until([] { return !view().selected().empty(); }));
    const auto wanted = std::string{view().text()->slice(view().selected())};
    CHECK(wanted == "coup de fil à midi");
    frame().codebook().select(code("Leviers/Espaces informels")); // brings it into sight
    settle();
    const auto item = frame().codebook().item_of(code("Leviers/Espaces informels"));
    auto* tree = frame().codebook().tree().GetDataView();
    const auto where = tree->GetItemRect(wxDataViewItem{item.GetID()});
    double_click(*tree, where.GetPosition() + wxPoint{where.width / 4, where.height / 2});
    REQUIRE(wait_until([] { return codings() == 1; }));
    frame().desk().close();
    CHECK(coded_in_file(path) == std::vector<std::string>{"Espaces informels|" + wanted});
}

TEST_CASE("right to left words, emoji families and no-break spaces are coded exactly") {
    const auto path = make_project("difficile");
    open(path);
    const std::string family = "👩‍👩‍👧";
    const std::string hebrew = "\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd";
    const std::string nbsp = "confiance\u00a0: c\u2019est";
    for (const auto& passage : {family, hebrew, nbsp}) {
        const auto span = find_in_view(passage);
        view().SetSelection(static_cast<int>(span.begin().value()),
                            static_cast<int>(span.end().value()));
        frame().coding().apply_code(code("Leviers/Confiance"));
    }
    // Half of a family is all of it.
    const auto span = find_in_view(family);
    view().SetSelection(static_cast<int>(span.begin().value()),
                        static_cast<int>(span.begin().value()) + 4);
    frame().coding().apply_code(code("Tensions/Temporalités"));
    REQUIRE(codings() == 4);
    screenshot("04-hard-text");
    frame().desk().close();
    const auto coded = coded_in_file(path);
    for (const auto& passage : {family, hebrew, nbsp}) {
        CHECK(std::count(coded.begin(), coded.end(), "Confiance|" + passage) == 1);
    }
    CHECK(std::count(coded.begin(), coded.end(), "Temporalités|" + family) == 1);
}

TEST_CASE("digits repeat recent codes, Del removes, undo and redo bring back and take away") {
    const auto path = make_project("annuler");
    open(path);
    select_by_keys("Sans courrier");
    apply_with_palette("informels");
    REQUIRE(wait_until([] { return codings() == 1; }));
    select_by_keys("tout le monde");
    press('1');
    REQUIRE(wait_until([] { return codings() == 2; }));

    focus(view());
    view().GotoPos(static_cast<int>(find_in_view("le monde").begin().value()));
    settle();
    press(WXK_DELETE);
    REQUIRE(wait_until([] { return codings() == 1; }));
    CHECK(frame().transcript().stripes().GetParent() != nullptr);
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return codings() == 2; }));
    press('Z', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return codings() == 1; }));
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return codings() == 2; }));
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return codings() == 1; }));
    press('Y', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return codings() == 2; }));
    // The counts at the left follow.
    CHECK(frame().sources().rows().front().codings == 2);
    frame().desk().close();
    CHECK(coded_in_file(path) == std::vector<std::string>{"Espaces informels|tout le monde",
                                                          "Espaces informels|Sans courrier"});
}

TEST_CASE("stripes stand beside their passages and select them") {
    open(make_project("barres"));
    for (const char* passage : {"La confiance", "machine", "temporalité du SAJ"}) {
        const auto span = find_in_view(passage);
        view().SetSelection(static_cast<int>(span.begin().value()),
                            static_cast<int>(span.end().value()));
        frame().coding().apply_code(code("Leviers/Confiance"));
    }
    auto& stripes = frame().transcript().stripes();
    REQUIRE(wait_until([&] { return stripes.stripes().size() == 3; }));
    const auto& last = stripes.stripes().back();
    const auto place = point_at("temporalité du SAJ", false);
    CHECK(last.bar.y <= place.y);
    CHECK(place.y <= last.bar.GetBottom());
    CHECK_FALSE(last.has_memo);
    REQUIRE(workbench::annotate_coding(bench(), last.coding, {"À relire", {}}).ok());
    CHECK(wait_until([&] { return stripes.stripes().back().has_memo; }));
    const auto bar = last.bar;
    click(stripes, bar.GetPosition() + wxPoint{bar.width / 2, bar.height / 2});
    REQUIRE(wait_until([] { return selected_text() == "temporalité du SAJ"; }));
    frame().desk().close();
}

TEST_CASE("search finds without accents, jumps and selects; mistakes are told under the box") {
    open(make_project("recherche", 2));
    focus(view());
    press('F', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return wxWindow::FindFocus() != &view(); }));
    type("temporalite");
    press(WXK_RETURN);
    auto& results = frame().search().results();
    REQUIRE(wait_until([&] { return results.rows().size() == 1; }));
    CHECK(frame().search().summary() == "1 passage");
    press(WXK_DOWN);
    REQUIRE(wait_until([&] { return results.GetSelection() == 0; }));
    press(WXK_RETURN);
    REQUIRE(wait_until([] { return wxWindow::FindFocus() == &view(); }));
    CHECK(selected_text() == "temporalité");
    screenshot("05-search");

    frame().desk().search("réseau", 10);
    REQUIRE(wait_until([&] { return results.rows().size() == 10; }));
    CHECK(frame().search().summary().find("les 10 premiers") != std::string::npos);
    frame().desk().search("\"jamais fermé", 10);
    REQUIRE(wait_until([&] { return results.rows().empty(); }));
    CHECK(frame().search().summary().size() > 10);
    screenshot("06-search-error");
    frame().desk().close();
}

TEST_CASE("the cross-tab follows each coding, and a cell opens its quotes") {
    open(make_project("croisé", 1));
    auto& panel = frame().crosstab();
    panel.choose_axes("codes", "sources");
    REQUIRE(panel.live() != nullptr);
    const auto& table = panel.live()->table();
    const auto row = static_cast<std::size_t>(
        std::find(table.rows.begin(), table.rows.end(), "Leviers/Espaces informels") -
        table.rows.begin());
    REQUIRE(row < table.rows.size());
    const auto source = project().find(view().source())->name;
    const auto col = static_cast<std::size_t>(
        std::find(table.cols.begin(), table.cols.end(), source) - table.cols.begin());
    REQUIRE(col < table.cols.size());
    const int grid_row = static_cast<int>(row);
    const int grid_col = static_cast<int>(col);
    CHECK(panel.grid().GetCellValue(grid_row, grid_col).empty());

    const auto span = find_in_view("Un coup de fil à midi");
    view().SetSelection(static_cast<int>(span.begin().value()),
                        static_cast<int>(span.end().value()));
    frame().coding().apply_code(code("Leviers/Espaces informels"));
    // At once: no event loop in between.
    CHECK(panel.grid().GetCellValue(grid_row, grid_col) == "1");
    CHECK(panel.grid().tinted() == std::vector<Cell>{{row, col}});

    panel.grid().MakeCellVisible(grid_row, grid_col);
    settle();
    const auto cell = panel.grid().CellToRect(grid_row, grid_col);
    const auto where = panel.grid().CalcScrolledPosition(cell.GetPosition());
    click(*panel.grid().GetGridWindow(), where + wxPoint{cell.width / 2, cell.height / 2});
    auto& quotes = frame().quotes().list();
    REQUIRE(wait_until([&] { return quotes.rows().size() == 1; }));
    CHECK(quotes.rows()[0].plain.find("Un coup de fil à midi") != std::string::npos);
    screenshot("07-crosstab");

    view().GotoPos(0);
    quotes.focus_first();
    REQUIRE(wait_until([] { return selected_text() == "Un coup de fil à midi"; }));
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return panel.grid().GetCellValue(grid_row, grid_col).empty(); }));
    frame().desk().close();
}

TEST_CASE("a file that is no project is refused in words, the open project stays") {
    const auto good = make_project("bon");
    open(good);
    const auto broken = folder() / "cassé.filrouge";
    platform::write_file(broken, "ceci n'est pas un projet").value();
    frame().open_project(broken.string());
    REQUIRE(wait_until([] { return frame().messages().IsShown(); }));
    CHECK(frame().desk().is_open());
    CHECK(frame().desk().bench()->path() == good);
    screenshot("08-error");
    frame().open_project((folder() / "absent.filrouge").string());
    wait_until([] { return !frame().background().busy(); });
    CHECK(frame().messages().IsShown());
    frame().desk().close();
}

TEST_CASE("importing in the background shows what became of each file") {
    frame().desk().create(folder() / "import.filrouge");
    const auto text = folder() / "groupe.txt";
    platform::write_file(text, hard_transcript()).value();
    frame().desk().import_files({text, folder() / "absent.docx"});
    REQUIRE(wait_until([] { return !frame().background().busy(); }));
    CHECK(project().sources().size() == 1);
    wxDialog* report = nullptr;
    REQUIRE(wait_until([&] {
        for (auto* window : wxTopLevelWindows) {
            if (window->GetParent() == &frame()) report = dynamic_cast<wxDialog*>(window);
        }
        return report != nullptr && report->IsShown();
    }));
    screenshot("09-import-report");
    report->Close();
    settle();
    CHECK_FALSE(view().source().is_nil());
    frame().desk().close();
}

TEST_CASE("closing a project while it is being indexed waits for nothing and breaks nothing") {
    const auto path = make_project("grand", 30);
    frame().open_project(path.string());
    REQUIRE(wait_until([] { return frame().desk().is_open(); }));
    frame().desk().search("réseau", 10);
    frame().desk().close();
    CHECK_FALSE(frame().desk().is_open());
    CHECK_FALSE(frame().background().busy());
    open(path);
    frame().desk().search("réseau", 10);
    REQUIRE(wait_until([] { return frame().search().results().rows().size() == 10; }));
    frame().desk().close();
}
