#include "app/logic/pane_room.h"

#include <catch2/catch.hpp>

using namespace filrouge::app;

TEST_CASE("panes that gave their room come back when the one that has it goes") {
    PaneRoom room;
    room.give("code", {{"quotes", "search"}, "330"});
    CHECK(room.take_back("code") == PaneRoom::Given{{"quotes", "search"}, "330"});
    CHECK(room.take_back("code") == PaneRoom::Given{});
    // One that needs the room of nobody gives none back.
    room.give("history", {{}, "200"});
    CHECK(room.take_back("history") == PaneRoom::Given{{}, "200"});
}

TEST_CASE("panes that take each other's place do not make the first ones forgotten") {
    PaneRoom room;
    room.give("code", {{"quotes", "search"}, "330"});
    room.give("memos", {{"code"}, "340"});
    room.give("code", {{"memos"}, "350"});
    CHECK(room.take_back("code") == PaneRoom::Given{{"memos"}, "350"});
    CHECK(room.take_back("memos").panes == std::vector<std::string>{"quotes", "search"});

    room.give("code", {{"quotes"}, "330"});
    room.give("memos", {{"code"}, "340"});
    // It comes where there is room enough meanwhile: what it took, it still gives back.
    room.give("code", {{}, "350"});
    CHECK(room.take_back("memos").panes.empty());
    CHECK(room.take_back("code") == PaneRoom::Given{{"quotes"}, "330"});
}

TEST_CASE("who gave room to whom is kept as text; what cannot be read is left out") {
    PaneRoom room;
    room.give("code", {{"quotes", "search"}, "330"});
    room.give("memos", {{"code"}, ""});
    CHECK(room.str() == "code=quotes,search@330;memos=code@");
    auto again = PaneRoom::parse(room.str());
    CHECK(again.str() == room.str());
    CHECK(again.take_back("code") == PaneRoom::Given{{"quotes", "search"}, "330"});
    CHECK(PaneRoom::parse("").str().empty());
    CHECK(PaneRoom::parse("a;b=;@=;c@=d;x=y@1").str() == "x=y@1");
    room.clear();
    CHECK(room.str().empty());
}
