#include "app/sources/import_dialog.h"
#include "app/sources/survey_dialog.h"
#include "app/wx_text.h"
#include "gui/gui.h"
#include "platform/files.h"

#include <catch2/catch.hpp>

#include <wx/app.h>

using namespace filrouge;
using namespace filrouge::gui_test;
using app::ImportDialog;

namespace {

const std::string dialogue =
    "Animatrice : Bonjour à tous.\nNadia : Oui, merci bien, on manque de temps.\nLieu : Mons\n"
    "Animatrice : Et vous ?\nKarim : La confiance, c’est long à construire.\n"
    "Nadia : Le café du matin aide beaucoup les collègues.\nKarim : D’accord.\n";

std::filesystem::path folder_of_files() {
    const auto path = folder() / "à importer";
    std::filesystem::create_directories(path);
    platform::write_file(path / "Été – groupe 1.txt", dialogue).value();
    platform::write_file(path / "copie.txt", dialogue).value();
    platform::write_file(path / "cassé.docx", "PK\x03\x04 rien").value();
    platform::write_file(path / "sous-titres.vtt",
                         "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nadia>Bonjour.\n\n"
                         "00:02.000 --> 00:04.000\n<v INT>Merci d'être là.\n")
        .value();
    platform::write_file(path / "image.zzz", "x").value();
    return path;
}

std::size_t row_named(const ImportDialog& dialog, const std::string& name) {
    const auto& rows = dialog.rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].choice.path.filename() == name) return i;
    }
    FAIL("no row " << name);
    return 0;
}

} // namespace

TEST_CASE("an import is shown before anything is written, and can be put right") {
    frame().desk().create(folder() / "dialogue.filrouge");
    auto& bench = *frame().desk().bench();
    ImportDialog dialog{&frame(), bench};
    dialog.Show();
    dialog.add({folder_of_files()});
    REQUIRE(wait_until([&] { return dialog.rows().size() == 4 && !dialog.busy(); }));
    CHECK(bench.project().sources().empty());
    const auto group = row_named(dialog, "Été – groupe 1.txt");
    const auto copy = row_named(dialog, "copie.txt");
    const auto broken = row_named(dialog, "cassé.docx");
    const auto captions = row_named(dialog, "sous-titres.vtt");
    CHECK(dialog.rows()[captions].preview.has_times);
    CHECK_FALSE(dialog.rows()[broken].ticked);
    CHECK(dialog.rows()[group].ticked != dialog.rows()[copy].ticked); // the same content twice
    const auto first = dialog.rows()[group].ticked ? group : copy;
    dialog.select(first);
    settle();
    screenshot("30-import-dialog");

    // "Nadia" is taken off the speakers, and the file read again with another language.
    dialog.fields().not_speakers->SetValue("Nadia");
    dialog.fields().language->SetValue("nl");
    wxCommandEvent press{wxEVT_BUTTON, dialog.fields().read_again->GetId()};
    dialog.fields().read_again->ProcessWindowEvent(press);
    REQUIRE(wait_until([&] { return !dialog.busy(); }));
    CHECK(dialog.rows()[first].preview.speakers.size() == 2);
    CHECK(dialog.rows()[first].preview.language == "nl");
    settle();
    screenshot("31-import-read-again");

    dialog.select(broken);
    settle();
    screenshot("32-import-broken");

    const auto choices = dialog.choices();
    CHECK(choices.size() == 2);
    dialog.Hide();
    frame().desk().import_chosen(choices);
    REQUIRE(wait_until([] { return !frame().background().busy(); }));
    CHECK(bench.project().sources().size() == 2);
    CHECK(bench.project().participants().size() == 4);
    for (auto* window : wxTopLevelWindows) {
        if (window != &frame() && window != &dialog) window->Close();
    }
    settle();
    CHECK(bench.undo());
    CHECK(bench.project().sources().empty());
    frame().desk().close();
}

TEST_CASE("a survey is laid out in the window before it is imported") {
    frame().desk().create(folder() / "enquête.filrouge");
    auto& bench = *frame().desk().bench();
    const auto file = folder() / "enquête.csv";
    platform::write_file(file, "ID;secteur;Qu'est-ce qui aide ?\n"
                               "R1;AMO;Le café du matin avec les collègues.\n"
                               "R2;école;La confiance de toute la direction.\n"
                               "R3;AMO;\n")
        .value();
    app::SurveyDialog dialog{&frame(), file, workbench::outline_survey(file).value()};
    dialog.Show();
    CHECK_FALSE(dialog.columns().IsChecked(1));
    CHECK(dialog.columns().IsChecked(2));
    CHECK(dialog.outcome().substr(0, 1) == "3");
    dialog.by_column().SetValue(true);
    CHECK(dialog.outcome().substr(0, 1) == "1");
    settle();
    screenshot("35-survey");
    frame().desk().import_survey(dialog.choice());
    dialog.Hide();
    REQUIRE(wait_until([] { return !frame().background().busy(); }));
    CHECK(bench.project().sources().size() == 1);
    CHECK(bench.project().participants().size() == 2);
    frame().desk().close();
}
