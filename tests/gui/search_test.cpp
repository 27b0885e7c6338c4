#include "app/finding/autocode_dialog.h"
#include "app/finding/counts_dialog.h"
#include "app/finding/search_desk.h"
#include "core/fold.h"
#include "gui/gui.h"
#include "platform/files.h"
#include "workbench/finding/searches.h"
#include "workbench/people/speakers.h"
#include "workbench/sources/corrections.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

SearchPanel& panel() {
    return frame().search();
}
bool found_any() {
    return !panel().results().rows().empty();
}

} // namespace

TEST_CASE("a search follows the typing; F3 goes from hit to hit across sources") {
    open(make_project("au fil des touches", 2));
    auto* box = wxWindow::FindWindowByName("search box", &panel());
    REQUIRE(box != nullptr);
    panel().focus_box();
    settle();
    type("confiance");
    REQUIRE(wait_until(found_any));
    const auto& rows = panel().results().rows();
    REQUIRE(rows.size() > 2);
    auto& view = frame().transcript().view();
    panel().results().step(1);
    CHECK(view.source() == rows[0].source);
    for (std::size_t i = 1; i < 4 && i < rows.size(); ++i) {
        panel().results().step(1);
        CHECK(view.source() == rows[i].source);
        CHECK((view.selected() == rows[i].span));
    }
    panel().results().step(-1);
    settle();
    screenshot("40-search");

    frame().finding().show_counts();
    settle();
    screenshot("45-counts");
    auto* counts = dynamic_cast<CountsDialog*>(wxWindow::FindWindowByName("counts"));
    REQUIRE(counts != nullptr);
    counts->by().SetSelection(1);
    wxCommandEvent chosen{wxEVT_CHOICE, counts->by().GetId()};
    counts->by().ProcessWindowEvent(chosen);
    CHECK(counts->as_table() == "Valeur\tPassages\tEndroits\n"
                                "Karim\t400\t400\nNadia\t1\t1\nSabine\t400\t400\n");
    // Numbers begin with the largest.
    wxListEvent clicked{wxEVT_LIST_COL_CLICK, counts->list().GetId()};
    clicked.m_col = 1;
    counts->list().ProcessWindowEvent(clicked);
    CHECK(counts->as_table() == "Valeur\tPassages\tEndroits\n"
                                "Karim\t400\t400\nSabine\t400\t400\nNadia\t1\t1\n");
    for (auto* window : wxTopLevelWindows) {
        if (window != &frame()) window->Close();
    }
    settle();

    panel().search_for("confiannce");
    REQUIRE(wait_until([] { return panel().summary() != ""; }));
    settle();
    screenshot("41-suggestion");
    // What was searched for is remembered, newest first, and may be kept under a name.
    const auto past = frame().desk().bench()->past_searches();
    REQUIRE(past.size() == 1); // what was typed on the way is not
    CHECK(past.front().query == "confiannce");
    REQUIRE(workbench::save_search(*frame().desk().bench(), {"La confiance", "confiance", {}}));
    CHECK(project().searches().size() == 1);
    frame().desk().close();
}

TEST_CASE("the concordance shows each place in its context and sorts by it") {
    open(make_project("concordance", 1));
    panel().search_for("confiance");
    REQUIRE(wait_until(found_any));
    frame().finding().show_concordance();
    auto& pane = frame().concordance();
    const auto& lines = pane.concordance().lines;
    REQUIRE(lines.size() > 1);
    CHECK(pane.cell(0, 1).Lower() == "confiance");
    pane.sort_by(workbench::ConcordanceOrder::right);
    CHECK(std::is_sorted(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
        return collate(a.right.substr(0, 6), b.right.substr(0, 6), "fr") < 0;
    }));
    // Where there is no room for all, the words right before the match stay.
    for (auto* child : pane.GetChildren()) {
        auto* list = dynamic_cast<RowList*>(child);
        if (list == nullptr) continue;
        const auto longest =
            std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
                return a.left.size() < b.left.size();
            });
        const auto row = static_cast<std::size_t>(longest - lines.begin());
        const auto whole = pane.cell(row, 0).Trim();
        REQUIRE(whole.length() > 20);
        list->SetColumnWidth(0, list->GetTextExtent(whole).x / 2 + 12);
        const auto shown = list->cell(row, 0).Trim();
        CHECK(shown.length() < whole.length());
        CHECK(shown.Right(5) == whole.Right(5));
    }
    pane.on_line(lines.front());
    settle();
    CHECK(frame().transcript().view().source() == lines.front().source);
    CHECK((frame().transcript().view().selected() == lines.front().span));
    press('F', wxMOD_CONTROL | wxMOD_SHIFT);
    settle();
    screenshot("42-concordance");
    press('F', wxMOD_CONTROL | wxMOD_SHIFT);
    panel().search_for("code:Confiance");
    settle();
    frame().finding().show_concordance(); // no words: said, not shown
    CHECK(lines.empty());
    frame().desk().close();
}

TEST_CASE("after a correction every list shows the words there are, or says that it does not") {
    open(make_project("mots corrigés"));
    mark("La confiance");
    const auto trust = project().codebook().resolve("Leviers/Confiance").value();
    frame().coding().apply_code(trust);
    press('Q', wxMOD_CONTROL | wxMOD_SHIFT); // nothing is chosen in the codebook
    frame().codebook().select(trust);
    press('Q', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return frame().quotes().list().rows().size() == 1; }));
    panel().search_for("confiance");
    REQUIRE(wait_until(found_any));
    const auto before = panel().results().rows().size();
    frame().finding().show_concordance();
    REQUIRE_FALSE(frame().concordance().concordance().lines.empty());

    const auto span = view().text()->index().from_bytes(find_in_view("La confiance"));
    REQUIRE(workbench::correct_passage(bench(), view().source(), {span, "La patience"}).ok());
    CHECK(wait_until([&] { return panel().results().rows().size() == before - 1; }));
    REQUIRE(frame().quotes().list().rows().size() == 1);
    CHECK(frame().quotes().list().rows().front().html.find("La patience") != std::string::npos);
    CHECK(frame().concordance().summary() ==
          tr("The transcripts have changed since: ask for it again."));
    frame().finding().show_concordance();
    CHECK(frame().concordance().summary().find("confiance") != std::string::npos);

    // A new name of somebody quoted.
    const auto who = project().speaker_of(
        view().source(), view().text()->index().from_bytes(find_in_view("La patience")));
    REQUIRE_FALSE(who.is_nil());
    REQUIRE(workbench::rename_participant(bench(), who, "Ondine").ok());
    CHECK(frame().quotes().list().rows().front().html.find("Ondine") != std::string::npos);
    REQUIRE(bench().undo().ok());
    REQUIRE(bench().undo().ok());
    CHECK(wait_until([&] { return panel().results().rows().size() == before; }));
    CHECK(frame().quotes().list().rows().front().html.find("La confiance") != std::string::npos);
    panel().forget();
    frame().desk().close();
}

TEST_CASE("what a search finds is coded in one step, but for what was unticked") {
    open(make_project("automatique", 1));
    panel().search_for("confiance");
    REQUIRE(wait_until(found_any));
    auto* finder = frame().desk().finder();
    REQUIRE(finder != nullptr);
    const auto code = project().codebook().resolve("Leviers/Confiance").value();
    AutocodeDialog dialog{
        &frame(),
        *frame().desk().bench(),
        {},
        [finder](const CodeId& chosen, workbench::AutocodeUnit unit) {
            SilentProgress progress;
            return workbench::plan_autocode(*finder, {"confiance", {}, chosen, unit}, progress);
        }};
    dialog.Show();
    dialog.choose(code, workbench::AutocodeUnit::match);
    const auto all = dialog.chosen();
    REQUIRE(all > 2);
    dialog.tick(0, false);
    CHECK(dialog.chosen() == all - 1);
    settle();
    screenshot("43-autocode");
    dialog.tick_all(false);
    CHECK(dialog.chosen() == 0);
    dialog.tick_all(true);
    dialog.tick(1, false);
    const auto done = workbench::apply_autocode(*frame().desk().bench(), dialog.plan());
    dialog.Hide();
    REQUIRE(done);
    CHECK(done->added == all - 1);
    CHECK(project().codings().size() == all - 1);
    REQUIRE(frame().desk().bench()->undo());
    CHECK(project().codings().size() == 0);
    frame().desk().close();
}

TEST_CASE("passages like the selection are listed with the words they share") {
    frame().desk().create(folder() / "semblables.filrouge");
    const std::string other = "Karim : On range les dossiers, puis chacun rentre chez soi.\n";
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += other;
        if (i % 10 == 3) text += "Nadia : Le café du matin, la machine, les collègues.\n";
        if (i == 5) text += "Animatrice : La machine à café du matin rapproche les collègues ?\n";
    }
    const auto file = folder() / "café.txt";
    platform::write_file(file, text).value();
    frame().desk().import_files({file});
    REQUIRE(wait_until([] {
        return !frame().background().busy() && frame().desk().finder() != nullptr &&
               frame().desk().finder()->stale() == 0;
    }));
    auto& view = frame().transcript().view();
    REQUIRE(wait_until([&] { return view.text() != nullptr; }));
    const auto span = find_in_view("La machine à café du matin rapproche les collègues");
    view.SetSelection(static_cast<int>(span.begin().value()), static_cast<int>(span.end().value()));
    frame().finding().similar_to_selection(view);
    settle();
    REQUIRE(panel().results().rows().size() == 3);
    CHECK(panel().results().rows().front().html.find("<i>") != std::string::npos);
    panel().results().step(1);
    CHECK_FALSE(view.selected().empty()); // ready to be coded
    screenshot("44-similar");
    for (auto* window : wxTopLevelWindows) {
        if (window != &frame()) window->Close();
    }
    settle();
    frame().desk().close();
}
