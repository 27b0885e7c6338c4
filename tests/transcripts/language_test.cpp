#include "transcripts/language.h"

#include "support/printers.h"
#include "transcripts/show.h"

#include <map>
#include <sstream>

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {
std::string language_of(const std::string& utf8) {
    return detect_language(Text::make(utf8).value());
}
} // namespace

TEST_CASE("the language of a text is told where it is clear") {
    CHECK(language_of("Animatrice : Comment vivez-vous la réunion du lundi ?\nP1 : On manque de "
                      "temps, et puis les collègues ne viennent plus.") == "fr");
    CHECK(language_of("Moderator: Hoe beleeft u de vergadering op maandag?\nP1: Wij hebben te "
                      "weinig tijd en de collega's komen niet meer.") == "nl");
    CHECK(language_of("Moderator: How do you feel about the Monday meeting?\nP1: We never have "
                      "enough time, and colleagues do not come any more.") == "en");
    CHECK(language_of("").empty());
    CHECK(language_of("Oui.").empty());
    CHECK(language_of("👩‍👧 42 … 👩‍👧 42").empty());
    const std::string half = "On manque de temps et les collègues ne viennent plus aux réunions. "
                             "Wij hebben te weinig tijd en de collega's komen niet meer naar ons. "
                             "La confiance se construit autour du café, pas dans un protocole. "
                             "Het vertrouwen groeit bij de koffie, en niet op papier alleen.";
    CHECK(language_of(half).empty());
}

TEST_CASE("a stated language is kept, another one detected") {
    const std::string words = "Moderator: Hoe beleeft u de vergadering op maandag? P1: Wij hebben "
                              "te weinig tijd en de collega's komen niet meer.";
    const auto stated =
        read_bytes("a.xml", "<TEI xml:lang='af'><text><p>" + words + "</p></text></TEI>").value();
    CHECK(stated.language == "af");
    CHECK_FALSE(stated.language_detected);
    const auto detected = read_bytes("a.txt", words).value();
    CHECK(detected.language == "nl");
    CHECK(detected.language_detected);
}

TEST_CASE("a script of one language tells it in a few words, by today's code") {
    CHECK(language_of("דנה: איך היה?\nיוסי: טוב.\n") == "he");
    CHECK(language_of("Δάφνη: Ναι.\n") == "el");
    CHECK(language_of("지수: 네.\n하나: 아니요.\n") == "ko");
    CHECK(language_of("田中: はい、東京駅です。\n") == "ja");
    CHECK(language_of("王: 是。\n").empty());
    CHECK(language_of("Il dit « αβγδ » et s'en va.").empty());
    CHECK(language_of("המנחה: איך אתם מגיעים לעבודה בכל בוקר, ומה הכי קשה בדרך?\nדנה: אני נוסעת "
                      "ברכבת כי הכביש תמיד פקוק, ואין לי איפה לחנות.\n") == "he");
    CHECK(read_bytes("a.xml", "<TEI xml:lang='iw'><text><p>Oui.</p></text></TEI>")->language ==
          "he");
}
