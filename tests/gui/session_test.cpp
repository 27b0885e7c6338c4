#include "gui/gui.h"

#include "app/place_book.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

std::size_t codings() {
    return project().codings().size();
}

CpSpan only_span() {
    return project().codings().span(0);
}

} // namespace

TEST_CASE("a session: five gestures, all undone, all done again, over a restart") {
    const auto path = make_project("séance", 2);
    open(path);
    mark("Sans courrier");
    press('K', wxMOD_CONTROL);
    take_in_palette("informels");
    REQUIRE(wait_until([] { return codings() == 1; }));
    mark("tout le monde");
    press('1');
    REQUIRE(wait_until([] { return codings() == 2; }));
    mark("La confiance");
    press('R', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return codings() == 3; }));
    mark("coup de fil");
    press('V', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return codings() == 4; }));
    mark("temporalité du SAJ");
    press('T', wxMOD_CONTROL | wxMOD_SHIFT);
    take_in_palette("tempo");
    REQUIRE(wait_until([] { return codings() == 5; }));
    CHECK(project().codebook().resolve("coup de fil"));
    screenshot("10-session");
    frame().desk().close();
    const auto coded = coded_in_file(path);
    CHECK(coded.size() == 5);

    open(path);
    for (std::size_t left = 5; left-- > 0;) {
        press('Z', wxMOD_CONTROL);
        REQUIRE(wait_until([&] { return codings() == left; }));
    }
    // The code came and went with the passage that gave it its name: one action.
    CHECK_FALSE(project().codebook().resolve("coup de fil"));
    frame().desk().close();
    CHECK(coded_in_file(path).empty());
    open(path);
    for (std::size_t done = 1; done <= 5; ++done) {
        press('Z', wxMOD_CONTROL | wxMOD_SHIFT);
        REQUIRE(wait_until([&] { return codings() == done; }));
    }
    frame().desk().close();
    CHECK(coded_in_file(path) == coded);
}

TEST_CASE("the ends of a coding move by keys, each one action") {
    open(make_project("bords"));
    mark("coup de fil");
    press('V', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return codings() == 1; }));
    const auto before = only_span();
    press(WXK_RIGHT, wxMOD_ALT);
    REQUIRE(wait_until([&] { return only_span().end() > before.end(); }));
    CHECK(only_span().begin() == before.begin());
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return only_span() == before; }));
    press(WXK_HOME, wxMOD_ALT | wxMOD_SHIFT);
    REQUIRE(wait_until([&] { return only_span().begin() < before.begin(); }));
    press(WXK_F8);
    settle();
    press(WXK_F8, wxMOD_SHIFT);
    REQUIRE(wait_until([] { return !view().selected().empty(); }));
    frame().desk().close();
}

TEST_CASE("each source has its tab, its place, and both come back") {
    const auto path = make_project("onglets", 2);
    open(path);
    const auto sources = frame().sources().rows();
    REQUIRE(sources.size() == 3);
    const auto first = view().source();
    view().GotoPos(40);
    const auto caret = view().caret();
    const auto other = sources[0].id == first ? sources[1].id : sources[0].id;
    REQUIRE(frame().transcript().open(other));
    CHECK(frame().transcript().tabs().tabs().size() == 2);
    view().GotoPos(20);
    screenshot("11-tabs");
    focus(view());
    press(WXK_TAB, wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return view().source() == first; }));
    press(WXK_PAGEDOWN, wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return view().source() == other; }));
    press(WXK_PAGEUP, wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return view().source() == first; }));
    CHECK(view().caret() == caret);

    // Written while the project is open: a killed program comes back here.
    const auto id = project().info.id;
    REQUIRE(wait_until([&] { return kept_place(id).current == first; }));
    CHECK(last_project() == path.string());
    frame().desk().close();
    CHECK(last_project().empty());
    open(path);
    CHECK(view().source() == first);
    CHECK(view().caret() == caret);
    CHECK(frame().transcript().tabs().tabs().size() == 2);
    focus(view());
    press('W', wxMOD_CONTROL);
    REQUIRE(wait_until([&] { return view().source() == other; }));
    CHECK(frame().transcript().tabs().tabs().size() == 1);
    frame().desk().close();
}

TEST_CASE("codings of others are hidden from a blind coder, or grey") {
    const auto path = make_project("aveugle");
    open(path);
    mark("La confiance");
    press('V', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return codings() == 1; }));
    frame().desk().use_coder("anne");
    auto& panel = frame().transcript();
    auto look = view().visibility();
    look.others = Visibility::Others::hidden;
    panel.look_at(look);
    CHECK(view().visible_codings().empty());
    CHECK(codings() == 0);
    mark("tout le monde");
    press('V', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return codings() == 1; }));
    CHECK(view().visible_codings().size() == 1);
    CHECK(project().all_codings().size() == 2);
    look.others = Visibility::Others::grey;
    panel.look_at(look);
    CHECK(view().visible_codings().size() == 2);
    screenshot("12-others-grey");
    look.polarity = Polarity::tension;
    panel.look_at(look);
    CHECK(view().visible_codings().empty());
    panel.look_at({});
    CHECK(view().visible_codings().size() == 2);
    frame().desk().use_coder("zoé");
    frame().desk().close();
}
