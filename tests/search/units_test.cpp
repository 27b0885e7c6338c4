#include "search/index.h"

#include "fixture.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::test;

namespace {

std::vector<std::string> listed(const Text& text, const std::vector<Turn>& turns) {
    std::vector<std::string> out;
    for (const auto& unit : search::units_of(source_id(1), text, turns)) {
        out.push_back(std::to_string(unit.turn) + ":" + std::string{text.slice(unit.span)});
    }
    return out;
}

Turn turn(std::uint32_t number, CpSpan label, CpSpan span) {
    Turn made;
    made.number = number;
    made.label = label;
    made.span = span;
    return made;
}

} // namespace

TEST_CASE("Without turns every line that holds a word is a unit") {
    CHECK(listed(text_of("Un.\n\n  Deux 👍 \n---\n3"), {}) == Texts{"0:Un.", "0:Deux 👍", "0:3"});
    CHECK(listed(text_of(""), {}).empty());
    CHECK(listed(text_of("\u00A0\n"), {}).empty());
}

TEST_CASE("Turns are units, labels are none, and lines between turns are") {
    const auto text = text_of("Titre\nNadia : Bonjour\nà tous\n(rires)\nP1: Oui\nFin");
    const std::vector turns{turn(1, cp_span(6, 14), cp_span(14, 28)),
                            turn(2, cp_span(37, 41), cp_span(41, 44)),
                            turn(3, {}, cp_span(44, 44))};
    CHECK(listed(text, turns) ==
          Texts{"0:Titre", "1:Bonjour\nà tous", "0:(rires)", "2:Oui", "0:Fin"});
}

TEST_CASE("Units come in the order of the text, whatever that of the turns") {
    const auto text = text_of("un deux");
    CHECK(listed(text, {turn(2, {}, cp_span(3, 7)), turn(1, {}, cp_span(0, 2))}) ==
          Texts{"1:un", "2:deux"});
}
