#include "support/printers.h"
#include "transcripts/whose.h"

// Words that were once given to the wrong person in silence: they are somebody's, nobody's, or
// told.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

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

TEST_CASE("plain answers below bold questions are nobody's") {
    CHECK(turns("**Q : Où ?**\n\nÀ Lyon.\n\nJe crois.\n\n**Q : Et puis ?**\n\nChez moi.\n",
                "a.md") == "Q|Où ?\nQ|Et puis ?\n");
    CHECK(turns("<p><b>Enquêteur : Où</b> <b>?</b></p><p>À Lyon.</p><p><b>Enquêteur : Et puis "
                "?</b></p><p>Chez <b>moi</b>, je crois bien que c'était là.</p>",
                "a.html") == "Enquêteur|Où ?\nEnquêteur|Et puis ?\n");
    // only the labels are bold
    CHECK(turns("**Q :** Où ?\n\nÀ Lyon.\n\n**Q :** Et puis ?\n\nChez moi.\n", "a.md") ==
          "Q|Où ?/À Lyon.\nQ|Et puis ?/Chez moi.\n");
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

TEST_CASE("a plain label of somebody who is bold elsewhere begins her words") {
    CHECK(turns("**Zoé:** Hello.\nIvo: hi Zoé.\n\n**Ivo:** Well.\n\n**Zoé:** Yes.\n", "a.md") ==
          "Zoé|Hello.\nIvo|hi Zoé.\nIvo|Well.\nZoé|Yes.\n");
    CHECK(turns("**Zoé :** Bonjour.\n\nIvo : Salut.\n\n**Ivo :** Bien.\n\n**Zoé :** Oui.\n",
                "a.md") == "Zoé|Bonjour.\nIvo|Salut.\nIvo|Bien.\nZoé|Oui.\n");
}

TEST_CASE("a known name in other brackets is told") {
    for (const std::string slip : {"(Ivo) Well.", "(ivo) Well."}) {
        INFO(slip);
        CHECK(tells("[Zoé] Hi.\n[Ivo] Ho.\n[Zoé] Yes.\n" + slip + "\n[Zoé] Ah.\n[Ivo] Oh.\n",
                    "label: Ivo"));
        CHECK(tells("Zoé: Hi.\nIvo: Ho.\nZoé: Yes.\n" + slip + "\nZoé: Ah.\nIvo: Oh.\n",
                    "label: Ivo"));
    }
    CHECK_FALSE(tells("[Zoé] Hi.\n[Ivo] Ho.\n[Zoé] Yes.\n(laughs) Well.\n[Ivo] Oh.\n", "label: "));
    CHECK(
        cast("00.00.12 Zoé: Hi.\n00.00.15 Ivo: Ho.\n[00.00.18] Zoé: Yes.\n[00.00.22] Ivo: So.\n") ==
        "Zoé(2) Ivo(2)");
}

TEST_CASE("a heading among the turns is nobody's words") {
    CHECK(turns("**Zoé:** Hello.\n\n**Ivo:** hi.\n\n## Home and money\n\n**Ivo:** Well.\n\n"
                "**Zoé:** Yes.\n\n---\n\n**Ivo:** Ok.\n\n***\n\n**Zoé:** Ah.\n",
                "a.md") == "Zoé|Hello.\nIvo|hi.\nIvo|Well.\nZoé|Yes.\nIvo|Ok.\nZoé|Ah.\n");
    CHECK(turns("<p>Zoé: Hello.</p><p>Ivo: hi.</p><h2>Home</h2><p>And so on.</p><p>Zoé: Yes.</p>"
                "<p>Ivo: Ah.</p>",
                "a.html") == "Zoé|Hello.\nIvo|hi.\nIvo|And so on.\nZoé|Yes.\nIvo|Ah.\n");
    CHECK(turns("**Zoé:** Hello.\n\n**Ivo:** hi.\n\n## Home\n\n*Aim: money, places*\n\n"
                "**Zoé:** Yes.\n\n**Ivo:** Ah.\n",
                "a.md") == "Zoé|Hello.\nIvo|hi.\nZoé|Yes.\nIvo|Ah.\n");
    // labels in a style of headings
    CHECK(cast("## Zoé\n\nHello, I am here.\n\n## Ivo\n\nSo am I.\n\n## Zoé\n\nYes, we are.\n\n"
               "## Ivo\n\nFine with me.\n",
               "a.md") == "Zoé(2) Ivo(2)");
    for (const std::string heading :
         {"THÈME 2 – LE TRAVAIL", "2. Travail", "Partie B", "LE TRAVAIL ET LES LOISIRS", "* * *",
          "---", "Thème 3 : le bus"}) {
        INFO(heading);
        CHECK(turns("Zoé : Salut.\n\nIvo : Bien sûr.\n\n" + heading +
                    "\n\nZoé : Oui.\n\nIvo : Ah.\n") ==
              "Zoé|Salut.\nIvo|Bien sûr.\nZoé|Oui.\nIvo|Ah.\n");
    }
    CHECK(turns("Zoé : Salut.\n\nIvo : Oui : 1. Bus\n\n2. Travail\n\nZoé : Oui.\n\nIvo : Ah.\n") ==
          "Zoé|Salut.\nIvo|Oui : 1. Bus//2. Travail\nZoé|Oui.\nIvo|Ah.\n");
}

TEST_CASE("how a transcript ends, and notes in it, are nobody's words") {
    for (const std::string line :
         {"Fin de l'entretien", "[Fin de l’enregistrement]", "End of interview.",
          "End of recording: 12:30", "Total time: 12 minutes", "Durée totale : 1 h 12 min",
          "Transcribed by Mia Roy", "Transcribed by Mia Roy.", "Note du transcripteur : bruit.",
          "INTERVIEWER NOTE: I. looks tired.", "[Transcriber's note: noise]",
          "Ende der Aufnahme: 20:15 Uhr"}) {
        INFO(line);
        const std::string talk = "Zoé: Hello.\nIvo: hi.\nZoé: Yes.\nIvo: Ok.\n";
        const std::string said = "Zoé|Hello.\nIvo|hi.\nZoé|Yes.\nIvo|Ok.\n";
        CHECK(turns(talk + line + "\n") == said);
        CHECK(turns(talk + line + "\n" + talk) == said + said);
        CHECK(read(talk + line + "\n").text.utf8().find(line) != std::string::npos);
    }
    for (const std::string line :
         {"The end of interview season came.", "Transcribed by my sister, who types well",
          "It was the total time we had."}) {
        INFO(line);
        CHECK(turns("Zoé: Hello.\nIvo: hi.\nZoé: Yes.\nIvo: Ok.\n" + line + "\n") ==
              "Zoé|Hello.\nIvo|hi.\nZoé|Yes.\nIvo|Ok./" + line + "\n");
    }
}

TEST_CASE("how people begin what they say is nobody's name, and told") {
    for (const std::string word : {"Honestly", "Franchement", "Ehrlich", "Actually"}) {
        const auto text = "Zoé: Hello.\nIvo: hi.\n" + word + ": I do.\nZoé: Yes.\nIvo: Ok.\n";
        INFO(word);
        CHECK(cast(text) == "Zoé(2) Ivo(2)");
        CHECK(tells(text, "label: " + word));
    }
    for (const std::string name : {"Emily", "Clément", "Kelly"}) {
        INFO(name);
        CHECK(cast("Zoé: Hello.\nIvo: hi.\n" + name + ": I do.\nZoé: Yes.\nIvo: Ok.\n") ==
              "Zoé(2) Ivo(2) " + name + "(1)");
    }
}
