#include "support/printers.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/show.h"

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

std::string cast(const std::string& text, const SpeakerHints& hints = {}) {
    ReadOptions options;
    options.hints = hints;
    const auto transcript = read_bytes("a.txt", text, options);
    return transcript ? shown_cast(*transcript) : transcript.error().message();
}

std::string dialogue(const std::string& a, const std::string& b) {
    return a + " : Oui.\n" + b + " : Non.\n" + a + " : Si.\n" + b + " : Bon.\n";
}

} // namespace

TEST_CASE("spellings of a numbered person are one person, and told") {
    const auto transcript = read_bytes(
        "a.txt", "Animatrice : Qui ?\nP1 : un\nP 1 : deux\nP1. : trois\nParticipant 1 : quatre\n"
                 "Participante 1 : cinq\nP2 : six\nP 12 : sept\nANIMATRICE : huit\nP1 : neuf\n");
    REQUIRE(transcript);
    CHECK(shown_cast(*transcript) == "Animatrice*(2) P1(6) P2(1) P 12(1)");
    CHECK(transcript->warnings ==
          std::vector<std::string>{
              "P1, P 1, Participant 1 and Participante 1 were taken as one person"});
    CHECK(cast("SPEAKER_00: a\nSpeaker 0: b\nSPEAKER_01: c\nSpeaker 1: d\n") ==
          "SPEAKER_00(2) SPEAKER_01(2)");
}

TEST_CASE("who asks is a moderator by the usual names") {
    for (const std::string label : {"Animatrice",
                                    "Animateur",
                                    "Animateur·rice",
                                    "Modérateur",
                                    "Modératrice",
                                    "Enquêteur",
                                    "Enquêtrice",
                                    "Enq.",
                                    "Interviewer",
                                    "Intervieweur",
                                    "Intervieweuse",
                                    "Chercheur",
                                    "Chercheuse",
                                    "INT",
                                    "INT.",
                                    "Int. 2",
                                    "Moderator",
                                    "Facilitator",
                                    "Researcher",
                                    "Interviewer 1",
                                    "L'enquêtrice",
                                    "Onderzoeker",
                                    "Gespreksleider",
                                    "Interviewerin",
                                    "Moderatorin",
                                    "Entrevistadora",
                                    "Moderador",
                                    "Investigadora",
                                    "Intervistatrice",
                                    "Claire (animatrice)",
                                    "Moderator Claire"}) {
        INFO(label);
        CHECK(cast(dialogue(label, "Nadia")).find("*(2) Nadia(2)") != std::string::npos);
    }
    CHECK(cast(dialogue("Observatrice", "Nadia")) == "Observatrice°(2) Nadia(2)");
}

TEST_CASE("single letters ask only where the other labels make sense of it") {
    const auto roles = [](const std::vector<std::string>& labels) {
        std::string marks;
        for (const auto role : roles_of_labels(labels))
            marks += role == Role::moderator ? '*' : '-';
        return marks;
    };
    CHECK(roles({"Q", "R"}) == "*-");
    CHECK(roles({"Q", "A"}) == "*-");
    CHECK(roles({"I", "P"}) == "*-");
    CHECK(roles({"I.", "R."}) == "*-");
    CHECK(roles({"I", "B1", "B2"}) == "*--");
    CHECK(roles({"I", "Sabine"}) == "*-");
    CHECK(roles({"I", "M", "S"}) == "---"); // Isabelle, Marc, Sabine
    CHECK(roles({"M", "P1", "P2"}) == "*--");
    CHECK(roles({"M", "J"}) == "--");
    CHECK(roles({"Q"}) == "-");
    CHECK(cast("I : a\nM : b\nS : c\nI : d\nM : e\nS : f\n") == "I(2) M(2) S(2)");
}

TEST_CASE("lines of a header or an aside are never speakers") {
    const std::string asides = "Lieu : Mons\nNote : calme\nDurée : 1 h\nhttps://exemple.be\n"
                               "Remarque : fin\nDate de l'entretien : mars\nTableau 2 : ici\n";
    CHECK(cast(asides + dialogue("Nadia", "Olivier") + asides + asides +
               dialogue("Nadia", "Olivier")) == "Nadia(4) Olivier(4)");
    CHECK(cast(asides + asides + asides).empty());
}

TEST_CASE("a person may say which labels are speakers and which are not") {
    const std::string text = "Projet : un\nNadia : Oui.\nla voisine : Non.\nNadia : Bon.\n"
                             "Résultat : rien.\nNadia : Si.\nRésultat : tout.\n";
    CHECK(cast(text) == "Nadia(3) Résultat(2)");
    CHECK(cast(text, {{"La Voisine"}, {"résultat"}}) == "Nadia(3) la voisine(1)");
    CHECK(cast(text, {{"projet"}, {"Résultat", "nadia"}}) == "Projet(1)");
    CHECK(cast("Il dit : oui.\n", {{"il dit"}, {}}) == "Il dit(1)");
    const std::string srt = "1\n00:00:01,000 --> 00:00:02,000\nNadia: Oui.\n\n"
                            "2\n00:00:02,000 --> 00:00:03,000\nRésultat: non.\n\n";
    ReadOptions options;
    options.hints = {{"Nadia"}, {"Résultat"}};
    CHECK(shown_cast(*read_bytes("a.srt", srt, options)) == "Nadia(1)");
}

TEST_CASE("names with particles and elisions are names, also where turns have paragraphs") {
    for (const std::string name :
         {"Mme d'Hondt", "Jean d’Ormesson", "M. de la Tour", "Anne-Sophie L'Hôte", "M. d’Alembert",
          "Lucia dell'Acqua", "Leonardo da Vinci", "María y Gómez", "Otto zu Stolberg",
          "Ana dos Santos", "Karim ben Ali", "Piet van 't Hoff", "de Gaulle", "van den Berg",
          "Aude de l’Isle", "Dr. van den Berg", "D'Hondt"}) {
        INFO(name);
        const auto turn = [&](const std::string& who) {
            return who + " : Par hasard.\n\nC'était en 1998, je crois.\n\nUne longue histoire.\n\n";
        };
        CHECK(cast(turn(name) + turn("Claire") + turn(name) + turn("Claire")) ==
              name + "(2) Claire(2)");
        // Once beside those who recur.
        CHECK(cast(turn("Claire") + turn("Karim") + turn("Claire") + turn("Karim") + turn(name)) ==
              (name.find(' ') == std::string::npos || name.starts_with("de ") ||
                       name.starts_with("van ")
                   ? "Claire(2) Karim(2)"
                   : "Claire(2) Karim(2) " + name + "(1)"));
    }
}

TEST_CASE("a title makes a name of a word that is also said") {
    CHECK(cast("M. Petit : Un petit mot qui m'a plu.\n\nOui.\n\nMme Lebon : Lebon, lebon.\n\n"
               "C'est ça.\n\nM. Petit : Bien.\n\nVoilà.\n\nMme Lebon : Ah.\n") ==
          "M. Petit(2) Mme Lebon(2)");
}

TEST_CASE("who alone is known to ask is answered by those who speak once") {
    CHECK(cast("Enquêteur : Comment êtes-vous arrivée ici ?\n\nMme d'Hondt : Par hasard.\n\n"
               "C'était en 1998.\n\nOn a trouvé une maison.\n\nOn est restés.\n\n"
               "Enquêteur : Et vous ?\n\nJean d'Ormesson : Moi aussi.\n\nEt puis voilà.\n\n"
               "Puis rien.\n\nAnne-Sophie L'Hôte : Je confirme.\n\nToujours.\n") ==
          "Enquêteur*(2) Mme d'Hondt(1) Jean d'Ormesson(1) Anne-Sophie L'Hôte(1)");
}

TEST_CASE("a note or a heading among labelled turns is nobody") {
    const auto talk = dialogue("Nadia", "Karim");
    for (const std::string head :
         {"Important", "À noter",   "NB",         "N.B.",      "Question 1", "Rappel",
          "Bref",      "Warning",   "Summary",    "À retenir", "IMPORTANT",  "Bilan",
          "Suite",     "Précision", "Discussion", "Take-away", "Partie B",   "Étape 1",
          "Teil IV",   "Session 2", "NB 2",       "Racisme"}) {
        INFO(head);
        CHECK(cast(talk + head + " : le bus.\n" + talk) == "Nadia(4) Karim(4)");
    }
    std::string sections;
    for (const std::string head : {"Important", "Question 1", "À noter", "Partie A", "Important"}) {
        sections += head + " : le bus.\n\n" + talk + "\n";
    }
    CHECK(cast(sections) == "Nadia(10) Karim(10)");
    // Somebody who speaks once.
    for (const std::string name : {"Odile", "Alma", "A. Martin", "Mme Important", "Marion"}) {
        INFO(name);
        CHECK(cast(talk + name + " : le bus.\n" + talk) == "Nadia(4) Karim(4) " + name + "(1)");
    }
}

TEST_CASE("a note in bold is nobody where labels are bold") {
    const auto bold = [](const std::string& label) { return "**" + label + ":** le bus.\n\n"; };
    const auto talk = bold("Nadia") + bold("Karim");
    for (const std::string head : {"Important", "À noter", "NB", "Rappel", "Précision"}) {
        INFO(head);
        const auto transcript = read_bytes("a.md", talk + bold(head) + talk + bold("Odile"));
        REQUIRE(transcript);
        CHECK(shown_cast(*transcript) == "Nadia(2) Karim(2) Odile(1)");
    }
}

TEST_CASE("two entries that share a bare name stay two and are told") {
    const auto warnings = [](const std::string& name, const std::string& bytes) {
        return read_bytes(name, bytes).value().warnings;
    };
    const std::string told =
        "Nadia (mère) and Nadia (enseignante) have the same name before the brackets and were "
        "taken as different persons";
    const auto talk = dialogue("Nadia (mère)", "Nadia (enseignante)");
    CHECK(cast(talk) == "Nadia (mère)(2) Nadia (enseignante)(2)");
    CHECK(warnings("a.txt", talk) == std::vector<std::string>{told});
    CHECK(warnings("a.csv",
                   "Speaker,Text\nNadia (mère),un\nKarim,deux\nNadia (enseignante),trois\n") ==
          std::vector<std::string>{told});
    CHECK(warnings("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nadia (mère)>Oui.</v>\n\n"
                            "00:03.000 --> 00:04.000\n<v NADIA [enseignante]>Non.</v>\n\n"
                            "00:05.000 --> 00:06.000\n<v Nadia>Si.</v>\n") ==
          std::vector<std::string>{"Nadia (mère), NADIA [enseignante] and Nadia have the same name "
                                   "before the brackets and were taken as different persons"});
    // Figures and initials are there to tell people apart.
    CHECK(warnings("a.txt", dialogue("Intervenant (F)", "Intervenant (H)")).empty());
    CHECK(warnings("a.txt", dialogue("Élève (n° 1)", "Élève (n° 2)")).empty());
    CHECK(warnings("a.txt", dialogue("Nadia (mère)", "Karim (père)")).empty());
}
