#include "app/file_dialogs.h"
#include "app/questions.h"
#include "app/settings.h"
#include "app/sources/report_dialog.h"
#include "app/wx_text.h"
#include "gui/gui.h"

#include <catch2/catch.hpp>

#include <wx/listbox.h>
#include <wx/modalhook.h>
#include <wx/translation.h>

#include <clocale>
#include <glib.h>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

/// Looks at each dialog that would hold the window, and cancels it.
class Looking : public wxModalDialogHook {
  public:
    explicit Looking(std::function<void(wxDialog&)> at) : at_{std::move(at)} { Register(); }
    ~Looking() override { Unregister(); }
    [[nodiscard]] int seen() const { return seen_; }

  protected:
    int Enter(wxDialog* dialog) override {
        ++seen_;
        at_(*dialog);
        return wxID_CANCEL;
    }

  private:
    std::function<void(wxDialog&)> at_;
    int seen_ = 0;
};

std::string of_gtk(const char* english) {
    return g_dgettext("gtk30", english);
}

/// Counts what GTK complains of while it lives.
class Complaints {
  public:
    Complaints() {
        handler_ = g_log_set_handler(
            "Gtk", G_LOG_LEVEL_CRITICAL,
            [](const gchar*, GLogLevelFlags, const gchar* message, gpointer told) {
                static_cast<std::vector<std::string>*>(told)->emplace_back(message);
            },
            &told_);
    }
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;
    ~Complaints() { g_log_remove_handler("Gtk", handler_); }
    [[nodiscard]] const std::vector<std::string>& told() const { return told_; }

  private:
    std::vector<std::string> told_;
    guint handler_ = 0;
};

void choose(const std::string& label) {
    auto* bar = frame().GetMenuBar();
    for (std::size_t i = 0; i < bar->GetMenuCount(); ++i) {
        for (auto* item : bar->GetMenu(i)->GetMenuItems()) {
            if (item->GetItemLabelText() != to_wx(label)) continue;
            wxCommandEvent event{wxEVT_MENU, item->GetId()};
            frame().ProcessWindowEvent(event);
            return;
        }
    }
    FAIL("no command " << label);
}

} // namespace

TEST_CASE("the toolkit speaks the language of the window, and numbers keep their point") {
    CHECK(wxGetTranslation("&Cancel") == "&Annuler");
    CHECK(wxString::Format(wxGetTranslation("%s Warning"), "Filrouge") ==
          to_wx("Filrouge – avertissement"));
    CHECK(of_gtk("_Cancel") == "A_nnuler");
    CHECK(std::string{std::localeconv()->decimal_point} == ".");
    keep_language(Language::english);
    renew();
    CHECK(wxGetTranslation("&Cancel") == "&Cancel");
    CHECK(of_gtk("_Cancel") == "_Cancel");
    keep_language(Language::french);
    renew();
    CHECK(wxGetTranslation("&Cancel") == "&Annuler");
    CHECK(of_gtk("_Cancel") == "A_nnuler");
    CHECK(std::string{std::localeconv()->decimal_point} == ".");
    CHECK(std::stod("1.5") == 1.5);
}

TEST_CASE("what the program says of itself is in the language of the window") {
    show_about(&frame());
    wxDialog* about = nullptr;
    REQUIRE(wait_until([&] {
        for (auto* window : wxTopLevelWindows) {
            if (window->GetParent() == &frame()) about = dynamic_cast<wxDialog*>(window);
        }
        return about != nullptr && about->IsShown();
    }));
    CHECK(about->GetTitle() == to_wx("À propos de Filrouge"));
    screenshot("50-about");
    about->Close();
    settle();
}

TEST_CASE("dialogs for files open where the user works, and offer the kinds there are") {
    const auto elsewhere = folder() / "ailleurs";
    const auto interviews = folder() / "entretiens";
    fs::create_directories(elsewhere);
    fs::create_directories(interviews);
    const auto path = make_project("dossiers");
    const auto moved = elsewhere / "dossiers.filrouge";
    fs::rename(path, moved);
    open(moved);
    CHECK(dialog_folder(FilePurpose::bring_in, moved) == elsewhere);
    std::vector<std::string> kinds;
    fs::path where;
    const Looking look{[&](wxDialog& dialog) {
        if (auto* file = dynamic_cast<wxFileDialog*>(&dialog)) {
            kinds.push_back(to_utf8(file->GetWildcard()));
            where = to_path(file->GetDirectory());
        }
    }};
    for (const char* command :
         {"Importer des fichiers…", "Importer une grille de codes…", "Importer des codages…",
          "Exporter la grille de codes…", "Enregistrer une sauvegarde…", "Ouvrir…"}) {
        INFO(command);
        where.clear();
        choose(command);
        CHECK(where == elsewhere);
    }
    REQUIRE(kinds.size() == 6);
    CHECK(kinds[0].starts_with("Transcriptions|"));
    INFO(kinds[0]);
    CHECK(kinds[0].find("*.[dD][oO][cC][xX];") != std::string::npos); // also DOCX
    CHECK(kinds[0].ends_with("|Tous les fichiers|*"));
    CHECK(kinds[1].starts_with("Grilles de codes (*.yaml, *.yml, *.csv)|*.[yY][aA][mM][lL];"));
    CHECK(kinds[4].starts_with("Projets (*.filrouge)|*.filrouge|")); // to be written
    // Where she took files last, as long as it is there and this project is open.
    keep_dialog_folder(FilePurpose::bring_in, moved, interviews);
    choose("Importer des fichiers…");
    CHECK(where == interviews);
    choose("Exporter la grille de codes…");
    CHECK(where == elsewhere);
    CHECK(dialog_folder(FilePurpose::bring_in, folder() / "autre.filrouge") == folder());
    fs::remove(interviews);
    choose("Importer des fichiers…");
    CHECK(where == elsewhere);
    frame().desk().close();
}

TEST_CASE("a file to write gets the ending of the kind chosen") {
    CHECK(ending_meant("Tableaux (*.xlsx)|*.xlsx|Tableaux (*.csv)|*.csv", 1) == ".csv");
    CHECK(ending_meant("Grilles|*.yaml;*.csv|Tous|*", 0) == ".yaml");
    CHECK(ending_meant("Grilles|*.yaml;*.csv|Tous|*", 1).empty());
    CHECK(ending_meant("Grilles|*.yaml", 7).empty());
}

TEST_CASE("a choice of few shows all of them, and a title whole") {
    const std::string title = "Un titre assez long pour ne pas tenir au-dessus de trois mots";
    int rows = 0;
    int missing = 0;
    const Looking look{[&](wxDialog& dialog) {
        dialog.Show();
        settle();
        wxListBox* list = nullptr;
        for (auto* child : dialog.GetChildren()) {
            if (auto* found = dynamic_cast<wxListBox*>(child)) list = found;
        }
        if (list != nullptr) rows = list->GetCountPerPage();
        wxCoord width = 0;
        wxCoord height = 0;
        const auto bold = dialog.GetFont().Bold();
        dialog.GetTextExtent(dialog.GetTitle(), &width, &height, nullptr, nullptr, &bold);
        missing = std::max(0, width - dialog.GetSize().x);
        screenshot("51-choice");
        dialog.Hide();
    }};
    wxArrayString names;
    for (const char* role : {"participant", "modération", "observation"}) names.Add(to_wx(role));
    CHECK_FALSE(ask_choice(&frame(), "Quel rôle ?", title, names));
    CHECK(rows >= 3);
    CHECK(missing == 0);
    CHECK_FALSE(ask_line(&frame(), "Nom", title, "x"));
    CHECK(missing == 0);
    CHECK(look.seen() == 2);
}

TEST_CASE("GTK has nothing to complain of when a project is closed as soon as it is open") {
    const auto path = make_project("ouvert et fermé", 2);
    const Complaints complaints;
    for (int i = 0; i < 3; ++i) {
        frame().open_project(path.string());
        REQUIRE(wait_until([] { return frame().desk().is_open() && !frame().filling(); }));
        frame().sources().mark(frame().sources().rows().back().id);
        frame().desk().close();
        settle();
    }
    CHECK(complaints.told() == std::vector<std::string>{});
}

TEST_CASE("GTK has nothing to complain of when a window comes back where it was left") {
    open(make_project("revenir"));
    auto view = kept_view();
    view.place = {40, 30, 1100, 600};
    keep_view(view);
    frame().desk().close();
    const Complaints complaints;
    renew();
    settle();
    const auto size = frame().GetClientSize();
    renew();
    settle();
    CHECK(frame().GetClientSize() == size);
    CHECK(complaints.told() == std::vector<std::string>{});
}
