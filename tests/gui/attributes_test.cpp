#include "app/sources/attributes_dialog.h"
#include "gui/gui.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;

TEST_CASE("variables are edited as in a spreadsheet, each deed a step to undo") {
    const auto path = make_project("variables");
    open(path);
    auto& bench = *frame().desk().bench();
    REQUIRE(
        workbench::add_variable(bench, "secteur", VariableType::text, VariableScope::participant));
    REQUIRE(workbench::add_variable(bench, "ancienneté", VariableType::number,
                                    VariableScope::participant));
    AttributesDialog dialog{&frame(), bench};
    dialog.Show();
    REQUIRE(dialog.grid().GetNumberRows() == 3); // Animatrice, Karim, Nadia
    REQUIRE(dialog.grid().GetNumberCols() == 2);
    CHECK(dialog.grid().GetRowLabelValue(1) == "Karim");
    const auto shown = [&](int row, int column) {
        return dialog.grid().GetCellValue(row, column).utf8_string();
    };
    dialog.grid().SetGridCursor(1, 0);
    dialog.paste("AMO\t12\n\"école, \"\"Les Tilleuls\"\"\"\t3,5\n");
    CHECK(shown(1, 0) == "AMO");
    CHECK(shown(2, 0) == "école, \"Les Tilleuls\"");
    CHECK(shown(2, 1) == "3,5");
    settle();
    screenshot("34-variables");

    // A word is no number: nothing of the block is taken over, and the message names the cell.
    dialog.paste("crèche\tlongtemps\n");
    CHECK(shown(1, 0) == "AMO");
    CHECK(dialog.message().find("Karim") != std::string::npos);
    CHECK(dialog.message().find("longtemps") != std::string::npos);
    dialog.paste("a\tb\tc\n");
    CHECK(shown(1, 0) == "AMO");

    dialog.grid().SelectBlock(1, 0, 2, 1);
    CHECK(dialog.copied() == "AMO\t12\n\"école, \"\"Les Tilleuls\"\"\"\t3,5\n");
    dialog.empty_cells();
    CHECK(shown(2, 1).empty());
    REQUIRE(bench.undo());
    CHECK(shown(2, 1) == "3,5");
    REQUIRE(bench.undo());
    CHECK(shown(1, 0).empty());

    dialog.show_scope(VariableScope::source);
    CHECK(dialog.grid().GetNumberRows() == 1);
    CHECK(dialog.grid().GetNumberCols() == 0);
    dialog.Hide();
    frame().desk().close();
}

TEST_CASE("blocks of cells go through the clipboard unharmed") {
    const std::vector<std::vector<std::string>> block{{"a", "l’été\nou l’hiver", ""},
                                                      {"\"x\"", "1\t2", "👩‍👧"}};
    CHECK(parse_block(format_block(block)) == block);
    CHECK(parse_block("a\tb\r\nc\td") ==
          std::vector<std::vector<std::string>>{{"a", "b"}, {"c", "d"}});
    CHECK(parse_block("").empty());
}
