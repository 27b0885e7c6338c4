#include "app/settings.h"
#include "app/wx_text.h"
#include "gui/gui.h"
#include "support/printers.h"
#include "workbench/notes/memos.h"

#include <catch2/catch.hpp>

#include <wx/display.h>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

CodeId code(const std::string& path) {
    const auto found = project().codebook().resolve(path);
    REQUIRE(found);
    return *found;
}

void code_passage(const std::string& words, const std::string& path) {
    mark(words);
    frame().coding().apply_code(code(path));
}

bool shown(wxWindow& pane) {
    return pane.IsShownOnScreen();
}

/// As at the next start: what the settings say, in a new window.
void restart(const std::filesystem::path& path) {
    frame().desk().close();
    renew();
    open(path);
}

} // namespace

TEST_CASE("what was asked and chosen is there again after theme and language changed") {
    open(make_project("renouvelé", 1));
    code_passage("Un coup de fil", "Leviers/Espaces informels");
    code_passage("La confiance", "Leviers/Confiance");
    frame().search().search_for("tout le monde");
    REQUIRE(wait_until([] { return !frame().search().results().rows().empty(); }));
    frame().search().results().choose_again(0);
    frame().codebook().select(code("Leviers/Confiance"));
    frame().crosstab().choose({"sources", "codes", analysis::CountOf::words, 1, "FG1"});
    frame().quotes().show(bench(), "le titre d'une case", {}, {{{project().codings().ids()[0]}}});
    frame().quotes().list().choose_again(0);
    frame().retrieval().activate(code("Leviers/Espaces informels"));
    frame().retrieval().grouping().SetSelection(2);
    REQUIRE(workbench::add_memo(bench(), code("Leviers"), "Ce qui aide").ok());
    REQUIRE(workbench::add_memo(bench(), code("Leviers/Confiance"), "La confiance aide").ok());
    settle();
    frame().memos().choose(
        {"aide", 0, frame().memos().rows().front().id, frame().memos().rows().front().subject});
    const auto memo = frame().memos().written();
    REQUIRE_FALSE(memo.empty());
    frame().history().choose({"confiance", "", {}});
    const auto listed = frame().history().entries().size();
    REQUIRE(listed > 0);
    auto look = view().visibility();
    look.branch = code("Leviers");
    frame().transcript().look_at(look);
    frame().transcript().find_bar().open();
    frame().transcript().find_bar().box().ChangeValue("leviers");
    mark("machine");
    const auto selected = view().selected();
    const auto top = view().top();
    REQUIRE_FALSE(selected.empty());

    for (const auto language : {Language::english, Language::french}) {
        keep_language(language);
        keep_theme(language == Language::english ? Theme::dark : Theme::light);
        renew();
        CHECK(frame().search().query() == "tout le monde");
        REQUIRE(wait_until([] { return frame().search().results().rows().size() == 1; }));
        CHECK(frame().search().results().GetSelection() == 0);
        CHECK(frame().codebook().selected() == code("Leviers/Confiance"));
        const auto table = frame().crosstab().choice();
        CHECK(table.rows == "sources");
        CHECK(table.cols == "codes");
        CHECK(table.shows == 1);
        CHECK(table.filter == "FG1");
        CHECK(frame().crosstab().grid().GetNumberRows() >= 1);
        CHECK(frame().quotes().about() == "le titre d'une case");
        CHECK(frame().quotes().list().rows().size() == 1);
        CHECK(frame().quotes().list().GetSelection() == 0);
        CHECK(frame().retrieval().total() == 1);
        CHECK(frame().retrieval().grouping().GetSelection() == 2);
        CHECK(to_utf8(frame().memos().filter().GetValue()) == "aide");
        CHECK(frame().memos().written() == memo);
        CHECK(to_utf8(frame().history().filter().GetValue()) == "confiance");
        CHECK(frame().history().entries().size() == listed);
        CHECK(view().visibility() == look);
        CHECK(frame().transcript().find_bar().IsShown());
        CHECK(frame().transcript().find_bar().places().size() == 1);
        CHECK(view().selected() == selected);
        CHECK(view().top() == top);
        screenshot("49-renewed");
    }
    // Another project has nothing of it.
    frame().transcript().find_bar().close();
    const auto other = make_project("autre");
    renew();
    open(other);
    CHECK(frame().search().query().empty());
    CHECK(view().selected().empty());
    frame().desk().close();
    keep_theme(Theme::desktop);
}

TEST_CASE("passages like others are there again after the theme changed") {
    open(make_project("pareils", 3));
    code_passage("La confiance", "Leviers/Confiance");
    REQUIRE(wait_until([] { return frame().desk().finder() != nullptr; }));
    frame().finding().similar_to_code(code("Leviers/Confiance"));
    const auto said = frame().search().summary();
    REQUIRE(said.find("Leviers/Confiance") != std::string::npos);
    const auto listed = frame().search().results().rows().size();
    keep_theme(Theme::dark);
    renew();
    CHECK(wait_until([&] { return frame().search().summary() == said; }));
    CHECK(frame().search().results().rows().size() == listed);
    frame().search().search_for("confiance"); // another list from now on
    CHECK(wait_until([&] { return frame().search().summary() != said; }));
    CHECK_FALSE(frame().search().asked().like);
    frame().desk().close();
    keep_theme(Theme::desktop);
}

TEST_CASE("panes that gave room to others come back, also after a restart") {
    const auto path = make_project("place");
    open(path);
    frame().SetClientSize(frame().FromDIP(wxSize{1340, 720}));
    settle();
    REQUIRE(shown(frame().quotes()));
    REQUIRE(shown(frame().search()));
    frame().codebook().select(code("Leviers/Confiance"));
    press(WXK_F6);
    REQUIRE(wait_until([] { return shown(frame().code_editor()); }));
    REQUIRE_FALSE(shown(frame().quotes()));
    restart(path);
    CHECK(shown(frame().code_editor()));
    frame().show_pane("memos");
    frame().show_pane("code");
    frame().hide_pane("code");
    restart(path);
    frame().hide_pane("memos");
    frame().hide_pane("code");
    REQUIRE(wait_until([] { return shown(frame().quotes()) && shown(frame().search()); }));
    CHECK_FALSE(shown(frame().memos()));
    CHECK_FALSE(shown(frame().code_editor()));
    restart(path);
    CHECK(shown(frame().quotes()));
    frame().desk().close();
}

TEST_CASE("the table one chose in a project is there after a restart") {
    const auto path = make_project("table choisie");
    open(path);
    const auto choose = [](const std::string& label) {
        for (auto* child : frame().crosstab().GetChildren()) {
            auto* found = dynamic_cast<wxChoice*>(child);
            if (found == nullptr || !found->SetStringSelection(wxString::FromUTF8(label))) continue;
            wxCommandEvent event{wxEVT_CHOICE, found->GetId()};
            found->ProcessWindowEvent(event);
            return;
        }
        FAIL("no choice offers " << label);
    };
    choose(tr("words"));
    choose(tr("% of the row"));
    choose(tr("coders"));
    const auto chosen = frame().crosstab().choice();
    CHECK(chosen.rows == "coders");
    restart(path);
    const auto kept = frame().crosstab().choice();
    CHECK(kept.rows == "coders");
    CHECK(kept.cols == chosen.cols);
    CHECK(kept.count == analysis::CountOf::words);
    CHECK(kept.shows == 1);
    CHECK(frame().crosstab().live()->request().rows == "coders");
    // Another project has a choice of its own.
    frame().desk().close();
    open(make_project("autre table"));
    CHECK(frame().crosstab().choice().rows == "codes");
    CHECK_FALSE(frame().crosstab().choice().count);
    CHECK(frame().crosstab().choice().shows == 0);
    frame().desk().close();
}

TEST_CASE("a window that was left on a larger screen comes back whole") {
    const auto screen = wxDisplay{0u}.GetClientArea();
    auto view = kept_view();
    const auto before = view;
    view.place = {screen.width - 300, screen.height - 200, 1200, 700};
    keep_view(view);
    renew();
    // As to the frame around it, the window manager has its say.
    CHECK(frame().GetRect().GetRight() <= screen.GetRight() + 10);
    CHECK(frame().GetRect().GetBottom() <= screen.GetBottom() + 40);
    CHECK(frame().GetSize().x >= 1190);
    keep_view(before);
    renew();
}
