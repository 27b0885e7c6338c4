#include "app/coding/merge_dialog.h"
#include "app/coding/split_dialog.h"
#include "app/finding/autocode_dialog.h"
#include "app/finding/export_dialog.h"
#include "app/sources/table_preview.h"
#include "app/wx_text.h"
#include "gui/answer.h"
#include "gui/gui.h"
#include "gui/keys.h"
#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

namespace {

CodePalette& open_palette_on(const std::string& passage) {
    mark(passage);
    press('K', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return frame().coding().palette() != nullptr; }));
    auto* palette = frame().coding().palette();
    REQUIRE(wait_until([&] { return palette->IsActive() && palette->box().HasFocus(); }));
    return *palette;
}

bool palette_is_gone() {
    return wait_until([] { return frame().coding().palette() == nullptr; });
}

AutocodeDialog::Planner planner_for(const std::string& query) {
    return [query](const CodeId& code, workbench::AutocodeUnit unit) {
        SilentProgress progress;
        return workbench::plan_autocode(*frame().desk().finder(), {query, {}, code, unit},
                                        progress);
    };
}

/// Presses Escape in the dialog; whether it is still there.
bool stays_after_escape(wxDialog& dialog) {
    focus_dialog(dialog);
    press(WXK_ESCAPE);
    settle();
    return dialog.IsShown();
}

} // namespace

TEST_CASE("the palette makes a code only on purpose") {
    open(make_project("exprès"));
    const auto codes = project().codebook().in_order().size();
    // Only "Temporalités" is there: Enter neither makes "temps" nor takes what it may mean.
    auto* palette = &open_palette_on("coup de fil");
    type("temps");
    CHECK(palette->list().GetSelection() == wxNOT_FOUND);
    REQUIRE(palette->list().rows().size() == 1);
    CHECK(palette->list().rows().front().name == "Temporalités");
    CHECK(palette->list().offer() == tr("Create “{}”", "temps"));
    press(WXK_RETURN);
    settle();
    REQUIRE(frame().coding().palette() == palette);
    CHECK(project().codebook().in_order().size() == codes);
    CHECK(project().codings().size() == 0);
    CHECK(palette->help() == tr("No row is chosen: ↓ goes to one, Enter then takes it."));
    screenshot("50-palette-offer");
    press(WXK_DOWN);
    press(WXK_RETURN);
    REQUIRE(palette_is_gone());
    REQUIRE(project().codings().size() == 1);
    CHECK(project().codings().at(0).code ==
          project().codebook().resolve("Tensions/Temporalités").value());

    // Down to the last row: that is a purpose.
    palette = &open_palette_on("Sans courrier");
    type("zzz");
    CHECK(palette->list().rows().empty());
    press(WXK_RETURN);
    settle();
    REQUIRE(frame().coding().palette() == palette);
    press(WXK_DOWN);
    CHECK(palette->list().offer_selected());
    press(WXK_RETURN);
    REQUIRE(palette_is_gone());
    REQUIRE(wait_until([&] { return project().codebook().in_order().size() == codes + 1; }));
    CHECK(project().codings().size() == 2);

    // A name that is there exactly is not offered a second time.
    palette = &open_palette_on("Chez nous");
    type("temporalites");
    CHECK(palette->list().offer().empty());
    palette->Close();
    REQUIRE(palette_is_gone());
    frame().desk().close();
}

TEST_CASE("Enter in an untouched palette takes no code that was never used") {
    open(make_project("intacte"));
    auto* palette = &open_palette_on("coup de fil");
    press(WXK_RETURN);
    settle();
    REQUIRE(frame().coding().palette() == palette);
    CHECK(project().codings().size() == 0);
    palette->Close();
    REQUIRE(palette_is_gone());
    MergeDialog merge{&frame(), bench(), project().codebook().resolve("Leviers/Confiance").value()};
    CHECK(merge.into().is_nil());
    merge.box().SetValue("tempo");
    CHECK_FALSE(merge.into().is_nil());
    frame().desk().close();
}

TEST_CASE("boxes unticked stay unticked whatever code and extent are chosen afterwards") {
    open(make_project("décochées", 1));
    const auto confidence = project().codebook().resolve("Leviers/Confiance").value();
    AutocodeDialog dialog{&frame(), bench(), {}, planner_for("confiance")};
    dialog.Show();
    // No code was selected in the codebook: none is chosen, and nothing can be coded yet.
    CHECK(dialog.codes().selected().is_nil());
    CHECK_FALSE(dialog.apply().IsEnabled());
    const auto all = dialog.chosen();
    REQUIRE(all > 5);
    dialog.tick(0, false);
    dialog.tick(3, false);
    dialog.box().SetFocus();
    REQUIRE(wait_until([&] { return dialog.IsActive() && dialog.box().HasFocus(); }));
    type("confi"); // also in "Informations confidentielles", which comes after
    CHECK(dialog.codes().selected() == confidence);
    CHECK(dialog.apply().IsEnabled());
    CHECK(dialog.chosen() == all - 2);
    press(WXK_DOWN);
    CHECK(dialog.codes().selected() ==
          project().codebook().resolve("Tensions/Informations confidentielles").value());
    CHECK(dialog.chosen() == all - 2);
    press(WXK_UP);
    for (const auto unit : {workbench::AutocodeUnit::match, workbench::AutocodeUnit::sentence,
                            workbench::AutocodeUnit::turn}) {
        dialog.choose(confidence, unit);
        CHECK(dialog.chosen() == dialog.plan().hits.size() - 2);
    }
    CHECK(dialog.cell(1, 1) == "confiance");
    settle();
    screenshot("51-autocode-unticked");
    const auto done = workbench::apply_autocode(bench(), dialog.plan());
    REQUIRE(done);
    CHECK(done->added == all - 2);
    dialog.Hide();

    // Begun with a code that has these passages: they are not counted, until another is chosen.
    AutocodeDialog again{&frame(), bench(), confidence, planner_for("confiance")};
    CHECK(again.codes().selected() == confidence);
    CHECK(again.chosen() == 2);
    again.choose(project().codebook().resolve("Tensions/Temporalités").value(),
                 workbench::AutocodeUnit::turn);
    CHECK(again.chosen() == all);
    frame().desk().close();
}

TEST_CASE("Escape throws no sorting of quotes away unasked") {
    open(make_project("divisée"));
    const auto code = project().codebook().resolve("Leviers/Confiance").value();
    for (const char* words : {"coup de fil", "Sans courrier"}) {
        mark(words);
        frame().coding().apply_code(code);
    }
    SplitDialog dialog{&frame(), bench(), code};
    dialog.Show();
    dialog.assign("Par téléphone");
    {
        const Answer no{wxID_NO};
        CHECK(stays_after_escape(dialog));
        CHECK(no.asked() == 1);
        dialog.Close();
        CHECK(dialog.IsShown());
        CHECK(no.asked() == 2);
    }
    CHECK(dialog.parts().size() == 1);
    const Answer yes{wxID_YES};
    CHECK_FALSE(stays_after_escape(dialog));
    CHECK(yes.asked() == 1);

    // Nothing sorted: nothing to ask.
    SplitDialog untouched{&frame(), bench(), code};
    untouched.Show();
    CHECK_FALSE(stays_after_escape(untouched));
    CHECK(yes.asked() == 1);
    frame().desk().close();
}

TEST_CASE("the export writes what is shown, says how much it is, and offers all") {
    open(make_project("exportée"));
    const auto trust = project().codebook().resolve("Leviers/Confiance").value();
    const auto time = project().codebook().resolve("Tensions/Temporalités").value();
    for (const char* words : {"coup de fil", "Sans courrier", "Chez nous"}) {
        mark(words);
        frame().coding().apply_code(trust);
    }
    mark("on attend");
    frame().coding().apply_code(time);
    const auto only = [](const QuoteOffer& offer) {
        const auto quotes = offer.gather(bench());
        REQUIRE(quotes);
        CHECK(quotes->size() == offer.count);
        return quotes->front().text;
    };
    // Nothing is shown: all is what is offered.
    auto offers = frame().quote_offers();
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].count == 4);
    std::vector<CodingId> shown;
    for (std::uint32_t row = 0; row < project().codings().size(); ++row) {
        const auto coding = project().codings().at(row);
        if (coding.code == time) shown.push_back(coding.id);
    }
    frame().show_pane("quotes");
    frame().quotes().show(bench(), "Tensions/Temporalités", time, workbench::one_by_one(shown));
    offers = frame().quote_offers();
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].count == 1);
    CHECK(only(offers[0]) == "on attend");
    CHECK(offers[1].count == 4);
    frame().show_pane("retrieval");
    frame().retrieval().activate(trust);
    offers = frame().quote_offers();
    REQUIRE(offers.size() == 3);
    CHECK(offers[1].count == 3);
    ExportDialog dialog{&frame(), offers};
    dialog.Show();
    CHECK(dialog.chosen() == 0);
    CHECK(dialog.label(0).find("Tensions/Temporalités") != std::string::npos);
    CHECK(dialog.label(0).starts_with(plural(1, "{} quote", "{} quotes")));
    CHECK(dialog.label(2).find(tr("all of the project")) != std::string::npos);
    settle();
    screenshot("52-export");
    dialog.choose(2);
    CHECK(dialog.chosen() == 2);
    dialog.Hide();
    // A coding that went meanwhile is not counted any more.
    REQUIRE(bench().undo());
    CHECK(frame().quote_offers().size() == 2);
    frame().hide_pane("retrieval");
    frame().desk().close();
}

TEST_CASE("a codebook and codings say what they would change before they do") {
    open(make_project("grille et codages"));
    const auto before = project().codebook().size();
    const auto codings = project().codings().size();
    const auto source = project().sources().begin()->second.name;
    const auto some = project().codebook().path(project().codebook().in_order().front());
    const auto codebook = folder() / "grille.csv";
    const auto table = folder() / "codages.csv";
    platform::write_file(codebook, "path,definition\nNouveau,\n" + some + ",Redéfini\n").value();
    platform::write_file(table, "source,start,end,code\n" + source + ",0,4," + some + "\n").value();
    const auto history = bench().history().size();
    {
        const Answer no{wxID_NO};
        frame().ask_import_codebook(codebook);
        frame().ask_import_codings(table);
        wait_for_work();
        CHECK(no.asked() == 2);
        CHECK(project().codebook().size() == before);
        CHECK(project().codings().size() == codings);
        CHECK(bench().history().size() == history);
    }
    const auto tried =
        workbench::import_codebook(bench(), codebook, workbench::Trial::dry_run).value();
    CHECK(describe_import(tried).find("Nouveau") != std::string::npos);
    CHECK(describe_import(tried).find(some) != std::string::npos);
    const Answer yes{wxID_YES};
    frame().ask_import_codebook(codebook);
    wait_for_work();
    frame().ask_import_codings(table);
    wait_for_work();
    CHECK(yes.asked() == 2);
    CHECK(project().codebook().size() == before + 1);
    CHECK(project().codings().size() == codings + 1);
    frame().desk().close();
}

TEST_CASE("the mouse selects whole words, letters with Alt; a new code is brought into sight") {
    const auto path = make_project("mots");
    open(path);
    focus(view());
    const auto at = [](const std::string& needle, std::size_t letters) {
        const auto byte = find_in_view(needle).begin().value() + letters;
        auto point = view().PointFromPosition(static_cast<int>(byte));
        point.y += view().TextHeight(0) / 2;
        return point;
    };
    const auto selected = [] { return std::string{view().text()->slice(view().selected())}; };
    drag(view(), at("coup de fil", 2), at("fil à midi", 2));
    REQUIRE(wait_until([&] { return selected() == "coup de fil"; }));
    // Backwards too; the caret stays at the side where the mouse ended.
    drag(view(), at("réunion.", 4), at("Sans courrier", 3));
    REQUIRE(wait_until([&] { return selected() == "Sans courrier, sans réunion"; }));
    CHECK(view().GetCurrentPos() < view().GetAnchor());
    // What the keyboard selects is meant so.
    select_by_keys("cou");
    CHECK(selected() == "cou");

    for (int i = 0; i < 60; ++i) {
        workbench::NewCode code;
        code.path = "A" + std::to_string(100 + i);
        REQUIRE(workbench::add_code(bench(), code));
    }
    frame().codebook().select(project().codebook().resolve("A100").value());
    mark("Sans courrier");
    frame().coding().code_in_vivo();
    const auto made = project().codebook().resolve("Sans courrier");
    REQUIRE(made);
    settle();
    auto* tree = frame().codebook().tree().GetDataView();
    const auto row = tree->GetItemRect(wxDataViewItem{frame().codebook().item_of(*made).GetID()});
    CHECK(row.height > 0);
    CHECK(row.y < tree->GetClientSize().y);
    CHECK(frame().codebook().selected() == *made);
    frame().desk().close();
}

TEST_CASE("a selection dragged onto a code is coded with it") {
    const auto path = make_project("glissée");
    open(path);
    const auto code = project().codebook().resolve("Leviers/Espaces informels").value();
    frame().codebook().select(code);
    mark("coup de fil");
    settle();
    auto* tree = frame().codebook().tree().GetDataView();
    const auto row = tree->GetItemRect(wxDataViewItem{frame().codebook().item_of(code).GetID()});
    auto from = view().PointFromPosition(static_cast<int>(find_in_view("de fil").begin().value()));
    from.y += view().TextHeight(0) / 2;
    const auto begin = view().ClientToScreen(from);
    const auto end =
        tree->ClientToScreen(row.GetPosition() + wxPoint{row.width / 4, row.height / 2});
    // By another hand: the window waits in the drag until the button is let go.
    std::thread hand{[=] { Keys{}.drag(begin.x, begin.y, end.x, end.y); }};
    const bool coded =
        wait_until([] { return project().codings().size() == 1; }, std::chrono::seconds{20});
    hand.join();
    REQUIRE(coded);
    frame().desk().close();
    CHECK(coded_in_file(path) == std::vector<std::string>{"Espaces informels|coup de fil"});
}
