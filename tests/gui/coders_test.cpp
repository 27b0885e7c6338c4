#include "app/sight_bar.h"
#include "gui/gui.h"

#include <catch2/catch.hpp>

#include <wx/button.h>

#include <algorithm>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
using analysis::CountOf;

namespace {

/// Two coders coded the same words, each also something else.
void code_by_two() {
    const auto code = [](const std::string& words, const char* name) {
        mark(words);
        frame().coding().apply_code(project().codebook().resolve(name).value());
    };
    code("La confiance", "Confiance");
    code("coup de fil", "Confiance");
    frame().desk().use_coder("anne");
    code("La confiance", "Confiance");
    code("fil à midi", "Temporalités");
}

SightBar& bar() {
    auto* found = dynamic_cast<SightBar*>(wxWindow::FindWindowByName("sight", &frame()));
    REQUIRE(found != nullptr);
    return *found;
}

void look(Visibility::Others others) {
    auto wanted = view().visibility();
    wanted.others = others;
    frame().transcript().look_at(wanted);
    settle();
}

/// Opens the first cell of the code that is not empty, and gives what it counts.
std::uint64_t open_cell(const std::string& code) {
    const auto& table = frame().crosstab().live()->table();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.rows[row].find(code) == std::string::npos) continue;
        for (std::size_t col = 0; col < table.cols.size(); ++col) {
            if (table.counts[row][col] == 0) continue;
            frame().crosstab().grid().on_cell({row, col});
            return table.counts[row][col];
        }
    }
    return 0;
}

/// All that is quoted, as HTML.
std::string quoted() {
    std::string all;
    for (const auto& row : frame().quotes().list().rows()) all += row.html;
    return all;
}

std::size_t quotes() {
    return frame().quotes().list().rows().size();
}

std::uint64_t total() {
    return frame().crosstab().live()->table().total;
}

} // namespace

TEST_CASE("a blind coder sees and counts nothing of the others, anywhere, and is told so") {
    open(make_project("à l'aveugle"));
    code_by_two();
    CHECK_FALSE(bar().IsShown());
    CHECK(project().codings().size() == 4);
    CHECK(frame().crosstab().count() == CountOf::passages);
    CHECK(total() == 3);

    const auto found = [] { return frame().search().results().rows().size(); };
    frame().search().search_for("coder:zoé");
    REQUIRE(wait_until([&] { return found() == 2; }));
    CHECK(open_cell("Confiance") == 2);
    CHECK(quotes() == 2);
    const auto about = frame().quotes().about();

    look(Visibility::Others::hidden);
    CHECK(wait_until([&] { return found() == 0; }));
    CHECK(quotes() == 1);
    CHECK(quoted().find("zoé") == std::string::npos);
    CHECK(frame().quotes().about() == about);
    frame().show_pane("history");
    CHECK(wait_until([] {
        const auto& entries = frame().history().entries();
        return !entries.empty() &&
               std::all_of(entries.begin(), entries.end(),
                           [](const auto& entry) { return entry.coder_name == "anne"; });
    }));
    frame().hide_pane("history");
    CHECK(bar().IsShown());
    screenshot("24-blind");
    CHECK(project().codings().size() == 2);
    CHECK(view().visible_codings().size() == 2);
    CHECK(frame().crosstab().count() == CountOf::codings);
    CHECK(total() == 2);
    const auto offers = frame().quote_offers();
    CHECK(offers.back().count == 2);
    for (const auto& row : frame().sources().rows()) {
        if (row.id == view().source()) CHECK(row.codings == 2);
    }
    CHECK(frame().transcript().portrait().IsShown());

    // What is coded meanwhile is counted, and so is what is undone.
    mark("tout le monde");
    frame().coding().apply_code(project().codebook().resolve("Temporalités").value());
    CHECK(total() == 3);
    frame().coding().undo();
    REQUIRE(wait_until([] { return total() == 2; }));

    auto* everybody =
        wxWindow::FindWindowByLabel(wxString::FromUTF8(tr("Show all coders")), &bar());
    REQUIRE(everybody != nullptr);
    click(*everybody, wxPoint{8, 8});
    REQUIRE(wait_until([] { return project().codings().size() == 4; }));
    CHECK_FALSE(bar().IsShown());
    CHECK(frame().crosstab().count() == CountOf::passages);
    CHECK(total() == 3);
    CHECK(wait_until([&] { return found() == 2; }));
    // What was quoted is quoted whole again.
    CHECK(quotes() == 2);
    CHECK(quoted().find("zoé") != std::string::npos);
    frame().search().forget();
    frame().desk().use_coder("zoé");
    frame().desk().close();
    CHECK_FALSE(bar().IsShown());
}

TEST_CASE("a passage of two coders is one quote that names both, or two by choice") {
    open(make_project("deux mains"));
    code_by_two();
    CHECK(open_cell("Confiance") == 2);
    CHECK(quotes() == 2);
    CHECK(quoted().find("anne, ") != std::string::npos);
    frame().crosstab().choose_count(CountOf::codings);
    CHECK(open_cell("Confiance") == 3);
    CHECK(quotes() == 3);
    CHECK(quoted().find("anne, ") == std::string::npos);
    CHECK(quoted().find("anne") != std::string::npos);
    screenshot("25-two-coders");
    frame().desk().use_coder("zoé");
    frame().desk().close();
}

TEST_CASE("the coding one works on is one's own, where there is one") {
    open(make_project("à qui"));
    code_by_two();
    auto& note = frame().transcript().note();
    for (const auto* coder : {"anne", "zoé"}) {
        frame().desk().use_coder(coder);
        settle();
        mark("confiance"); // both coded it
        frame().coding().annotate_here();
        const auto& columns = project().codings();
        const auto coding = columns.at(columns.row_of(note.coding()));
        CHECK(project().find(coding.coder)->name == coder);
        CHECK(note.memo().IsEditable());
        note.close();
    }
    // What another coder wrote about her coding is hers.
    frame().desk().use_coder("anne");
    settle();
    for (std::uint32_t row = 0; row < project().codings().size(); ++row) {
        const auto coding = project().codings().at(row);
        const bool own = project().find(coding.coder)->name == "anne";
        note.open(project(), coding.id);
        CHECK(note.memo().IsEditable() == own);
        CHECK(note.weight().IsEditable() == own);
        note.close();
    }
    // Nor are its ends moved by anybody else.
    const auto& columns = project().codings();
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        const auto coding = columns.at(row);
        const auto span = cp_span(coding.span.begin().value(), coding.span.end().value() - 1);
        frame().coding().move(coding.id, span);
        const bool own = project().find(coding.coder)->name == "anne";
        CHECK((columns.span(columns.row_of(coding.id)) == span) == own);
    }
    frame().desk().use_coder("zoé");
    frame().desk().close();
}

TEST_CASE("quotes and searches by code follow what is coded and undone") {
    open(make_project("suivre"));
    const auto trust = project().codebook().resolve("Leviers/Confiance").value();
    mark("La confiance");
    frame().coding().apply_code(trust);
    frame().codebook().select(trust);
    press('Q', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_until([] { return quotes() == 1; }));
    const auto found = [] { return frame().search().results().rows().size(); };
    frame().search().search_for("code:Confiance");
    REQUIRE(wait_until([&] { return found() == 1; }));
    mark("coup de fil");
    frame().coding().apply_code(trust);
    CHECK(wait_until([&] { return quotes() == 2 && found() == 2; }));
    frame().coding().undo();
    CHECK(wait_until([&] { return quotes() == 1 && found() == 1; }));
    frame().search().forget();
    frame().desk().close();
}

TEST_CASE("retrieved passages name their coders, and stand in the group of each") {
    open(make_project("retrouver à deux"));
    code_by_two();
    auto& pane = frame().retrieval();
    pane.activate(project().codebook().resolve("Leviers").value()); // with Confiance below it
    CHECK(pane.total() == 2);                                       // three codings
    std::string all;
    for (const auto& row : pane.list().rows()) all += row.html;
    CHECK(all.find(tr("coded by {}", "anne, zoé")) != std::string::npos);
    pane.grouping().SetSelection(4); // by coder
    pane.retrieve();
    const auto& rows = pane.list().rows();
    CHECK(std::count_if(rows.begin(), rows.end(),
                        [](const PassageRow& row) { return row.source.is_nil(); }) == 2);
    CHECK(rows.size() == 2 + 3);
    frame().desk().use_coder("zoé");
    frame().desk().close();
}
