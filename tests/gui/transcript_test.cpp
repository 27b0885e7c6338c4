#include "gui/gui.h"

#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

TranscriptView& view() {
    return frame().transcript().view();
}
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
