#include "transcripts/utterances.h"

#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

Utterance said(std::string speaker, std::int64_t begins, std::int64_t ends, std::string words) {
    return {std::move(speaker), MediaTime{begins}, MediaTime{ends}, std::move(words)};
}

std::string words_of(const Content& content, const SpokenTurn& turn) {
    const auto text = Text::make(content.utf8).value();
    return std::string{text.slice(turn.span)};
}

} // namespace

TEST_CASE("consecutive utterances of one speaker become one turn") {
    const auto content =
        lay_out({{said("Nadia", 0, 900, "On  se voit\nà midi."),
                  said("Nadia", 1000, 1900, "Ou pas 👩‍👧."),
                  said("INT", 1500, 3000, "D'accord."), said("Nadia", 3000, 3500, " ")},
                 {},
                 "fr",
                 {{"Nadia", Role::observer}},
                 {}});
    CHECK(content.utf8 == "Nadia: On se voit à midi. Ou pas 👩‍👧.\nINT: D'accord.");
    REQUIRE(content.speech);
    const auto& turns = content.speech->turns;
    REQUIRE(turns.size() == 2);
    CHECK(words_of(content, turns[0]) == "On se voit à midi. Ou pas 👩‍👧.");
    CHECK(turns[0].begins->ms == 0);
    CHECK(turns[0].ends->ms == 1900);
    CHECK(words_of(content, turns[1]) == "D'accord.");
    REQUIRE(content.speech->speakers.size() == 2);
    CHECK(content.speech->speakers[0].role == Role::observer);  // stated
    CHECK(content.speech->speakers[1].role == Role::moderator); // guessed by the label
}

TEST_CASE("where nobody is named each utterance is a turn, and sentences make paragraphs") {
    const auto content = lay_out({{said("", 0, 900, "bonjour à"), said("", 900, 1500, "tous."),
                                   said("", 1500, 2000, "alors"), said("", 9000, 9500, "voilà")},
                                  {},
                                  {},
                                  {},
                                  {}});
    CHECK(content.utf8 == "bonjour à tous.\nalors\nvoilà");
    REQUIRE(content.speech->turns.size() == 4);
    CHECK(words_of(content, content.speech->turns[1]) == "tous.");
    CHECK(content.speech->turns[1].label.empty());
    CHECK(content.speech->speakers.empty());
}

TEST_CASE("a turn of the same speaker begins after a long pause, or where it is said to") {
    std::vector<Utterance> said_here{said("A", 0, 900, "un"), said("A", 3900, 5000, "deux"),
                                     said("A", 8001, 9000, "trois")};
    said_here.push_back({"A", {}, {}, "quatre", TurnStart::always});
    part_at_pauses(said_here);
    const auto content = lay_out({said_here, {}, {}, {}, {}});
    CHECK(content.utf8 == "A: un deux\nA: trois\nA: quatre");
    CHECK(content.speech->speakers.at(0).turns == 3);
}

TEST_CASE("sorting by time keeps what has no time after what it followed") {
    std::vector<Utterance> all{
        said("A", 5000, 6000, "deux"), {"A", {}, {}, "trois"}, said("B", 1000, 9000, "un")};
    sort_by_time(all);
    CHECK(all[0].words == "un");
    CHECK(all[1].words == "deux");
    CHECK(all[2].words == "trois");
}
