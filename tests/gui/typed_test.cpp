#include "gui/gui.h"

#include "app/typed_fields.h"
#include "app/wx_text.h"
#include "support/printers.h"
#include "workbench/coding/coding.h"
#include "workbench/documents/quoting.h"
#include "workbench/notes/memo_links.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

/// Every text field of the main window, shown or not, that one can type into.
void collect_fields(wxWindow& window, TypingPane* pane, std::map<wxTextCtrl*, TypingPane*>& found) {
    if (auto* typing = dynamic_cast<TypingPane*>(&window)) pane = typing;
    if (auto* field = dynamic_cast<wxTextCtrl*>(&window); field != nullptr && field->IsEditable()) {
        found[field] = pane;
    }
    for (auto* child : window.GetChildren()) {
        if (!child->IsTopLevel()) collect_fields(*child, pane, found);
    }
}

std::map<wxTextCtrl*, TypingPane*> fields() {
    std::map<wxTextCtrl*, TypingPane*> found;
    collect_fields(frame(), nullptr, found);
    return found;
}

/// All that people write in a project beside its texts, in one string.
std::string written() {
    std::string all;
    for (const auto& [id, memo] : project().memos()) all += memo.text + "\n";
    for (const auto& id : project().codebook().in_order()) {
        const auto& code = project().codebook().at(id);
        all += code.name + "\n" + code.definition + "\n" + code.use + "\n" + code.do_not_use +
               "\n" + code.example + "\n" + code.references + "\n";
    }
    for (std::uint32_t row = 0; row < project().codings().size(); ++row) {
        const auto coding = project().codings().at(row);
        all += coding.memo + "\n" + (coding.weight ? std::to_string(*coding.weight) : "") + "\n";
    }
    return all;
}

/// The journal, the sheet of a code and the strip of a coding, all open.
void open_all_that_is_written() {
    const auto id = *project().codebook().resolve("Confiance");
    auto& bench = *frame().desk().bench();
    const auto span = view().text()->index().from_bytes(find_in_view("coup de fil"));
    const auto coding = workbench::add_coding(bench, view().source(), span, id).value();
    frame().codebook().select(id);
    frame().show_pane("code");
    frame().code_editor().show(id);
    frame().show_pane("memos");
    frame().memos().begin(project().info.id);
    frame().transcript().note().open(project(), coding);
}

/// Something to type into each field, other in each.
std::map<wxTextCtrl*, std::string> type_into_all() {
    std::map<wxTextCtrl*, std::string> typed;
    int n = 0;
    for (const auto& [field, pane] : fields()) {
        if (pane == nullptr || !pane->typed().has(*field)) continue;
        const bool number = field == &frame().transcript().note().weight();
        typed[field] = number ? "7.25" : "tapé " + std::to_string(++n) + " fin";
        field->SetValue(wxString::FromUTF8(typed[field].c_str()));
    }
    return typed;
}

void check_all_there(const std::map<wxTextCtrl*, std::string>& typed, const std::string& text) {
    for (const auto& [field, words] : typed) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
}

} // namespace

// Boxes in which one only looks something up are `wxSearchCtrl` or a popup of their own.
TEST_CASE("every text field of the window keeps what is typed") {
    open(make_project("champs"));
    CHECK(fields().size() >= 9);
    for (const auto& [field, pane] : fields()) {
        INFO(field->GetName().utf8_string() + " in " + field->GetParent()->GetName().utf8_string());
        CHECK((pane != nullptr && pane->typed().has(*field)));
    }
    frame().desk().close();
}

TEST_CASE("what is typed is in the project when it is closed at once") {
    const auto path = make_project("fermé");
    open(path);
    open_all_that_is_written();
    const auto typed = type_into_all();
    REQUIRE(typed.size() >= 9); // memo, memo and weight of a coding, six of the code
    frame().desk().close();
    open(path);
    check_all_there(typed, written());
    frame().hide_pane("memos");
    frame().hide_pane("code");
    frame().desk().close();
}

TEST_CASE("what is typed is in the file a moment after the last key") {
    const auto path = make_project("pause");
    open(path);
    open_all_that_is_written();
    const auto typed = type_into_all();
    // Nobody leaves a field: what a kill would leave.
    CHECK(wait_until([&] {
        const auto text = written();
        return std::all_of(typed.begin(), typed.end(), [&](const auto& one) {
            return text.find(one.second) != std::string::npos;
        });
    }));
    check_all_there(typed, written());
    frame().hide_pane("memos");
    frame().hide_pane("code");
    frame().desk().close();
}

TEST_CASE("a pause leaves the field and its caret alone") {
    open(make_project("caret"));
    open_all_that_is_written();
    auto& editor = frame().code_editor();
    focus(editor.definition());
    editor.definition().SetValue("Un debut");
    editor.definition().SetInsertionPoint(2);
    CHECK(wait_until([] {
        return project().codebook().at(frame().code_editor().code()).definition == "Un debut";
    }));
    CHECK(editor.definition().GetInsertionPoint() == 2);
    CHECK(editor.definition().HasFocus());
    // A name that is taken, or empty for a moment, is no mistake before it is left.
    focus(editor.name());
    editor.name().SetValue("Espaces informels");
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{1500};
    wait_until([&] { return std::chrono::steady_clock::now() > until; });
    CHECK(editor.name().GetValue() == "Espaces informels");
    CHECK_FALSE(frame().messages().IsShown());
    editor.name().SetValue("Espaces formels");
    CHECK(wait_until([] { return project().codebook().resolve("Espaces formels").ok(); }));
    frame().hide_pane("memos");
    frame().hide_pane("code");
    frame().desk().close();
}

TEST_CASE("what is typed until a field is left is one action", "[one_action_test]") {
    open(make_project("une-action"));
    open_all_that_is_written();
    const auto steps = [] { return bench().history().size(); };
    const auto before = steps();
    frame().memos().begin(project().info.id);
    settle(); // fields lost the keyboard before
    auto* memo = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
    REQUIRE(memo != nullptr);
    memo->SetValue("Un début");
    CHECK(wait_until([&] { return steps() == before + 1; }));
    memo->SetValue("Un début, une suite");
    CHECK(wait_until([] { return written().find("une suite") != std::string::npos; }));
    memo->SetValue("Un début, une suite, une fin");
    auto& editor = frame().code_editor();
    focus(editor.name());
    CHECK(wait_until([] { return written().find("une fin") != std::string::npos; }));
    for (const auto& entry : bench().history()) UNSCOPED_INFO(entry.label);
    CHECK(steps() == before + 1);
    editor.name().SetValue("Confiances");
    CHECK(wait_until([] { return project().codebook().resolve("Confiances").ok(); }));
    editor.name().SetValue("Confiances mutuelles");
    focus(editor.definition());
    CHECK(wait_until([] { return project().codebook().resolve("Confiances mutuelles").ok(); }));
    CHECK(steps() == before + 2);
    CHECK(bench().undo_label() == "Rename code \"Confiance\" to \"Confiances mutuelles\"");
    REQUIRE(bench().undo().ok());
    REQUIRE(bench().undo().ok());
    CHECK(project().memos().empty());
    frame().hide_pane("memos");
    frame().hide_pane("code");
    frame().desk().close();
}

TEST_CASE(
    "the note of a coding shows what undo and redo make of it, also while it has the keyboard",
    "[note_undo_test]") {
    open(make_project("note-annulee"));
    open_all_that_is_written();
    auto& note = frame().transcript().note();
    const auto memo = [] { return project().codings().at(0).memo; };
    focus(note.memo());
    type("Nouveau");
    CHECK(wait_until([&] { return memo() == "Nouveau"; }));
    frame().coding().undo();
    CHECK(memo().empty());
    CHECK(note.memo().GetValue().empty());
    frame().coding().redo();
    CHECK(note.memo().GetValue() == "Nouveau");
    click(frame().transcript().view(), {200, 60});
    settle();
    const auto steps = bench().history().size();
    click(note.memo(), {60, 10});
    note.memo().SetInsertionPointEnd();
    type(" et plus");
    CHECK(wait_until([&] { return memo() == "Nouveau et plus"; }));
    click(frame().transcript().view(), {200, 60});
    settle();
    CHECK(bench().history().size() == steps + 1);
    frame().coding().undo();
    CHECK(memo() == "Nouveau");
    CHECK(note.memo().GetValue() == "Nouveau");
    frame().desk().close();
}

TEST_CASE("Esc leaves the note of a coding and keeps what was typed, which undo takes back") {
    open(make_project("reprise"));
    open_all_that_is_written();
    auto& note = frame().transcript().note();
    focus(note.memo());
    type("pas si vite");
    press(WXK_ESCAPE);
    CHECK(wait_until([&] { return !note.IsShown(); }));
    CHECK(project().codings().at(0).memo == "pas si vite");
    REQUIRE(bench().undo().ok());
    CHECK(project().codings().at(0).memo.empty());
    frame().hide_pane("memos");
    frame().hide_pane("code");
    frame().desk().close();
}

TEST_CASE("a link in the note of a coding shows its words, and keeps where it leads") {
    open(make_project("lien"));
    open_all_that_is_written();
    auto& note = frame().transcript().note();
    const auto coding = project().codings().at(0);
    const auto link = workbench::coding_link(coding.id, "les horaires");
    REQUIRE(workbench::annotate_coding(bench(), coding.id, {"Voir " + link, {}}).ok());
    note.open(project(), coding.id);
    CHECK(to_utf8(note.memo().GetValue()) == "Voir [les horaires]↗");
    focus(note.memo());
    press(WXK_END, wxMOD_CONTROL);
    type(" encore");
    CHECK(wait_until([&] { return project().codings().at(0).memo == "Voir " + link + " encore"; }));
    note.close();
    const auto quotes = workbench::quotes(bench(), {}).value();
    REQUIRE_FALSE(quotes.empty());
    CHECK(quotes.front().memo == "Voir [les horaires]↗ encore");
    frame().hide_pane("memos");
    frame().hide_pane("code");
    frame().desk().close();
}
