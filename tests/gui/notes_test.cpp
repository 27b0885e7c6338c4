#include "app/wx_text.h"
#include "gui/gui.h"
#include "gui/keys.h"

#include "support/printers.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

CodingId code(const std::string& needle, const std::string& name) {
    auto& bench = *frame().desk().bench();
    const auto span = view().text()->index().from_bytes(find_in_view(needle));
    return workbench::add_coding(bench, view().source(), span, *project().codebook().resolve(name))
        .value();
}

/// Pushes the button of this label that lies right in the window.
void push(wxWindow& window, const std::string& label) {
    for (auto* child : window.GetChildren()) {
        auto* button = dynamic_cast<wxButton*>(child);
        if (button == nullptr || to_utf8(button->GetLabelText()) != label) continue;
        wxCommandEvent click{wxEVT_BUTTON, button->GetId()};
        click.SetEventObject(button);
        button->ProcessWindowEvent(click);
        return;
    }
    FAIL("no button " << label);
}

} // namespace

TEST_CASE("a note in the journal with a link that leads back to the passage") {
    const auto path = make_project("carnet");
    open(path);
    const auto span = find_in_view("coup de fil");
    view().SetSelection(static_cast<int>(span.begin().value()),
                        static_cast<int>(span.end().value()));
    focus(view());
    press('J', wxMOD_CONTROL);
    auto& memos = frame().memos();
    REQUIRE(wait_until([&] { return memos.text().HasFocus(); }));
    type("Les appels reglent tout. ");
    push(memos, tr("Link the passage"));
    REQUIRE(project().memos().size() == 1);
    REQUIRE(memos.rows().size() == 1);
    screenshot("30-memo");
    // Back to it from elsewhere.
    view().GotoPos(0);
    memos.text().SetInsertionPoint(memos.text().GetLastPosition() - 3);
    push(memos, tr("Go there"));
    CHECK(view().text()->slice(view().selected()) == "coup de fil");
    // The link is read as its words, and a chip that one clicks.
    const auto& kept = project().memos().begin()->second.text;
    CHECK(kept.find("](passage:") != std::string::npos);
    CHECK(to_utf8(memos.text().GetValue()) == "Les appels reglent tout. [coup de fil]↗");
    CHECK(to_utf8(memos.text().GetValue()).find("passage:") == std::string::npos);
    view().GotoPos(0);
    push(memos.chips(), "↗ coup de fil");
    CHECK(view().text()->slice(view().selected()) == "coup de fil");
    // Typing on keeps the link.
    memos.text().SetInsertionPointEnd();
    memos.text().WriteText(" Fin.");
    memos.keep();
    CHECK(project().memos().begin()->second.text.ends_with(" Fin."));
    CHECK(project().memos().begin()->second.text.find("](passage:") != std::string::npos);
    memos.filter().SetValue("appels");
    CHECK(memos.rows().size() == 1);
    memos.filter().SetValue("introuvable");
    CHECK(memos.rows().empty());
    memos.filter().SetValue("");
    frame().coding().undo(); // written, linked and typed on in one go
    CHECK(project().memos().empty());
    CHECK(memos.rows().empty());
    frame().coding().redo();
    frame().desk().close();
    open(path);
    CHECK(frame().memos().rows().size() == 1);
    frame().hide_pane("memos");
    frame().desk().close();
}

TEST_CASE("the memo of a coding is written in the list of memos too") {
    open(make_project("mémos"));
    const auto coding = code("coup de fil", "Confiance");
    REQUIRE(workbench::annotate_coding(*frame().desk().bench(), coding, {"un mot", 2.0}).ok());
    auto& memos = frame().memos();
    REQUIRE(memos.rows().size() == 1);
    memos.choose(0);
    CHECK(memos.text().GetValue() == "un mot");
    memos.text().SetValue("deux mots");
    memos.keep();
    CHECK(project().codings().at(0).memo == "deux mots");
    CHECK(project().codings().at(0).weight == 2.0);
    frame().desk().close();
}

TEST_CASE("quotes of activated codes are there at once, combined, grouped, and one jump away") {
    open(make_project("extraction", 1));
    const auto codes = [](const char* name) { return *project().codebook().resolve(name); };
    code("coup de fil", "Confiance");
    code("fil à midi", "Espaces informels");
    code("La confiance", "Confiance");
    frame().show_pane("retrieval");
    auto& retrieval = frame().retrieval();
    retrieval.activate(codes("Confiance"));
    CHECK(retrieval.total() == 2);
    retrieval.activate(codes("Leviers"));
    CHECK(retrieval.total() == 3); // with the codes below
    retrieval.activate(codes("Confiance"));
    retrieval.others().check(codes("Espaces informels"), true);
    retrieval.combination().SetSelection(1);
    retrieval.retrieve();
    REQUIRE(retrieval.total() == 1);
    CHECK(retrieval.list().rows().front().plain.find("fil") != std::string::npos);
    retrieval.combination().SetSelection(3);
    retrieval.retrieve();
    CHECK(retrieval.total() == 1);
    retrieval.combination().SetSelection(0);
    retrieval.grouping().SetSelection(3);
    retrieval.context().SetValue(1);
    retrieval.retrieve();
    CHECK(retrieval.list().rows().size() == 4); // two speakers, one quote each
    screenshot("31-retrieval");
    retrieval.list().on_passage(retrieval.list().rows()[1], PassageList::Arrival::look);
    CHECK_FALSE(view().selected().empty());
    // A menu ticks all codes that are shown, at once.
    auto& codes_list = retrieval.codes();
    wxTimer timer;
    timer.Bind(wxEVT_TIMER, [](wxTimerEvent&) {
        screenshot("32-codes-menu");
        Keys{}.press({"Down"});
        Keys{}.press({"Return"});
    });
    timer.StartOnce(400);
    for (auto* child : codes_list.GetChildren()) {
        if (dynamic_cast<wxCheckListBox*>(child) == nullptr) continue;
        wxContextMenuEvent asked{wxEVT_CONTEXT_MENU, child->GetId()};
        child->ProcessWindowEvent(asked);
    }
    settle();
    CHECK(codes_list.checked() == project().codebook().in_order());
    CHECK(wait_until([&] { return retrieval.total() == 3; }));
    retrieval.activate(codes("Confiance"));
    // In step with the coding.
    code("machine", "Confiance");
    CHECK(wait_until([&] { return retrieval.total() == 3; }));
    frame().hide_pane("retrieval");
    frame().desk().close();
}

TEST_CASE("a code is changed where it stands, with its relations") {
    open(make_project("fiche"));
    const auto id = *project().codebook().resolve("Confiance");
    frame().codebook().select(id);
    frame().show_pane("code");
    auto& editor = frame().code_editor();
    editor.show(id);
    editor.definition().SetValue("Entre professionnels.");
    editor.keep();
    CHECK(project().codebook().at(id).definition == "Entre professionnels.");
    editor.name().SetValue("Espaces informels"); // taken by its sister
    editor.keep();
    CHECK(project().codebook().at(id).name == "Confiance");
    CHECK(editor.name().GetValue() == "Confiance");
    frame().messages().Dismiss();
    screenshot("32-code");
    frame().coding().undo();
    CHECK(editor.definition().GetValue().empty());
    frame().hide_pane("code");
    frame().desk().close();
}

TEST_CASE("digits given to codes stay; others are the codes used last") {
    const auto path = make_project("chiffres");
    open(path);
    const auto trust = *project().codebook().resolve("Confiance");
    const auto time = *project().codebook().resolve("Temporalités");
    frame().coding().make_favourite(trust, 3);
    CHECK(frame().coding().favourite_digit(trust) == 3);
    const auto span = find_in_view("coup de fil");
    view().SetSelection(static_cast<int>(span.begin().value()),
                        static_cast<int>(span.end().value()));
    focus(view());
    press('3');
    REQUIRE(wait_until([] { return project().codings().size() == 1; }));
    frame().coding().apply_code(time);
    CHECK(frame().coding().digits()[0] == time);
    CHECK(frame().coding().digits()[2] == trust);
    frame().desk().close();
    open(path);
    CHECK(frame().coding().favourite_digit(trust) == 3);
    frame().coding().make_favourite(trust, 0);
    CHECK(frame().coding().favourite_digit(trust) == 0);
    frame().desk().close();
}

TEST_CASE("an old action is taken back by itself, or what builds on it is named") {
    open(make_project("histoire"));
    code("coup de fil", "Confiance");
    code("machine", "Espaces informels");
    frame().show_pane("history");
    auto& history = frame().history();
    history.use(frame().desk().bench());
    const auto before = history.entries().size();
    REQUIRE(before >= 6);
    // The first of the two codings, though another came after it.
    history.choose(1);
    REQUIRE(history.undo_button().IsEnabled());
    screenshot("33-history");
    history.undo_chosen();
    CHECK(project().codings().size() == 1);
    CHECK(history.entries().size() == before + 1);
    // A row came on top: the choice stays with the action, and nothing else can be taken back now.
    REQUIRE(history.chosen() != nullptr);
    CHECK(history.chosen()->undone);
    CHECK_FALSE(history.undo_button().IsEnabled());
    const auto kept = history.chosen()->id;
    code("Sans courrier", "Confiance");
    REQUIRE(wait_until([&] { return history.entries().size() == before + 2; }));
    REQUIRE(history.chosen() != nullptr);
    CHECK(history.chosen()->id == kept);
    history.filter().SetValue("Sans doute rien");
    CHECK(history.chosen() == nullptr);
    history.filter().SetValue("");
    CHECK(history.chosen() == nullptr);
    CHECK_FALSE(history.undo_button().IsEnabled());
    // The code itself has a coding: that is named, and nothing happens.
    history.filter().SetValue("Leviers/Espaces informels");
    REQUIRE(history.entries().size() == 1);
    history.choose(0);
    CHECK_FALSE(history.undo_button().IsEnabled());
    CHECK(history.details().find("Espaces informels") != std::string::npos);
    history.filter().SetValue("");

    const auto id = *project().codebook().resolve("Confiance");
    REQUIRE(workbench::rename_code(*frame().desk().bench(), id, "Méfiance").ok());
    history.show_code(id);
    REQUIRE(history.entries().size() == 2);
    history.choose(1);
    const auto what = history.restorable();
    const auto it =
        std::find_if(what.begin(), what.end(), [&](const auto& one) { return one.code == id; });
    REQUIRE(it != what.end());
    history.restore(*it);
    CHECK(project().codebook().at(id).name == "Confiance");
    frame().hide_pane("history");
    frame().desk().close();
}
