#include "search/query.h"

#include "fixture.h"
#include "support/printers.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::test;
using search::find_matches;
using search::Query;

namespace {

std::vector<CpSpan> spans(const std::string& query, const std::string& text) {
    return find_matches(Query::parse(query).value(), text_of(text), "fr");
}

/// The text with [brackets] around the matches.
std::string marked(const std::string& query, const std::string& utf8) {
    const auto text = text_of(utf8);
    std::string out;
    CpPos at;
    for (const auto& span : find_matches(Query::parse(query).value(), text, "fr")) {
        out +=
            std::string{text.slice({at, span.begin()})} + "[" + std::string{text.slice(span)} + "]";
        at = span.end();
    }
    return out + std::string{text.slice({at, text.all().end()})};
}

struct Row {
    const char* query;
    const char* text;
};

} // namespace

TEST_CASE("Matches cover exactly the words asked for") {
    const auto row = GENERATE(values<Row>({
        {"temporalite", "Des [temporalités] divergentes"},
        {"temporalités", "des [TEMPORALITE] ici"},
        {"enfant", "l’[enfant] et d'autres [enfants]"},
        {"l'enfant", "cet [enfant], l'[enfant]"},
        {"=enfant", "un [enfant], des enfants"},
        {"=qu", "[qu’]est-ce [qu']il dit, que"},
        {"=qu'", "ce [qu’]il dit"},
        {"qu'", "ce qu’il dit"}, // elided words are not words to look for but where = asks for them
        {"=la", "[là], [la] porte"},
        {"jusqu'à", "[jusqu’à] demain, jusqu'ici, à midi"},
        {"qu'on", "ce [qu’on] dit, on dit"},
        {"n'a", "il [n’a] rien, il a tout"},
        {"c’est", "[c'est] elle, elle est là"},
        {"lorsqu'elle", "[lorsqu’elle] vient, elle va"},
        {"quelqu'un", "[quelqu’un] et un autre"},
        {"d'accord", "[d’accord], un accord, les accords"},
        {"d'ailleurs", "[d’ailleurs], ils vont ailleurs"},
        {"jusqu'au*", "[jusqu’au] soir, [jusqu’aux] bords, au soir, aux bords"},
        {"s'y", "elle [s’y] retrouve, il y va"},
        {"n'y", "il [n’y] a rien, il y a"},
        {"qu'o*", "ce [qu’on] dit, ce [qu’ont] dit, on dit, où"},
        {"d'enfants", "cet [enfant], l'[enfant]"},
        {"enf*", "les [enfants], l'[enfance], un en"},
        {"œuvre", "mise en [oeuvre], [œuvres], œuf"},
        {"oeuvre", "une [Œuvre]"},
        {"aujourd'hui", "[aujourd’hui] même"},
        {"hui", "aujourd'hui"},
        {"turnover", "le [turn-over], le [turn\u2011over], le [turnover]"},
        {"turn-over", "le [turn-over], le [turnover], le [turn over]"},
        {"\"turn over\"", "le [turn-over], le [turn over], turnover"},
        {"over", "le turn-[over]"},
        {"\"de l'enfant\"", "droit [de l’enfant], de enfant"},
        {"\"secret professionnel\"", "le [secret\u00A0professionnel], secrets professionnels"},
        {"\"secret professionnel\"", "le [secret\nprofessionnel]; professionnel secret"},
        {"secret SAUF travail", "le [secret] du travail"},
        {"secret OU travail", "le [secret] du [travail]"},
        {"confiance PRÈS/2 réseau", "la [confiance] des [réseaux], puis la confiance"},
        {"confiance PRÈS/1 réseau", "la confiance des réseaux"},
        {"secret PRÈS/3 confiance", "le secret qu’exige la confiance"},
        {"secret PRÈS/4 confiance", "le [secret] qu’exige la [confiance]"},
        {"réseau PRÈS/2 confiance", "la [confiance] des [réseaux]"},
        {"secret PRÈS/2 secret", "secret et puis ici un [secret] de [secret]"},
        {"secret PRÈS/3 (confiance OU réseau)", "[secret] de [confiance], et non pas le secret"},
        {"turn-over PRÈS/3 équipe", "le [turn-over] des [équipes]"},
        {"code:A secret", "le [secret]"},
        {"évaluer", "elle a [évalué], une [évaluation], la valeur"},
    }));
    std::string plain = row.text;
    for (const char bracket : {'[', ']'}) {
        plain.erase(std::remove(plain.begin(), plain.end(), bracket), plain.end());
    }
    INFO(row.query);
    CHECK(marked(row.query, plain) == row.text);
}

TEST_CASE("Matches are in code points, whatever stands before them") {
    const std::string family = "👨‍👩‍👧";
    CHECK(spans("été", "e\u0301te\u0301 !") == std::vector{cp_span(0, 5)});
    CHECK(spans("été", family + "\u00A0été") == std::vector{cp_span(6, 9)});
    CHECK(spans("réseau", "שלום \u00AB\u00A0RE\u0301SEAUX\u00A0\u00BB") ==
          std::vector{cp_span(7, 15)});
    CHECK(spans("réseau", "").empty());
    CHECK(spans("réseau", "des rése\u00ADaux") == std::vector{cp_span(4, 12)});
}

TEST_CASE("Very long words neither fail nor slow down") {
    const std::string word(100'000, 'a');
    CHECK(spans("aaa*", word + " b") == std::vector{cp_span(0, 100'000)});
    std::string chain = "a";
    for (int i = 0; i < 10'000; ++i) chain += "-b";
    CHECK(spans("a", chain) == std::vector{cp_span(0, 1)});
}

TEST_CASE("A language has its own stems") {
    const auto query = Query::parse("child networks").value();
    CHECK(find_matches(query, text_of("a network of children"), "en") ==
          std::vector{cp_span(2, 9)});
    CHECK(find_matches(Query::parse("réseaux").value(), text_of("réseau réseaux"), "xx") ==
          std::vector{cp_span(7, 14)});
}

TEST_CASE("Names are found as the keyboard at hand can type them") {
    const auto found = [](const std::string& query, const std::string& text,
                          const std::string& language) {
        std::vector<std::string> words;
        const auto whole = text_of(text);
        for (const auto& match : find_matches(Query::parse(query).value(), whole, language)) {
            words.emplace_back(whole.slice(match));
        }
        return words;
    };
    using Words = std::vector<std::string>;
    CHECK(found("Dorde", "Đorđe et Ørsted", "fr") == Words{"Đorđe"});
    CHECK(found("Đorđe", "Dorde", "fr") == Words{"Dorde"});
    CHECK(found("lodz", "à Łódź", "fr") == Words{"Łódź"});
    CHECK(found("שלום", "אמר שָׁלוֹם לכולם", "he") == Words{"שָׁלוֹם"});
    CHECK(found("مدرسة", "في المَدرَسَة: مَدْرَسَةٌ", "ar") ==
          Words{"المَدرَسَة", "مَدْرَسَةٌ"}); // its article too
    CHECK(found("istanbul", "İstanbul'a gittim, İstanbul’da kaldım, ISTANBUL", "tr") ==
          Words{"İstanbul'a", "İstanbul’da", "ISTANBUL"});
    CHECK(found("İstanbul'a", "İstanbul", "tr") == Words{"İstanbul"});
    CHECK(found("=istanbul", "İstanbul'a İstanbul", "tr") == Words{"İstanbul"});
    CHECK(found("kisi", "ısınan kişi", "tr") == Words{"kişi"});
}

TEST_CASE("Snippets show the densest matches, cut between words") {
    const auto make = [](const std::string& query, const std::string& utf8, std::size_t width) {
        const auto text = text_of(utf8);
        const auto matches = find_matches(Query::parse(query).value(), text, "fr");
        const auto snippet = search::make_snippet(text, matches, CpCount{width});
        std::string found;
        const auto shown = text_of(snippet.text);
        for (const auto& match : snippet.matches) found += "|" + std::string{shown.slice(match)};
        return snippet.text + found;
    };
    CHECK(make("secret", "le secret", 50) == "le secret|secret");
    CHECK(make("secret", " le\nsecret ", 50) == "le secret|secret");
    CHECK(make("rien", "un deux trois quatre cinq", 14) == "un deux trois…");
    CHECK(make("été", "un deux trois quatre été cinq six sept huit", 16) == "…été cinq…|été");
    CHECK(make("été", "été un deux trois quatre cinq six été été sept huit", 20) ==
          "…six été été sept…|été|été");
    CHECK(make("été", "un deux trois quatre cinq e\u0301te\u0301", 16) ==
          "…cinq e\u0301te\u0301|e\u0301te\u0301");
    CHECK(make("secret", "", 10).empty());
    CHECK(make("中", std::string{"中文字符中文字符中文字符"}, 4).find("…") != std::string::npos);
    CHECK(make("aaa*", std::string(300, 'a'), 10).size() > 10);
}

TEST_CASE("Snippets of any width keep their matches inside") {
    std::string utf8;
    for (int i = 0; i < 60; ++i)
        utf8 += i % 7 == 0 ? "été " : (i % 5 == 0 ? "👨‍👩‍👧\n" : "mot ");
    const auto text = text_of(utf8);
    const auto matches = find_matches(Query::parse("été").value(), text, "fr");
    REQUIRE(matches.size() == 9);
    for (std::size_t width = 0; width < 250; ++width) {
        const auto snippet = search::make_snippet(text, matches, CpCount{width});
        INFO(width);
        const auto shown = text_of(snippet.text);
        CHECK(shown.size().value() <= std::max<std::size_t>(width, 5) + 6);
        for (const auto& match : snippet.matches) {
            REQUIRE(shown.all().contains(match));
            if (width > 4) CHECK(shown.slice(match) == "été");
        }
    }
}
