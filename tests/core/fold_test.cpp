#include "core/fold.h"

#include "core/text.h"
#include "support/printers.h"
#include "support/text_generator.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

using namespace filrouge;

namespace {

enum class Form { composed, decomposed };

std::string normalized(const std::string& text, Form form) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = form == Form::composed ? icu::Normalizer2::getNFCInstance(status)
                                                    : icu::Normalizer2::getNFDInstance(status);
    std::string all;
    normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(all);
    REQUIRE(U_SUCCESS(status));
    return all;
}

} // namespace

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
        {"עִבְרִית", "עברית"},
        {"שָׁלוֹם", "שלום"},
        {"\ufb2a", "ש"}, // shin with its dot in one character
        {"العَرَبِيَّة", "العربية"},
        {"أحـــمد", "احمد"},                          // hamza above alef, and a word made longer
        {"\u0915\u094d\u093c", "\u0915\u093c\u094d"}, // marks as typed: in Unicode's order
        {"\u0915\u094d\u034f\u093c", "\u0915\u093c\u094d"},
        {"בית־ספר", "בית-ספר"},
        {"\u200fabc\u202a\u2066x\u061c", "abcx"}, // directions, as PDF readers leave them
        {"ISTANBUL ısı", "istanbul isi"},
        {"Đorđe Łukasz Søren Ħamrun Ŧ", "dorde lukasz soren hamrun t"},
        {"Guðrún Þórr Ƙasa ɓera ŋ", "gudrun thorr kasa bera n"},
        {"ə ɛ ʒ", "ə ɛ ʒ"}, // letters of their own
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

TEST_CASE("a letter and its marks of another script are one character to the map") {
    const auto map = fold_with_map("x\u0915\u094d\u093cy");
    CHECK(map.original(1, 4) == ByteSpan{BytePos{1}, BytePos{10}});
    CHECK(map.original(7, 10) == ByteSpan{BytePos{1}, BytePos{10}});
    CHECK(map.original(10, 11) == ByteSpan{BytePos{10}, BytePos{11}});
}

TEST_CASE("a letter found without its points is found with them") {
    const auto map = fold_with_map("x\u0628\u0651\u064ey");
    CHECK(map.folded == "x\u0628y");
    CHECK(map.original(1, 3) == ByteSpan{BytePos{1}, BytePos{7}});
}

TEST_CASE("composed and decomposed texts fold to the same", "[property]") {
    test::TextGenerator generator{4};
    for (int round = 0; round < 80; ++round) {
        const auto text = generator.text(generator.below(100));
        REQUIRE(fold(normalized(text, Form::composed)) == fold(text));
        REQUIRE(fold(normalized(text, Form::decomposed)) == fold(text));
    }
}

TEST_CASE("every character of the basic plane folds once, composed or not", "[property]") {
    for (UChar32 c = 1; c < 0x10000; ++c) {
        if (U_IS_SURROGATE(c)) continue;
        std::string text;
        icu::UnicodeString{c}.toUTF8String(text);
        const auto folded = fold(text);
        const bool stable = fold(folded) == folded &&
                            fold(normalized(text, Form::composed)) == folded &&
                            fold(normalized(text, Form::decomposed)) == folded;
        if (!stable) FAIL_CHECK("U+" << std::hex << c);
    }
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
