#include "core/fold.h"

#include "core/text.h"
#include "support/printers.h"
#include "support/text_generator.h"

using namespace filrouge;

TEST_CASE("what a reader takes for the same folds to the same") {
    const auto [text, folded] = GENERATE(table<std::string, std::string>({
        {"Temporalités", "temporalites"},
        {"É", "e"},
        {"E\u0301", "e"},
        {"Œuvre", "oeuvre"},
        {"Æther", "aether"},
        {"Straße", "strasse"},
        {"ﬁnal", "final"},
        {"İstanbul", "istanbul"},
        {"l’Été", "l'ete"},
        {"turn‑over", "turn-over"},
        {"a\u00adb\u200bc", "abc"},
        {"10\u00a0h", "10 h"},
        {"Й", "и"},
        {"עִבְרִית", "עִבְרִית"},
        {"", ""},
    }));
    CHECK(fold(text) == folded);
}

TEST_CASE("a fold is mapped back to whole characters") {
    const auto map = fold_with_map("Straße re\u0301seau");
    CHECK(map.folded == "strasse reseau");
    CHECK(map.original(4, 5) == ByteSpan{BytePos{4}, BytePos{6}});   // half of ss is all of ß
    CHECK(map.original(9, 10) == ByteSpan{BytePos{9}, BytePos{12}}); // e takes its accent
    CHECK(map.original(0, 14) == ByteSpan{BytePos{0}, BytePos{16}});
}

TEST_CASE("folding twice is folding once; the map covers and never goes back", "[property]") {
    test::TextGenerator generator{3};
    for (int round = 0; round < 80; ++round) {
        const auto text = generator.text(generator.below(100));
        const auto map = fold_with_map(text);
        REQUIRE(map.folded == fold(text));
        REQUIRE(fold(map.folded) == map.folded);
        REQUIRE_FALSE(find_invalid_utf8(map.folded));
        REQUIRE(map.source.size() == map.folded.size() + 1);
        REQUIRE(std::is_sorted(map.source.begin(), map.source.end()));
        REQUIRE(map.source.back() == text.size());
    }
}

TEST_CASE("names stand in the order of a French dictionary, numbers by size") {
    CHECK(collate("Éducation", "Emploi", "fr") < 0);
    CHECK(collate("FG2", "FG10", "fr") < 0);
    CHECK(collate("œuvre", "office", "fr") < 0);
    CHECK(collate("côte", "côté", "fr") != 0);
    CHECK(collate("a", "a", "fr") == 0);
}
