#include "app/coding/code_dialog.h"
#include "app/coding/merge_dialog.h"
#include "app/coding/split_dialog.h"
#include "app/finding/autocode_dialog.h"
#include "app/settings.h"
#include "app/sources/attributes_dialog.h"
#include "app/sources/import_dialog.h"
#include "app/sources/report_dialog.h"
#include "app/sources/survey_dialog.h"
#include "app/start/new_project_dialog.h"
#include "app/transcript/correction_dialog.h"
#include "app/wx_text.h"
#include "gui/gui.h"
#include "gui/keys.h"
#include "gui/screen.h"
#include "platform/files.h"
#include "workbench/demonstration.h"

#include <catch2/catch.hpp>

#include <wx/aui/framemanager.h>

#include <cstdlib>

// Every pane and dialog on the demonstration study, in both languages and both themes, for people
// to look at: scripts/screenshots.

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

wxAuiManager& panes() {
    return *wxAuiManager::GetManager(&frame().sources());
}
workbench::Workbench& bench() {
    return *frame().desk().bench();
}
void rest() {
    settle();
    REQUIRE(wait_until([] { return !frame().background().busy(); }));
    wxMilliSleep(250);
    settle();
}

/// Pictures of windows, named for the language and the theme.
class Album {
  public:
    Album(Language language, Theme theme)
        : prefix_{std::string{language == Language::french ? "fr" : "en"} +
                  (theme == Theme::dark ? "-dark-" : "-light-")} {
        const char* wanted = std::getenv("FILROUGE_PICTURES");
        folder_ = wanted == nullptr ? fs::path{FILROUGE_SCREENSHOTS} / "album" : fs::path{wanted};
        fs::create_directories(folder_);
    }
    void take(const wxTopLevelWindow& window, const std::string& name) const {
        rest();
        // The screen counts pixels, windows what is one pixel at 100 %.
        const auto scale = static_cast<int>(window.GetContentScaleFactor());
        const auto logical = window.GetScreenRect();
        wxRect place{logical.GetPosition() * scale, logical.GetSize() * scale};
        const auto screen = grab_screen();
        place.Intersect(wxRect{screen.GetSize()});
        screen.GetSubImage(place).SaveFile(to_wx((folder_ / (prefix_ + name + ".png")).string()),
                                           wxBITMAP_TYPE_PNG);
    }
    void take(wxDialog& dialog, const std::string& name) const {
        dialog.Show();
        rest();
        take(static_cast<const wxTopLevelWindow&>(dialog), name);
        dialog.Hide();
    }

  private:
    fs::path folder_;
    std::string prefix_;
};

void take_panes(const Album& album) {
    std::vector<wxString> hidden;
    const auto& all = panes().GetAllPanes();
    for (std::size_t i = 0; i < all.GetCount(); ++i) {
        if (!all.Item(i).IsShown()) hidden.push_back(all.Item(i).name);
    }
    for (const auto& name : hidden) {
        frame().show_pane(name);
        if (name == "concordance") frame().finding().show_concordance();
        album.take(frame(), "pane-" + to_utf8(name));
        frame().hide_pane(name);
    }
}

/// Sheets that are shown by a command and stay until they are closed.
void take_sheet(const Album& album, const std::string& name, const std::function<void()>& show) {
    show();
    rest();
    for (auto* window : wxTopLevelWindows) {
        if (window == &frame()) continue;
        album.take(static_cast<const wxTopLevelWindow&>(*window), name);
        window->Close();
        break;
    }
    settle();
}

void take_sheets(const Album& album) {
    take_sheet(album, "sheet-counts", [] { frame().finding().show_counts(); });
    take_sheet(album, "sheet-keys", [] {
        focus(frame().transcript().view());
        Keys{}.press({"F1"});
    });
}

void take_dialogs(const Album& album) {
    const auto& project = bench().project();
    NewProjectDialog fresh{&frame(), folder(), "anne"};
    fresh.name().SetValue(tw("Sources"));
    album.take(fresh, "dialog-new");
    Code code = project.codebook().at(*project.codebook().resolve("Temporalités"));
    CodeDialog edit{&frame(), project.codebook(), code};
    album.take(edit, "dialog-code");
    code.id = {};
    CodeDialog create{&frame(), project.codebook(), code};
    album.take(create, "dialog-new-code");
    AttributesDialog attributes{&frame(), bench()};
    album.take(attributes, "dialog-attributes");
    auto& view = frame().transcript().view();
    CorrectionDialog correction{&frame(), project, view.source(), *view.text(), view.caret()};
    album.take(correction, "dialog-correction");
    const auto confidence = *project.codebook().resolve("Leviers/Confiance interprofessionnelle");
    MergeDialog merge{&frame(), bench(), confidence};
    merge.box().SetValue("conventions");
    album.take(merge, "dialog-merge");
    SplitDialog split{&frame(), bench(), confidence};
    album.take(split, "dialog-split");
    AutocodeDialog autocode{
        &frame(), bench(), confidence, [](const CodeId& chosen, workbench::AutocodeUnit unit) {
            SilentProgress progress;
            return workbench::plan_autocode(*frame().desk().finder(),
                                            {"confiance", {}, chosen, unit}, progress);
        }};
    album.take(autocode, "dialog-autocode");
    const auto survey_file = folder() / "enquete.csv";
    platform::write_file(survey_file, "ID;secteur;Qu'est-ce qui aide ?;Remarques\n"
                                      "R1;AMO;Le cafe du matin avec les collegues.;Rien\n"
                                      "R2;ecole;La confiance de toute la direction.;\n")
        .value();
    SurveyDialog survey{&frame(), survey_file, workbench::outline_survey(survey_file).value()};
    album.take(survey, "dialog-survey");
    // Into another project, where they are not yet.
    const auto other = folder() / "import of pictures.filrouge";
    std::error_code ignored;
    fs::remove(other, ignored);
    const auto empty = workbench::Workbench::create(other, {}, {}).value();
    ImportDialog import{&frame(), *empty};
    const fs::path corpora{fs::path{FILROUGE_ROOT} / "corpora"};
    import.add({corpora / "FG1 - cycle 1.docx", corpora / "FG3 - cycle 2.rtf",
                corpora / "FG4 - cycle 2.txt", corpora / "Entretien 1 - Sabine.md"});
    REQUIRE(wait_until([&] { return import.rows().size() == 4 && !import.busy(); }));
    import.select(0);
    album.take(import, "dialog-import");
}

void take_palette(const Album& album) {
    focus(frame().transcript().view());
    press('K', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return frame().coding().palette() != nullptr; }));
    auto* palette = frame().coding().palette();
    REQUIRE(wait_until([&] { return palette->IsActive() && palette->box().HasFocus(); }));
    type("conf");
    album.take(static_cast<const wxTopLevelWindow&>(*palette), "dialog-palette");
    palette->Close();
    REQUIRE(wait_until([] { return frame().coding().palette() == nullptr; }));
}

void take_study(const Album& album) {
    const auto& project = bench().project();
    frame().crosstab().choose_axes("codes", "secteur");
    frame().codebook().select(*project.codebook().resolve("Espaces informels"));
    frame().search().search_for("confiance");
    REQUIRE(wait_until([] { return !frame().search().results().rows().empty(); }));
    const auto& table = frame().crosstab().live()->table();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.row_totals[row] >= 6) frame().crosstab().grid().on_cell({row, 0});
    }
    frame().quotes().list().focus_first();
    album.take(frame(), "study");
    take_panes(album);
    take_palette(album);
    take_dialogs(album);
    take_sheets(album);
    frame().show_message(tr("This file is not a Filrouge project."));
    album.take(frame(), "message");
    frame().messages().Dismiss();
}

} // namespace

TEST_CASE("pictures of everything", "[.screenshots]") {
    const auto file = folder() / "demonstration.filrouge";
    SilentProgress progress;
    REQUIRE(workbench::make_demonstration(file, FILROUGE_ROOT, {}, progress));
    for (const auto language : {Language::french, Language::english}) {
        for (const auto theme : {Theme::light, Theme::dark}) {
            keep_language(language);
            keep_theme(theme);
            renew();
            const Album album{language, theme};
            album.take(frame(), "welcome");
            open(file);
            take_study(album);
            frame().desk().close();
        }
    }
}
