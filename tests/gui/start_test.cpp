#include "app/accessible.h"
#include "app/application.h"
#include "app/settings.h"
#include "app/start/new_project_dialog.h"
#include "app/wx_text.h"
#include "gui/gui.h"
#include "platform/bundled.h"
#include "workbench/demonstration.h"

#include <catch2/catch.hpp>

#include <wx/app.h>
#include <wx/config.h>
#include <wx/infobar.h>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

wxString status() {
    return frame().GetStatusBar()->GetStatusText(1);
}

} // namespace

TEST_CASE("a new project is told its name, place, language, coder and codebook") {
    NewProjectDialog dialog{&frame(), folder(), "zoé"};
    dialog.Show();
    CHECK(dialog.can_create());
    dialog.name().SetValue(to_wx("Réseau : soutien/parentalité"));
    CHECK(dialog.study().file == folder() / "Réseau soutien parentalité.filrouge");
    dialog.coder().SetValue("anne");
    dialog.language().SetSelection(2);
    REQUIRE(dialog.codebook().GetCount() >= 3);
    for (unsigned i = 0; i < dialog.codebook().GetCount(); ++i) {
        if (dialog.codebook().GetString(i).StartsWith("Tensions")) {
            dialog.codebook().SetSelection(static_cast<int>(i));
        }
    }
    settle();
    screenshot("40-new-project");
    // A name of one's own stays.
    const auto chosen = (folder() / "choisi").string();
    dialog.file().SetValue(to_wx(chosen));
    dialog.name().SetValue("Autre");
    CHECK(dialog.study().file == fs::path{chosen + ".filrouge"});
    dialog.file().SetValue(to_wx((folder() / "absent" / "p.filrouge").string()));
    CHECK_FALSE(dialog.can_create());
    settle();
    screenshot("41-new-project-refused");
    dialog.file().SetValue(to_wx(chosen));

    frame().desk().create(dialog.study());
    dialog.Close();
    REQUIRE(wait_until([] {
        return frame().desk().is_open() && !frame().background().busy() &&
               project().codebook().size() > 10;
    }));
    CHECK(project().info.name == "Autre");
    CHECK(project().info.language == "nl");
    CHECK(frame().desk().bench()->coder_name() == "anne");
    frame().desk().close();
    frame().desk().use_coder("zoé");
}

TEST_CASE("the demonstration study is made in the background and opened") {
    const auto file = folder() / "démonstration.filrouge";
    frame().desk().make_demonstration(file);
    CHECK(frame().background().busy());
    REQUIRE(wait_until([] { return frame().desk().is_open() && !frame().background().busy(); }));
    CHECK(project().sources().size() == 6);
    CHECK(project().codings().size() > 100);
    screenshot("42-demonstration");
    frame().desk().close();
    settle();
    screenshot("43-welcome-with-recent");
    // A second time it is refused: a project is never written over.
    frame().desk().make_demonstration(file);
    REQUIRE(wait_until([] { return frame().messages().IsShown(); }));
    frame().messages().Dismiss();
}

TEST_CASE("a project in use elsewhere can be opened read-only") {
    const auto path = make_project("prise");
    workbench::OpenOptions options;
    options.coder = "anne";
    auto other = workbench::Workbench::open(path, options);
    REQUIRE(other);
    frame().open_project(path.string());
    REQUIRE(wait_until([] { return frame().messages().IsShown(); }));
    CHECK_FALSE(frame().desk().is_open());
    screenshot("44-locked");
    frame().open_read_only();
    REQUIRE(wait_until([] { return frame().desk().is_open() && !frame().background().busy(); }));
    CHECK(frame().desk().bench()->read_only());
    CHECK(frame().GetTitle().Contains(to_wx("lecture seule")));
    mark("La confiance");
    press(WXK_DELETE);
    CHECK(frame().GetStatusBar()->GetStatusText(0).Contains(to_wx("lecture seule")));
    CHECK(project().codings().size() == 0);
    screenshot("45-read-only");
    frame().desk().close();
}

TEST_CASE("panes, zoom and codings shown are kept a moment after they change") {
    open(make_project("volets"));
    view().SetZoom(3);
    frame().transcript().look_at({Visibility::Others::grey, Polarity::lever, {}, {}, false});
    REQUIRE(wait_until([] { return kept_view().zoom == 3; }));
    CHECK(kept_view().shown.others == Visibility::Others::grey);
    CHECK(kept_view().shown.polarity == Polarity::lever);
    const auto panes = kept_view().panes;
    CHECK(panes.Contains("name=codebook"));

    // Settings of an older version that knew neither the quotes nor English.
    auto older = kept_view();
    older.panes.Replace("name=quotes", "name=forgotten");
    older.panes.Replace("caption=Grille", "caption=Gone");
    keep_view(older);
    const auto path = frame().desk().bench()->path();
    const auto size = frame().GetSize();
    renew();
    REQUIRE(wait_until([&] { return frame().desk().is_open(); }));
    CHECK(frame().GetSize() == size);
    CHECK(frame().desk().bench()->path() == path);
    CHECK(view().GetZoom() == 3);
    CHECK(view().visibility().others == Visibility::Others::grey);
    CHECK(frame().quotes().IsShownOnScreen());
    CHECK(frame().codebook().IsShownOnScreen());
    settle();
    screenshot("46-panes-restored");
    view().SetZoom(0);
    frame().transcript().look_at({});
    frame().desk().close();
    CHECK(kept_view().zoom == 0);
}

TEST_CASE("language and theme change at once; the project stays open where it was") {
    const auto path = make_project("langue");
    open(path);
    view().GotoPos(60);
    const auto caret = view().caret();
    keep_language(Language::english);
    keep_theme(Theme::dark);
    renew();
    REQUIRE(wait_until([&] {
        return frame().desk().is_open() && !frame().background().busy() && view().caret() == caret;
    }));
    CHECK(language() == Language::english);
    CHECK(frame().GetMenuBar()->GetMenuLabelText(0) == "File");
    const auto paper = from_wx(view().StyleGetBackground(wxSTC_STYLE_DEFAULT));
    CHECK(int{paper.red} + paper.green + paper.blue < 300);
    screenshot("47-english-dark");
    keep_language(Language::french);
    keep_theme(Theme::light);
    renew();
    REQUIRE(wait_until([] { return frame().desk().is_open() && !frame().background().busy(); }));
    const auto white = from_wx(view().StyleGetBackground(wxSTC_STYLE_DEFAULT));
    CHECK(int{white.red} + white.green + white.blue > 600);
    CHECK(frame().GetMenuBar()->GetMenuLabelText(0) == "Fichier");
    frame().desk().close();
    keep_theme(Theme::desktop);
}

TEST_CASE("the status bar counts what is selected; a screen reader hears where the caret is") {
    open(make_project("choix"));
    mark("La confiance");
    press('V', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return project().codings().size() == 1; }));
    mark("La confiance");
    REQUIRE(wait_until([] { return status().Contains("1 codage"); }));
    CHECK(status().Contains(to_wx("12 caractères, 2 mots · Nadia")));
    view().SelectAll();
    REQUIRE(wait_until([] { return status().Contains(to_wx("6 tours")); }));
    screenshot("48-selection");
    const auto place = find_in_view("confiance");
    view().GotoPos(static_cast<int>(place.begin().value()));
    REQUIRE(
        wait_until([] { return accessible_description_of(view()).starts_with("tour 2, Nadia"); }));
    const auto spoken = accessible_description_of(view());
    CHECK(spoken.find("La confiance") != std::string::npos);
    CHECK(spoken.ends_with("La confiance")); // the code's name
    CHECK(accessible_name_of(view()) == "Transcription");
    CHECK(accessible_name_of(*frame().crosstab().grid().GetGridWindow()) == "Tableau croisé");
    CHECK(accessible_name_of(frame().search().results()) == "Passages trouvés");
    frame().desk().close();
}
