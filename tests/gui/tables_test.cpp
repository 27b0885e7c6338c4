#include "gui/gui.h"

#include "app/logic/strings.h"
#include "app/wx_text.h"

#include <catch2/catch.hpp>
#include <gtk/gtk.h>
#include <wx/clipbrd.h>
#include <wx/modalhook.h>

#include <fstream>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

// Tables as one uses them: ordered by a click, copied, exported; and the keys that lists keep.
namespace {

std::string clipboard() {
    wxTextDataObject data;
    const wxClipboardLocker lock;
    return wxTheClipboard->GetData(data) ? to_utf8(data.GetText()) : std::string{};
}

void code_as(const std::string& words, const std::string& path) {
    mark(words);
    frame().coding().apply_code(project().codebook().resolve(path).value());
}

void click_head(CrosstabGrid& grid, int col) {
    const auto cell = grid.CellToRect(0, col);
    const auto at = grid.CalcScrolledPosition(cell.GetPosition());
    click(*grid.GetGridColLabelWindow(), {at.x + cell.width / 2, grid.GetColLabelSize() / 2});
    settle();
}

/// Counts the dialogs that would open, and closes each.
class Dialogs : public wxModalDialogHook {
  public:
    Dialogs() { Register(); }
    int count = 0;

  private:
    int Enter(wxDialog* /*dialog*/) override {
        ++count;
        return wxID_CANCEL;
    }
};

/// Of lists wx does not know where within them the keyboard is.
void keyboard_to(wxWindow& window) {
    REQUIRE(wait_until([&] {
        auto* has = gtk_window_get_focus(GTK_WINDOW(frame().GetHandle()));
        const bool in =
            has != nullptr &&
            (has == window.GetHandle() || gtk_widget_is_ancestor(has, window.GetHandle()) != FALSE);
        if (in && frame().IsActive()) return true;
        frame().Raise();
        window.SetFocus();
        return false;
    }));
}

/// The windows of GTK that float over ours.
int floating() {
    int count = 0;
    auto* all = gtk_window_list_toplevels();
    for (auto* each = all; each != nullptr; each = each->next)
        if (gtk_widget_get_visible(GTK_WIDGET(each->data)) != FALSE) ++count;
    g_list_free(all);
    return count;
}

} // namespace

TEST_CASE(
    "a click on the head of a column orders the cross-tab, and it is copied with its labels") {
    open(make_project("trié"));
    auto& panel = frame().crosstab();
    panel.choose_axes("codes", "sources");
    auto& grid = panel.grid();
    code_as("familles", "Leviers/Confiance");
    code_as("La confiance", "Leviers/Confiance");
    code_as("familles", "Temporalités");
    const auto& table = panel.live()->table();
    const auto confidence = static_cast<std::size_t>(
        std::find(table.rows.begin(), table.rows.end(), "Leviers/Confiance") - table.rows.begin());
    REQUIRE(confidence < table.rows.size());
    const auto as_it_was = grid.shown().rows;
    REQUIRE(as_it_was.back() != confidence);

    click_head(grid, 0);
    REQUIRE(grid.shown().rows.size() == table.rows.size());
    CHECK(grid.GetColLabelValue(0).StartsWith(to_wx("\u25bc")));
    const auto falling = grid.shown().rows;
    for (std::size_t i = 1; i < falling.size(); ++i)
        CHECK(table.counts[falling[i - 1]][0] >= table.counts[falling[i]][0]);
    CHECK_FALSE(grid.IsSelection()); // nothing painted in a colour of the desktop's
    screenshot("tables-ordered");

    grid.SetFocus();
    press('C', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return clipboard().find("Total") != std::string::npos; }));
    const auto copied = clipboard();
    CHECK(copied.starts_with("\t" + table.cols[0]));
    CHECK(copied.find("Leviers/Confiance\t2") != std::string::npos);
    CHECK(frame().IsEnabled()); // nothing is asked

    click_head(grid, 0);
    CHECK(grid.GetColLabelValue(0).StartsWith(to_wx("\u25b2")));
    const auto rising = grid.shown().rows;
    for (std::size_t i = 1; i < rising.size(); ++i)
        CHECK(table.counts[rising[i - 1]][0] <= table.counts[rising[i]][0]);
    // It stays so while one codes.
    code_as("Un coup de fil", "Leviers/Confiance");
    CHECK(grid.shown().rows.back() == confidence);

    const auto shown = panel.shown();
    REQUIRE(shown);
    const auto file = folder() / "tableau.csv";
    frame().desk().export_table(file, shown->request, shown->table, {shown->percent, false, "fr"});
    REQUIRE(wait_until([&] { return frame().desk().can_edit() && fs::exists(file); }));
    std::ifstream in{file};
    const std::string written{std::istreambuf_iterator<char>{in}, {}};
    CHECK(written.find("Leviers/Confiance") != std::string::npos);
    panel.choose_axes("codes", "coders");
    CHECK(grid.shown().rows == as_it_was);
    frame().desk().close();
}

TEST_CASE("the program's keys work in every field and list") {
    open(make_project("touches partout"));
    code_as("familles", "Temporalités");
    const auto windows = floating();
    auto& find = frame().transcript().find_bar();
    for (auto* place : std::vector<wxWindow*>{frame().codebook().tree().GetDataView(),
                                              &frame().sources().list()}) {
        keyboard_to(*place);
        type("x");
        settle();
        CHECK(floating() == windows); // no box of GTK's
        press('F', wxMOD_CONTROL);
        REQUIRE(wait_until([&] { return find.IsShown(); }));
        CHECK(floating() == windows);
        press(WXK_ESCAPE);
        REQUIRE(wait_until([&] { return !find.IsShown(); }));
    }
    // GTK would unmark what is marked there.
    Dialogs dialogs;
    auto* filter = wxWindow::FindWindowByName("sources", &frame())->GetChildren().front();
    for (auto* place :
         {static_cast<wxWindow*>(filter), static_cast<wxWindow*>(&frame().sources().list()),
          static_cast<wxWindow*>(frame().codebook().tree().GetDataView())}) {
        const int before = dialogs.count;
        keyboard_to(*place);
        press('A', wxMOD_CONTROL | wxMOD_SHIFT);
        REQUIRE(wait_until([&] { return dialogs.count == before + 1; }, std::chrono::seconds{10}));
    }
    // What a field knows itself stays its own.
    auto* field = dynamic_cast<wxTextEntry*>(filter);
    REQUIRE(field != nullptr);
    keyboard_to(*filter);
    type("abc");
    press('A', wxMOD_CONTROL);
    press('X', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return field->GetValue().empty(); }, std::chrono::seconds{10}));
    CHECK(clipboard() == "abc");
    frame().desk().close();
}
