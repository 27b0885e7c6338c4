#include "app/transcript/correction_dialog.h"
#include "app/transcript/text_desk.h"
#include "gui/answer.h"
#include "gui/gui.h"
#include "workbench/coding/coding.h"
#include "workbench/people/speakers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::gui_test;
using filrouge::app::plural;

TEST_CASE("a transcript is corrected in the window: codings go along, undo brings all back") {
    const auto path = make_project("correction");
    open(path);
    auto& bench = *frame().desk().bench();
    auto& view = frame().transcript().view();
    const auto before = std::string{view.text()->utf8()};
    const auto code = bench.project().codebook().in_order().front();
    const auto whole = view.text()->all();
    // The last word of the text is coded; the beginning of the text will change.
    const auto last = CpSpan{CpPos{whole.end().value() - 12}, whole.end()};
    REQUIRE(workbench::add_coding(bench, view.source(), last, code));
    const auto marked = std::string{view.text()->slice(last)};

    app::CorrectionDialog dialog{&frame(), bench.project(), view.source(), *view.text(), CpPos{0}};
    dialog.Show();
    dialog.editor().SetFocus();
    REQUIRE(wait_until([&] { return dialog.editor().HasFocus(); }));
    type("abc ");
    settle();
    CHECK(dialog.text() == "abc " + before);
    screenshot("33-correction");
    dialog.editor().Undo();
    dialog.Hide();

    CHECK(frame().text().keep_correction(view.source(), "Été 👩‍👧 : " + before));
    settle();
    CHECK(view.text()->utf8() == "Été 👩‍👧 : " + before);
    const auto& columns = bench.project().codings();
    REQUIRE(columns.size() == 1);
    const auto moved = columns.span(0);
    CHECK(std::string{view.text()->slice(moved)} == marked);
    REQUIRE(bench.undo());
    settle();
    CHECK(view.text()->utf8() == before);
    frame().desk().close();
}

TEST_CASE("what a correction costs is told before it is kept") {
    workbench::CorrectionReport report;
    CHECK(app::describe_correction(report).empty());
    report.shortened.assign(10, {{}, "Leviers/Confiance", "anne", std::string(200, 'x')});
    report.lost.push_back({{}, "Tensions/Temps", "zoé", "deux mots"});
    report.turns_lost = {4};
    const auto text = app::describe_correction(report);
    CHECK(text.find("Tensions/Temps (zoé)") != std::string::npos);
    CHECK(text.find("deux mots") != std::string::npos);
    CHECK(text.find("Leviers/Confiance (anne)") != std::string::npos);
    CHECK(text.find(std::string(60, 'x') + "…") != std::string::npos);
    CHECK(text.find(plural(2, "… and {} other", "… and {} others")) != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 12);
}

TEST_CASE("the commands on turns know what is at the caret") {
    const auto path = make_project("tours");
    open(path);
    auto& text = frame().text();
    auto& bench = *frame().desk().bench();
    const auto& turns = bench.project().turns(frame().transcript().view().source());
    REQUIRE(turns.size() > 1);
    frame().transcript().view().restore(turns[1].span.begin(), CpPos{0});
    settle();
    REQUIRE(text.turn() != nullptr);
    CHECK(text.turn()->number == turns[1].number);
    CHECK_FALSE(text.has_selection());
    const auto count = turns.size();
    {
        const Answer no{wxID_NO};
        text.join_turn();
        CHECK(no.asked() == 1);
        CHECK(bench.project().turns(frame().transcript().view().source()).size() == count);
        for (const auto& turn : {turns[0], turns[1]}) {
            const auto& name = bench.project().find(turn.speaker)->pseudonym;
            CHECK(no.question().find(name) != std::string::npos);
        }
    }
    const Answer yes{wxID_YES};
    text.join_turn();
    settle();
    CHECK(bench.project().turns(frame().transcript().view().source()).size() == count - 1);
    REQUIRE(bench.undo());
    CHECK(bench.project().turns(frame().transcript().view().source()).size() == count);
    frame().desk().close();
}
