#include "gui/gui.h"

#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

const CodingColumns& codings() {
    return frame().desk().bench()->project().codings();
}

void code(const std::string& needle, const std::string& name) {
    mark(needle);
    frame().coding().apply_code(*frame().desk().bench()->project().codebook().resolve(name));
    settle();
}

std::string covered() {
    return std::string{view().text()->slice(codings().span(0))};
}

} // namespace

TEST_CASE("words are found in the source shown, accents or not") {
    open(make_project("trouver"));
    focus(view());
    press('F', wxMOD_CONTROL);
    auto& bar = frame().transcript().find_bar();
    REQUIRE(wait_until([&] { return bar.IsShown() && bar.box().HasFocus(); }));
    type("element");
    REQUIRE(wait_until([&] { return bar.places().size() == 1; }));
    // Decomposed accents in the text, none in what was typed.
    CHECK(view().text()->slice(view().selected()) == "e\u0301le\u0301ment");
    bar.box().SetValue("nadia");
    REQUIRE(wait_until([&] { return bar.places().size() == 2; }));
    const auto first = view().selected();
    press(WXK_F3);
    CHECK(view().selected().begin() > first.begin());
    press(WXK_F3);
    CHECK(view().selected() == first);
    screenshot("20-find");
    bar.box().SetFocus();
    settle();
    press(WXK_ESCAPE);
    CHECK(wait_until([&] { return !bar.IsShown(); }));
    frame().desk().close();
}

TEST_CASE("several codes ticked in the palette are one action") {
    open(make_project("plusieurs"));
    mark("coup de fil");
    press('K', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return frame().coding().palette() != nullptr; }));
    auto* palette = frame().coding().palette();
    REQUIRE(wait_until([&] { return palette->IsActive() && palette->box().HasFocus(); }));
    type("informels");
    press(WXK_TAB);
    type("confiance");
    press(WXK_TAB);
    screenshot("21-palette-several");
    CHECK(palette->list().ticked().size() == 2);
    press(WXK_RETURN);
    REQUIRE(wait_until([] { return codings().size() == 2; }));
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return codings().size() == 0; }));
    frame().desk().close();
}

TEST_CASE("memo and weight are written below the text") {
    open(make_project("note"));
    code("coup de fil", "Confiance");
    press('M', wxMOD_CONTROL);
    auto& note = frame().transcript().note();
    REQUIRE(wait_until([&] { return note.IsShown() && note.memo().HasFocus(); }));
    type("informel");
    note.weight().SetValue("2,5");
    screenshot("22-note");
    press(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return !note.IsShown(); }));
    CHECK(codings().at(0).memo == "informel");
    CHECK(codings().at(0).weight == 2.5);
    frame().coding().undo();
    CHECK(codings().at(0).memo.empty());
    frame().desk().close();
}

TEST_CASE("an end of the coding at the caret is dragged with the mouse") {
    open(make_project("poignées"));
    code("coup de fil", "Confiance");
    const auto span = codings().span(0);
    view().SetEmptySelection(static_cast<int>(find_in_view("de fil").begin().value()));
    settle();
    const auto at = [](CpPos place) {
        const auto byte = view().text()->index().to_byte(place);
        auto point = view().PointFromPosition(static_cast<int>(byte.value()));
        point.y += view().TextHeight(0) / 2;
        return point;
    };
    const auto end = span.end() - CpCount{4};
    drag(view(), at(span.end()), at(end));
    REQUIRE(wait_until([&] { return covered() == "coup de"; }));
    drag(view(), at(span.begin()), at(span.begin() - CpCount{3}));
    CHECK(wait_until([&] { return covered() == "Un coup de"; }));
    // Beyond the other end nothing happens.
    drag(view(), at(span.begin() - CpCount{3}), at(span.end() + CpCount{2}));
    CHECK(covered() == "Un coup de");
    frame().coding().undo();
    CHECK(covered() == "coup de");
    frame().desk().close();
}

namespace {

/// In steps, as a hand moves: a drag begins only after some pixels, and asks on the way where it
/// would land.
void drag_across(wxPoint from, wxPoint to) {
    wxUIActionSimulator mouse;
    mouse.MouseMove(from);
    settle();
    mouse.MouseDown();
    settle();
    for (int step = 1; step <= 10; ++step) {
        mouse.MouseMove(from + wxPoint{(to.x - from.x) * step / 10, (to.y - from.y) * step / 10});
        settle();
    }
    mouse.MouseMove(to + wxPoint{1, 0});
    settle();
    mouse.MouseUp();
    settle();
}

wxPoint screen_point(const CodeId& id) {
    auto& panel = frame().codebook();
    auto* tree = panel.tree().GetDataView();
    const auto rect = tree->GetItemRect(wxDataViewItem{panel.item_of(id).GetID()});
    return tree->ClientToScreen(rect.GetPosition() + wxPoint{rect.width / 3, rect.height / 2});
}

wxPoint screen_point(const std::string& needle) {
    const auto at =
        view().PointFromPosition(static_cast<int>(find_in_view(needle).begin().value()));
    return view().ClientToScreen(at + wxPoint{6, view().TextHeight(0) / 2});
}

} // namespace

TEST_CASE("a code is dragged onto the selection, onto a turn, and onto another code") {
    open(make_project("glisser"));
    const auto& book = frame().desk().bench()->project().codebook();
    const auto trust = *book.resolve("Confiance");
    frame().codebook().select(trust);
    mark("coup de fil");
    drag_across(screen_point(trust), screen_point("de fil"));
    REQUIRE(wait_until([] { return codings().size() == 1; }));
    CHECK(covered() == "coup de fil");
    frame().coding().undo();
    view().SetEmptySelection(0);
    drag_across(screen_point(trust), screen_point("leviers"));
    REQUIRE(wait_until([] { return codings().size() == 1; }));
    CHECK(covered() == "Et les leviers ?");
    drag_across(screen_point(trust), screen_point(*book.resolve("Temporalités")));
    CHECK(wait_until([&] { return book.path(trust) == "Tensions/Temporalités/Confiance"; }));
    frame().desk().close();
}

TEST_CASE("a passage dropped on a code is coded") {
    open(make_project("déposer"));
    const auto trust = *frame().desk().bench()->project().codebook().resolve("Confiance");
    mark("coup de fil");
    frame().codebook().drop(trust, "coup de fil");
    REQUIRE(codings().size() == 1);
    CHECK(covered() == "coup de fil");
    CHECK(codings().at(0).code == trust);
    frame().codebook().drop({}, "coup de fil"); // beside all codes
    CHECK(codings().size() == 1);
    frame().desk().close();
}

TEST_CASE("each coder has a column of her own, or is not shown") {
    const auto path = make_project("à deux");
    open(path);
    code("coup de fil", "Confiance");
    frame().desk().use_coder("anne");
    code("fil à midi", "Temporalités");
    code("La confiance", "Confiance");
    auto wanted = view().visibility();
    wanted.by_coder = true;
    frame().transcript().look_at(wanted);
    settle();
    screenshot("23-coders");
    const auto& stripes = frame().transcript().stripes().stripes();
    REQUIRE(stripes.size() == 3);
    const auto& project = frame().desk().bench()->project();
    for (const auto& one : stripes) {
        for (const auto& other : stripes) {
            const auto coder = [&](const auto& stripe) {
                return codings().at(codings().row_of(stripe.coding)).coder;
            };
            CHECK((one.bar.x == other.bar.x) == (coder(one) == coder(other)));
        }
    }
    wanted.hidden.insert(project.find_coder("anne")->id);
    frame().transcript().look_at(wanted);
    settle();
    CHECK(frame().transcript().stripes().stripes().size() == 1);
    frame().transcript().look_at({});
    frame().desk().use_coder("zoé");
    frame().desk().close();
}
