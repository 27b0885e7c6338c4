#include "core/breaks.h"

#include "core/fold.h"
#include "support/printers.h"
#include "support/text_generator.h"

#include <thread>

using namespace filrouge;

namespace {

std::string joined(std::string_view text, std::string_view language) {
    std::string all;
    for (const auto& word : words(text, language)) {
        if (!all.empty()) all += '|';
        all += text.substr(word.span.begin().value(), word.span.size().value());
    }
    return all;
}

} // namespace

TEST_CASE("French elisions are words of their own") {
    const auto [text, cut] = GENERATE(table<std::string, std::string>({
        {"l’enfant", "l’|enfant"},
        {"d'accord", "d'|accord"},
        {"L'École", "L'|École"},
        {"qu’il n'y a", "qu’|il|n'|y|a"},
        {"jusqu'ici, lorsqu’on, puisqu'elle", "jusqu'|ici|lorsqu’|on|puisqu'|elle"},
        {"c’est s’il t'as", "c’|est|s’|il|t'|as"},
        {"lʼenfant", "lʼ|enfant"},
        {"l‘enfant", "l‘|enfant"},
        {"D'AUTRES, QU'EST-CE, ç'a", "D'|AUTRES|QU'|EST|CE|ç'|a"},
        {"C’est-à-dire", "C’|est|à|dire"},
        {"d’aujourd’hui", "d’|aujourd’hui"},
        {"s'entr'aider", "s'|entr'aider"},
        {"aujourd'hui prud’homme quelqu'un presqu’île entr'aide",
         "aujourd'hui|prud’homme|quelqu'un|presqu’île|entr'aide"},
        {"O'Brien rock'n'roll", "O'Brien|rock'n'roll"},
        {"turn-over", "turn|over"},
        {"l’e\u0301te\u0301", "l’|e\u0301te\u0301"},
        {"« Œuvre\u00a0» !", "Œuvre"},
        {"3,5 % en 2026", "3,5|en|2026"},
        {"שלום d'ici", "שלום|d'|ici"},
        {"😀 👩‍👩‍👧", ""},
        {"", ""},
    }));
    CHECK(joined(text, "fr") == cut);
}

TEST_CASE("a word holds no space and neither begins nor ends with a sign") {
    const auto [text, cut] = GENERATE(table<std::string, std::string>({
        // French typography puts U+202F before high punctuation and inside guillemets.
        {"Le réseau\u202f! Pourquoi\u202f?", "Le|réseau|Pourquoi"},
        {"«\u202fl’enfant\u202f» a dit\u202f: oui\u202f;", "l’|enfant|a|dit|oui"},
        {"10\u202f000 euros, 10\u00a0000", "10|000|euros|10|000"},
        {"\u202f\u202f", ""},
        {"_important_ ____ de_part @anne a@b.be @", "important|de_part|anne|a@b.be"},
    }));
    CHECK(joined(text, "fr") == cut);
}

TEST_CASE("threads cut words each with their own breakers") {
    const std::string text = "L’enfant d'accord, qu’il aujourd'hui n'y va.";
    const auto expected = joined(text, "fr");
    std::vector<std::string> found(4);
    std::vector<std::thread> threads;
    for (auto& cut : found) {
        threads.emplace_back([&cut, &text] {
            for (int round = 0; round < 200; ++round) cut = joined(text, "fr") + fold(text);
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& cut : found) CHECK(cut == expected + fold(text));
}

TEST_CASE("other languages keep their own apostrophes") {
    CHECK(joined("don't l'enfant", "en") == "don't|l'enfant");
    CHECK(joined("dell'arte", "it") == "dell'|arte");
}

TEST_CASE("sentences end at line ends, not after abbreviations, and are trimmed") {
    const auto text = Text::make("M. Lambert est là. Oui ! \n\n  Et Mme D. aussi ?\nFin").value();
    std::vector<std::string> found;
    for (const auto& span : sentences(text, text.all(), "fr")) found.emplace_back(text.slice(span));
    CHECK(found ==
          std::vector<std::string>{"M. Lambert est là.", "Oui !", "Et Mme D. aussi ?", "Fin"});
}

TEST_CASE("a selection grows to whole characters") {
    const auto text = Text::make("ae\u0301b👩‍👩‍👧c").value();
    CHECK(snap_to_graphemes(text, cp_span(2, 3)) == cp_span(1, 3)); // the accent takes its letter
    CHECK(snap_to_graphemes(text, cp_span(5, 6)) == cp_span(4, 9)); // the family stays together
    CHECK(snap_to_graphemes(text, cp_span(0, 1)) == cp_span(0, 1));
    CHECK(snap_to_graphemes(Text{}, cp_span(0, 4)) == cp_span(0, 0));
}

TEST_CASE("the word at the caret") {
    const auto text = Text::make("Oui, l’enfant\ndort").value();
    CHECK(word_at(text, CpPos{9}, "fr") == cp_span(7, 13));
    CHECK(word_at(text, CpPos{7}, "fr") == cp_span(7, 13));
    CHECK(word_at(text, CpPos{18}, "fr") == cp_span(14, 18));
    CHECK(word_at(text, CpPos{4}, "fr").empty());
}

TEST_CASE("hyphens join what one points at as a word") {
    const auto text =
        Text::make("Vis-à-vis du rendez\u2011vous, peut-être - c’est-à-dire l’après-midi-").value();
    const auto at = [&](std::size_t place) {
        return std::string{text.slice(hyphenated_at(text, CpPos{place}, "fr"))};
    };
    for (const std::size_t place : {0, 3, 4, 5, 6, 8, 9}) CHECK(at(place) == "Vis-à-vis");
    CHECK(at(11) == "du");
    CHECK(at(15) == "rendez\u2011vous");
    CHECK(at(28) == "peut-être");
    CHECK(at(40) == "c’est-à-dire");
    CHECK(at(49) == "c’est-à-dire");
    CHECK(at(55) == "après-midi");
    CHECK(at(37).empty()); // after a dash that stands alone
}

TEST_CASE("trimming knows every white space") {
    const auto text = Text::make("\u00a0\u202f a \u2003\n").value();
    CHECK(trim(text, text.all()) == cp_span(3, 4));
    CHECK(trim(text, cp_span(0, 2)).empty());
}

TEST_CASE("words and sentences stand in order inside the text", "[property]") {
    test::TextGenerator generator{2};
    for (int round = 0; round < 60; ++round) {
        const auto text = Text::make(generator.text(generator.below(120))).value();
        std::size_t end = 0;
        for (const auto& word : words(text.utf8(), "fr")) {
            REQUIRE(word.span.begin().value() >= end);
            REQUIRE_FALSE(word.span.empty());
            const auto cut = std::string_view{text.utf8()}.substr(word.span.begin().value(),
                                                                  word.span.size().value());
            REQUIRE(cut.find_first_of(" \n?!") == std::string_view::npos);
            REQUIRE(cut.find("\u202f") == std::string_view::npos);
            end = word.span.end().value();
        }
        REQUIRE(end <= text.utf8().size());
        CHECK(count_words(text.utf8(), "fr") == words(text.utf8(), "fr").size());
        const auto within = cp_span(generator.below(text.size().value()), text.size().value());
        CpPos last = within.begin();
        for (const auto& sentence : sentences(text, within, "fr")) {
            REQUIRE(sentence.begin() >= last);
            REQUIRE_FALSE(sentence.empty());
            REQUIRE(sentence.end() <= within.end());
            REQUIRE(trim(text, sentence) == sentence);
            last = sentence.end();
        }
    }
}
