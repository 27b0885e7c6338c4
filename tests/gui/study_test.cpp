#include "gui/gui.h"

#include "app/wx_text.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

namespace {

void close_dialogs() {
    for (auto* window : wxTopLevelWindows) {
        if (window->GetParent() == &frame()) window->Close();
    }
    settle();
}

} // namespace

TEST_CASE("the demonstration study: imported, coded, counted and read in the window") {
    const fs::path root{FILROUGE_ROOT};
    auto& desk = frame().desk();
    desk.create(folder() / "etude.filrouge");
    desk.import_files({root / "corpora"});
    wait_for_work();
    close_dialogs();
    desk.import_codebook(root / "codebooks" / "tensions-leviers.yaml");
    wait_for_work();
    desk.import_attributes(root / "corpora" / "participants.csv");
    wait_for_work();
    close_dialogs();
    desk.import_codings(root / "corpora" / "codings.csv");
    wait_for_work();
    const auto& project = desk.bench()->project();
    CHECK(project.sources().size() >= 6);
    CHECK(project.codings().size() > 50);
    CHECK_FALSE(frame().messages().IsShown());
    screenshot("10-study");

    frame().crosstab().choose_axes("codes", "secteur");
    frame().search().focus_box();
    type("machine caf*");
    press(WXK_RETURN);
    wait_until([] { return !frame().search().results().rows().empty(); });
    const auto informal = project.codebook().resolve("Espaces informels");
    if (informal) frame().codebook().select(*informal);
    screenshot("11-study-search");

    // What one group says of a code, from the table to the passage.
    const auto& table = frame().crosstab().live()->table();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.row_totals[row] == 0) continue;
        for (std::size_t col = 0; col < table.cols.size(); ++col) {
            if (table.counts[row][col] == 0) continue;
            frame().crosstab().grid().on_cell({row, col});
            CHECK(frame().quotes().list().rows().size() == table.counts[row][col]);
        }
    }
    frame().quotes().list().focus_first();
    settle();
    screenshot("12-study-quotes");
    CHECK(frame().transcript().view().selected().size().value() > 0);
    frame().desk().close();
}
