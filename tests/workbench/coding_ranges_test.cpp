#include "support/printers.h"
#include "workbench/coding/coding_ranges.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::workbench;

namespace {

struct Case {
    Text text;
    Source source;
    std::vector<Turn> turns;

    CpSpan find(const std::string& needle) const {
        const auto at = text.utf8().find(needle);
        REQUIRE(at != std::string::npos);
        return text.index().from_bytes({BytePos{at}, BytePos{at + needle.size()}});
    }
    std::string after(const std::string& coded, const Stretch& stretch) const {
        return std::string{text.slice(stretched(text, source, turns, find(coded), stretch))};
    }
};

Case interview() {
    Case made{
        Text::make(
            "Anne : Un coup de fil. On s\u2019arrange à midi 👩‍👩‍👧 e\u0301tait. "
            "Oui.\n"
            "Luc : C\u2019est tout.\n")
            .value(),
        {},
        {}};
    for (const char* said :
         {"Un coup de fil. On s\u2019arrange à midi 👩‍👩‍👧 e\u0301tait. Oui.",
          "C\u2019est tout."}) {
        Turn turn;
        turn.span = made.find(said);
        made.turns.push_back(turn);
    }
    return made;
}

constexpr auto forward = Direction::forward;
constexpr auto back = Direction::back;

} // namespace

TEST_CASE("an end of a coding moves by word, character, sentence and turn") {
    const auto talk = interview();
    CHECK(talk.after("coup", {Edge::end, StepUnit::word, forward}) == "coup de");
    CHECK(talk.after("coup de", {Edge::end, StepUnit::word, back}) == "coup");
    CHECK(talk.after("coup", {Edge::begin, StepUnit::word, back}) == "Un coup");
    CHECK(talk.after("Un coup", {Edge::begin, StepUnit::word, forward}) == "coup");
    CHECK(talk.after("midi ", {Edge::end, StepUnit::character, forward}) ==
          "midi 👩‍👩‍👧");
    CHECK(talk.after("midi 👩‍👩‍👧 ", {Edge::end, StepUnit::character, forward}) ==
          "midi 👩‍👩‍👧 e\u0301");
    CHECK(talk.after("coup", {Edge::end, StepUnit::sentence, forward}) == "coup de fil.");
    CHECK(talk.after("coup", {Edge::begin, StepUnit::sentence, back}) == "Un coup");
    CHECK(talk.after("Oui", {Edge::begin, StepUnit::turn, back}) ==
          "Un coup de fil. On s\u2019arrange à midi 👩‍👩‍👧 e\u0301tait. Oui");
    CHECK(talk.after("Oui", {Edge::end, StepUnit::turn, forward}) == "Oui.");
    CHECK(talk.after("Oui.", {Edge::end, StepUnit::turn, forward}) ==
          "Oui.\nLuc : C\u2019est tout.");
}

TEST_CASE("a coding is never stretched away, nor out of its text") {
    const auto talk = interview();
    CHECK(talk.after("coup", {Edge::end, StepUnit::word, back}) == "coup");
    CHECK(talk.after("coup", {Edge::begin, StepUnit::word, forward}) == "coup");
    CHECK(talk.after("Anne", {Edge::begin, StepUnit::word, back}) == "Anne");
    CHECK(talk.after("tout.", {Edge::end, StepUnit::turn, forward}) == "tout.");
}

TEST_CASE("a source without turns is stretched by paragraph") {
    auto talk = interview();
    talk.turns.clear();
    CHECK(talk.after("C\u2019est", {Edge::end, StepUnit::turn, forward}) == "C\u2019est tout.");
    CHECK(talk.after("tout", {Edge::begin, StepUnit::turn, back}) == "Luc : C\u2019est tout");
}
