#include "support/printers.h"
#include "transcripts/show.h"

// Words that were once given to the wrong person in silence: they are somebody's, nobody's, or
// told.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

Transcript read(const std::string& text, const std::string& name = "a.txt") {
    auto transcript = read_bytes(name, text);
    REQUIRE(transcript);
    return std::move(*transcript);
}

std::string cast(const std::string& text, const std::string& name = "a.txt") {
    return shown_cast(read(text, name));
}

/// "Mod|Bonsoir." of each turn, one a line; line ends as "/".
std::string turns(const std::string& text, const std::string& name = "a.txt") {
    const auto transcript = read(text, name);
    std::string all;
    for (const auto& turn : transcript.turns) {
        auto said = std::string{transcript.text.slice(turn.span)};
        std::replace(said.begin(), said.end(), '\n', '/');
        all += turn.speaker + "|" + said + "\n";
    }
    return all;
}

bool tells(const std::string& text, const std::string& words, const std::string& name = "a.txt") {
    const auto warnings = read(text, name).warnings;
    return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& warning) {
        return warning.find(words) != std::string::npos;
    });
}

struct Row {
    std::string text;
    std::string expected;
};

} // namespace

TEST_CASE("labels that are not believed are told, however many they are") {
    const Row rows[] = {
        {"Anim : On y va ?\nTom : Bien.\nAnim : Qui ?\nUne femme au fond : Moi.\nUn jeune à droite "
         ": Non.\nAnim : Merci.\n",
         "Une femme au fond, Un jeune à droite"},
        {"Anim : On y va ?\nAnim : Qui ?\nun voisin : Moi.\nune voisine : Non.\n",
         "un voisin, une voisine"},
        {"Anim: Shall we?\nTom: Yes.\na man at the back: No.\nsomeone else: Why?\nAnim: Well.\n",
         "a man at the back, someone else"},
        // also among turns of several paragraphs
        {"Anim : On y va ?\n\nTom : Bien.\n\nC'était en mai.\n\nOn est venus.\n\nTous.\n\nAnim : "
         "Qui ?\n\nUne femme au fond : Moi.\n\nC'est dit.\n\nAnim : Merci.\n\nTom : Ah.\n",
         "Une femme au fond"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(tells(row.text, "label: " + row.expected));
    }
}

TEST_CASE("a name written small in its labels is still a name") {
    const std::string text = "Anim : On y va ?\nSolène : Bien.\nUn passant : Non.\nsolène : Ah.\n"
                             "Anim : Bon.\nAnim : Qui ?\n";
    CHECK(cast(text) == "Anim*(3) Solène(2)");
    CHECK(tells(text, "label: Un passant"));
    CHECK(cast("Solène : Bien.\nUn passant : Non.\nsolène : Ah.\nUn passant : Bon.\n") ==
          "Solène(2) Un passant(2)");
}

TEST_CASE("a full stop and a dash set a name off") {
    CHECK(cast("ENTREVISTADORA.- ¿Cuándo?\nPILAR.- En abril.\n") == "ENTREVISTADORA*(1) PILAR(1)");
    for (const std::string sign : {".- ", ".– ", ".— ", ".—"}) {
        INFO(sign);
        CHECK(turns("Entrevistadora" + sign + "¿Cuándo?\nPilar" + sign +
                    "En abril.\nEntrevistadora" + sign + "¿Y?\nPilar" + sign + "Nada.\n") ==
              "Entrevistadora|¿Cuándo?\nPilar|En abril.\nEntrevistadora|¿Y?\nPilar|Nada.\n");
    }
    CHECK(cast("MARÍA JOSÉ.- ¿Cuándo?\nP.- En abril.\nMARÍA JOSÉ.- ¿Y?\nP.- Nada.\n") ==
          "MARÍA JOSÉ(2) P(2)");
    CHECK(cast("J.-P. Roy : Quand ?\nMia : En mai.\nJ.-P. Roy : Et ?\nMia : Rien.\n") ==
          "J.-P. Roy(2) Mia(2)");
}

TEST_CASE("where only who asks has labels it is told that the answers may be another's") {
    const std::string told = "who asks, has words: the answers may be somebody else's";
    CHECK(tells("Q: Where was it?\nIn Lyon, I think.\nQ: And then?\nThen home.\n", told));
    CHECK(tells("Enquêteur : Où ?\n\nÀ Lyon.\n\nEnquêteur : Et puis ?\n\nChez moi.\n", told));
    CHECK(tells("**Q : Où ?**\n\nÀ Lyon.\n\n**Q : Et puis ?**\n\nChez moi.\n", told, "a.md"));
    CHECK_FALSE(tells("Q: Where was it?\nA: In Lyon.\nI think.\nQ: And then?\nA: Home.\n", told));
    CHECK_FALSE(tells("Q: Where was it?\nQ: And then?\nQ: Why?\n", told));
    CHECK_FALSE(tells("Mia : À Lyon.\nJe crois.\nMia : Oui.\nBon.\nMia : Non.\n", told));
}

TEST_CASE("numbered questions are asked by one person") {
    CHECK(turns("Q1. Où vivez-vous ?\nR : À Lyon.\nQ2. Avec qui ?\nR : Seul.\n") ==
          "Q|Où vivez-vous ?\nR|À Lyon.\nQ|Avec qui ?\nR|Seul.\n");
    CHECK(cast("Q1 : Où ?\nR : À Lyon.\nQ2 : Avec qui ?\nR : Seul.\nQ3 : Bien ?\nR : Oui.\n") ==
          "Q*(3) R(3)");
    CHECK(cast("Q1: Where?\nA1: Lyon.\nQ2: With whom?\nA2: Alone.\n") == "Q*(2) A(2)");
    CHECK(cast("Question 1. Où ?\nMia : À Lyon.\nQuestion 2. Avec qui ?\nMia : Seule.\n") ==
          "Question*(2) Mia(2)");
    // people of a group
    CHECK(cast("Q1: Where?\nQ2: Lyon.\nQ1: With whom?\nQ2: Alone.\n") == "Q1(2) Q2(2)");
}

TEST_CASE("a label amid a line begins a turn after the end of a sentence, and is told elsewhere") {
    CHECK(turns("Zoé: Where? Ivo: In Lyon. Zoé: Ah.\nIvo: Yes.\nZoé: No.\n") ==
          "Zoé|Where?\nIvo|In Lyon.\nZoé|Ah.\nIvo|Yes.\nZoé|No.\n");
    CHECK(turns("Zoé : Où ?\nIvo : À Lyon. ZOÉ : Ah. Mme Roy : Oui.\nMme Roy : Non.\nZoé : Bon.\n"
                "Mme Roy : Si.\nIvo : Ah.\n") ==
          "Zoé|Où ?\nIvo|À Lyon.\nZoé|Ah.\nMme Roy|Oui.\nMme Roy|Non.\nZoé|Bon.\nMme Roy|Si.\n"
          "Ivo|Ah.\n");
    const std::string unsure = "Zoé: Where\nIvo: in Lyon Zoé: ah\nIvo: Yes.\nZoé: No.\n";
    CHECK(cast(unsure) == "Zoé(2) Ivo(2)");
    CHECK(tells(unsure, "label: Zoé"));
    CHECK(
        cast("Zoé: Where? Note: near. At 10:30. Lyon: a town.\nIvo: Yes.\nZoé: No.\nIvo: Ah.\n") ==
        "Zoé(2) Ivo(2)");
}

TEST_CASE("an age is no part of a name") {
    CHECK(cast("Inès, 34 ans : Oui.\nTom, 41 ans : Non.\nInès : Si.\n") == "Inès(2) Tom(1)");
    CHECK(cast("Inès, 34 years old: Oui.\nTom, 41: Non.\nInès: Si.\nTom: Bon.\n") ==
          "Inès(2) Tom(2)");
    CHECK(cast("Inès, 34 ans : Oui.\nInès, 50 ans : Non.\nInès, 34 ans : Si.\nInès, 50 ans : "
               "Bon.\n") == "Inès, 34 ans(2) Inès, 50 ans(2)");
}
