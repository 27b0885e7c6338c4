#include "core/shown.h"

#include <catch2/catch.hpp>

using namespace filrouge;

TEST_CASE("signs that act on a terminal are told from those that are shown") {
    for (const auto* name :
         {"Léa", "e\u0301", "👩‍👧", "שלום\u200E", "a\u00A0b", "soft\u00ADhyphen", "l’été"}) {
        INFO(name);
        CHECK(is_plain_name(name));
        CHECK(shown_plainly(name) == name);
        CHECK(plain_name(name) == name);
    }
    for (const auto* name : {"\x1B[31m", "a\x07", "a\tb", "a\nb", "a\rb", "\u009B31m", "\x7F",
                             "\u202Egpj.exe", "\u2066x\u2069", "\xE9t\xE9"}) {
        INFO(name);
        CHECK_FALSE(is_plain_name(name));
        CHECK(is_plain_name(plain_name(name)));
    }
}

TEST_CASE("what is shown keeps its lines and tabs, and loses nothing else") {
    CHECK(shown_plainly("a\tb\n\x1B[2Jc\r\u202Ed\u0085") == "a\tb\n�[2Jc��d�");
    CHECK(shown_plainly("\xE9t\xE9") == "�t�");
    CHECK(plain_name("\xE9t\xE9.txt") == "�t�.txt");
    CHECK(plain_name("a\x1B[31m\tb") == "a[31m b");
}

TEST_CASE("JSON spells such signs and stays what it is") {
    const std::string json = "{\n  \"a\": \"x\\u001b\u202Ey\u009B\x7F\"\n}";
    CHECK(escape_in_json(json) == "{\n  \"a\": \"x\\u001b\\u202ey\\u009b\\u007f\"\n}");
}
