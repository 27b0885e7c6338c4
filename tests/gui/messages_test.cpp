#include "app/sources/import_dialog.h"
#include "app/wx_text.h"
#include "gui/gui.h"
#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"

#include <catch2/catch.hpp>

#include <wx/html/htmlwin.h>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

bool told() {
    settle();
    return frame().messages().IsShown();
}

void add_code(const std::string& path) {
    workbench::NewCode wanted;
    wanted.path = path;
    REQUIRE(workbench::add_code(*frame().desk().bench(), wanted));
    settle();
}

void click_on(wxButton& button) {
    wxCommandEvent event{wxEVT_BUTTON, button.GetId()};
    event.SetEventObject(&button);
    button.ProcessWindowEvent(event);
}

/// The words of the report that an import shows; closes it.
std::string report_text() {
    wxDialog* report = nullptr;
    REQUIRE(wait_until([&] {
        for (auto* window : wxTopLevelWindows) {
            auto* dialog = dynamic_cast<wxDialog*>(window);
            if (dialog != nullptr && dialog->GetTitle() == to_wx("Bilan de l’importation"))
                report = dialog;
        }
        return report != nullptr && report->IsShown();
    }));
    std::string text;
    for (auto* child : report->GetChildren()) {
        if (auto* page = dynamic_cast<wxHtmlWindow*>(child)) text = to_utf8(page->ToText());
    }
    report->Close();
    settle();
    return text;
}

} // namespace

TEST_CASE("with the caret at a turn's end the turn can be put right") {
    open(make_project("fin de tour"));
    for (const int line : {0, 1, view().GetLineCount() - 2}) {
        view().GotoPos(view().GetLineEndPosition(line));
        settle();
        INFO(line);
        REQUIRE(frame().text().turn() != nullptr);
        CHECK(frame().text().turn()->number == static_cast<std::uint32_t>(line) + 1);
        CHECK(frame().text().has_speaker());
        CHECK(frame().GetStatusBar()->GetStatusText(1).StartsWith(
            to_wx("tour " + std::to_string(line + 1))));
    }
    view().GotoPos(view().GetTextLength()); // on the empty line after the last turn
    settle();
    REQUIRE(frame().text().turn() != nullptr);
    CHECK(frame().text().turn()->number == 6);
    frame().desk().close();
}

TEST_CASE("a message goes when what failed has succeeded, and not before") {
    open(make_project("messages"));
    const auto file = folder() / "plus tard" / "copie.filrouge";
    frame().desk().backup(file);
    wait_for_work();
    REQUIRE(told());
    // The copy is still missing, whatever else succeeds.
    add_code("Nouveau");
    CHECK(told());
    fs::create_directories(file.parent_path());
    frame().desk().backup(file);
    wait_for_work();
    CHECK_FALSE(told());

    frame().coding().on_error({ErrorCode::failed, "The disk is full", "Free some space"});
    REQUIRE(told());
    add_code("Encore");
    CHECK_FALSE(told());
    // What was remarked at the opening is no failure that an edit would mend.
    frame().show_message("une remarque");
    frame().desk().on_done();
    add_code("Toujours");
    CHECK_FALSE(told());
    frame().desk().close();
}

TEST_CASE("files are ticked all or none; the report names those that could not be imported") {
    const auto path = folder() / "mêlés";
    fs::create_directories(path);
    for (const char* name : {"un.txt", "deux.txt"}) {
        platform::write_file(path / name, hard_transcript() + name).value();
    }
    platform::write_file(path / "cassé.docx", "PK\x03\x04 rien").value();
    platform::write_file(path / "image.zzz", "x").value();
    frame().desk().create(folder() / "mêlés.filrouge");
    ImportDialog dialog{&frame(), *frame().desk().bench()};
    dialog.Show();
    dialog.add({path});
    REQUIRE(wait_until([&] { return dialog.rows().size() == 3 && !dialog.busy(); }));
    CHECK(dialog.choices().size() == 2);
    click_on(dialog.tick_none());
    CHECK(dialog.choices().empty());
    click_on(dialog.tick_all());
    CHECK(dialog.choices().size() == 2);
    screenshot("52-import-ticks");
    frame().desk().import_chosen(dialog.choices(), dialog.left_out());
    dialog.Close();
    wait_for_work();
    const auto report = report_text();
    INFO(report);
    CHECK(report.find("2 fichiers importés") != std::string::npos);
    CHECK(report.find("cassé.docx") != std::string::npos);
    CHECK(report.find("image.zzz") != std::string::npos);
    CHECK(report.find(path.string()) == std::string::npos);
    frame().desk().close();
}
