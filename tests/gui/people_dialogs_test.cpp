#include "app/sources/attributes_dialog.h"
#include "app/sources/attributes_import_dialog.h"
#include "app/sources/table_preview.h"
#include "app/transcript/people_dialogs.h"
#include "app/wx_text.h"
#include "gui/answer.h"
#include "gui/gui.h"
#include "gui/keys.h"
#include "platform/files.h"

#include <catch2/catch.hpp>

#include <wx/clipbrd.h>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

TEST_CASE("a block pasted into a cell's field fills the block; what does not fit stays typed") {
    open(make_project("collée"));
    REQUIRE(workbench::add_variable(bench(), "secteur", VariableType::text,
                                    VariableScope::participant));
    REQUIRE(workbench::add_variable(bench(), "ancienneté", VariableType::number,
                                    VariableScope::participant));
    AttributesDialog dialog{&frame(), bench()};
    dialog.Show();
    auto& grid = dialog.grid();
    const auto shown = [&](int row, int column) {
        return grid.GetCellValue(row, column).utf8_string();
    };
    const auto editor = [&]() -> wxTextCtrl* {
        auto* made = grid.GetCellEditor(grid.GetGridCursorRow(), grid.GetGridCursorCol());
        auto* field = dynamic_cast<wxTextCtrl*>(made->GetWindow());
        made->DecRef();
        return field;
    };
    focus_dialog(dialog);
    {
        const wxClipboardLocker lock;
        wxTheClipboard->SetData(new wxTextDataObject{to_wx("AMO\t12\nécole\t3\n")});
    }
    grid.SetGridCursor(1, 0);
    grid.SetFocus();
    settle();
    press(WXK_F2); // the field of the cell is open
    REQUIRE(wait_until([&] { return grid.IsCellEditControlShown(); }));
    press('V', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return shown(2, 1) == "3"; }));
    CHECK(shown(1, 0) == "AMO");
    CHECK(shown(1, 1) == "12");
    CHECK(shown(2, 0) == "école");
    CHECK_FALSE(grid.IsCellEditControlShown());

    // Without the field too, and Ctrl+Z wherever the keyboard is.
    grid.SetGridCursor(0, 0);
    press('V', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return shown(0, 0) == "AMO"; }));
    dialog.FindWindow(wxID_CANCEL)->SetFocus();
    settle();
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return shown(0, 0).empty(); }));
    press('Y', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return shown(0, 0) == "AMO"; }));

    grid.SetFocus();
    grid.SetGridCursor(1, 1);
    press(WXK_F2);
    REQUIRE(wait_until([&] { return grid.IsCellEditControlShown(); }));
    editor()->SetValue("longtemps");
    press(WXK_RETURN);
    REQUIRE(wait_until([&] {
        return grid.IsCellEditControlShown() && grid.GetGridCursorRow() == 1 &&
               editor() != nullptr && editor()->GetValue() == "longtemps";
    }));
    CHECK(dialog.message().find("longtemps") != std::string::npos);
    screenshot("53-variables-refused");
    press(WXK_ESCAPE);
    REQUIRE(wait_until([&] { return !grid.IsCellEditControlShown(); }));
    CHECK(shown(1, 1) == "3");
    CHECK(dialog.IsShown()); // Escape left the cell, not the window
    dialog.Hide();
    frame().desk().close();
}

TEST_CASE("renaming somebody offers her labels and lists other mentions") {
    open(make_project("renommée"));
    const auto nadia = workbench::resolve_participant(project(), "Nadia").value();
    SilentProgress progress;
    const auto uses = workbench::uses_of_name(bench(), nadia, progress).value();
    CHECK(uses.labels.size() == 2);
    RenameDialog dialog{&frame(), bench(), nadia, uses};
    dialog.Show();
    CHECK(dialog.labels_too());
    dialog.box().SetValue(to_wx("Inès"));
    settle();
    screenshot("54-rename");
    dialog.Hide();
    frame().text().rename(nadia, dialog.name(), uses.labels.size());
    REQUIRE(wait_until([] { return view().text()->utf8().find("Nadia") == std::string::npos; }));
    CHECK(view().text()->utf8().find("Inès : La confiance") != std::string::npos);
    CHECK(project().find(nadia)->pseudonym == "Inès");
    REQUIRE(bench().undo());
    CHECK(view().text()->utf8().find("Inès") == std::string::npos);
    CHECK(project().find(nadia)->pseudonym == "Nadia");
    frame().desk().close();
}

TEST_CASE("two of the same name are told apart, and what joining them does is said first") {
    open(make_project("homonymes", 2)); // Karim speaks in all three, once each as another person
    std::vector<ParticipantId> karims;
    for (const auto& [id, person] : project().participants()) {
        if (person.pseudonym == "Karim") karims.push_back(id);
    }
    REQUIRE(karims.size() == 3);
    const auto sector =
        workbench::add_variable(bench(), "secteur", VariableType::text, VariableScope::participant);
    REQUIRE(sector);
    REQUIRE(
        workbench::set_values(bench(), {{*sector, karims[0], "AMO"}, {*sector, karims[2], "SAJ"}}));
    SamePersonDialog dialog{&frame(), project(), karims[0], {karims[1], karims[2]}};
    dialog.Show();
    const auto names = [&](unsigned row) { return dialog.people().GetString(row).utf8_string(); };
    CHECK(names(0) != names(1));
    CHECK(names(0).starts_with("Karim (homonymes "));
    CHECK(dialog.into() == karims[1]);
    CHECK(dialog.effect().find("AMO") == std::string::npos);
    dialog.choose(1);
    CHECK(dialog.into() == karims[2]);
    CHECK(dialog.from() == karims[0]);
    CHECK(dialog.effect().find(tr("“{}” stays, “{}” goes", "SAJ", "AMO")) != std::string::npos);
    CHECK(dialog.names().GetString(1).utf8_string() == names(1));
    settle();
    screenshot("55-same-person");
    dialog.keep_other_name(false);
    CHECK(dialog.into() == karims[0]);
    CHECK(dialog.effect().find(tr("“{}” stays, “{}” goes", "AMO", "SAJ")) != std::string::npos);
    dialog.Hide();
    frame().desk().close();
}

TEST_CASE("a table of variables says what it would change before it does") {
    open(make_project("tableau"));
    const auto file = folder() / "gens.csv";
    platform::write_file(file, "participant,secteur\nNadia,AMO\nPersonne,x\n").value();
    {
        const Answer no{wxID_NO};
        frame().ask_import_variables(file);
        wait_for_work();
        CHECK(no.asked() == 1);
        CHECK(project().variables().empty());
    }
    const Answer yes{wxID_YES};
    const auto tried =
        workbench::import_attributes(bench(), file, workbench::Trial::dry_run).value();
    CHECK(describe_import(tried).find("Personne") != std::string::npos);
    CHECK(ask_import(&frame(), tr("Import this table?"), describe_import(tried)));
    CHECK(yes.asked() == 1);
    frame().desk().close();
}

TEST_CASE("namesakes in several sources are one person where they are ticked") {
    workbench::AttributesReport tried;
    for (const auto* name : {"Animatrice", "Karim", "Nadia"}) {
        tried.namesakes.push_back({name, {"FG1", "FG2", "Entretien Sophie"}});
    }
    AttributesImportDialog dialog{&frame(), tried};
    dialog.Show();
    settle();
    screenshot("56-namesakes");
    REQUIRE(dialog.list().GetCount() == 3);
    CHECK(dialog.list().GetString(2) == to_wx("Nadia – FG1, FG2, Entretien Sophie"));
    CHECK(dialog.apart().empty());
    dialog.list().Check(1, false);
    CHECK(dialog.apart() == std::set<std::string>{"Karim"});
    dialog.tick_all(false);
    CHECK(dialog.apart().size() == 3);
    dialog.tick_all(true);
    CHECK(dialog.apart().empty());
    dialog.Hide();
}
