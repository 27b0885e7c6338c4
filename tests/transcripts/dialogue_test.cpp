#include "support/printers.h"
#include "transcripts/whose.h"

// Whose the words are: lines that are easily given to the wrong person.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

/// "label>given to" of each doubtful line.
std::string doubts(const std::string& text) {
    std::string all;
    for (const auto& line : read(text).doubtful) {
        all += (all.empty() ? "" : " ") + line.label + ">" + line.given_to;
    }
    return all;
}

struct Row {
    std::string text;
    std::string expected;
};

} // namespace

TEST_CASE("a voice without a name is nobody") {
    const std::string time = "00:00:0";
    const auto cue = [&](int second, const std::string& words) {
        const auto n = std::to_string(second);
        return time + n + ".000 --> " + time + n + ".900\n" + words + "\n\n";
    };
    for (const std::string nobody : {"<v >", "<v>", "<v.loud>", "<v \t>"}) {
        INFO(nobody);
        const auto vtt = read("WEBVTT\n\n" + cue(1, "<v Luc>Le marché ferme.</v>") +
                                  cue(3, nobody + "Tant pis.</v>") + cue(5, "<v Mia>Demain.</v>"),
                              "a.vtt");
        CHECK(shown_turns(vtt) == "1000-1900 Luc|Le marché ferme.\n3000-3900 |Tant pis.\n"
                                  "5000-5900 Mia|Demain.\n");
    }
}

TEST_CASE("one word said several times below a label is an answer, not somebody") {
    const auto talk = [](const std::string& answer, const std::string& between) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            text += "Enquêtrice\nEst-ce que vous êtes allée à la réunion numéro " +
                    std::to_string(i) + " ?\n" + between + "Sabine\n";
            text += (i % 5 == 2 ? answer : "J’y suis allée avec mes filles, le matin.") + "\n" +
                    between;
        }
        return cast(text);
    };
    for (const auto* answer : {"Oui", "Jamais", "Exactement", "Paris", "D’accord", "Voilà"}) {
        INFO(answer);
        CHECK(talk(answer, "") == "Enquêtrice*(12) Sabine(12)");
        CHECK(talk(answer, "\n") == "Enquêtrice*(12) Sabine(12)");
    }
    // Somebody who comes in between says something herself.
    CHECK(talk("Je ne sais pas.\nAline\nElle y était, je l’ai vue là.", "") ==
          "Enquêtrice*(12) Sabine(12) Aline(2)");
}

TEST_CASE("who speaks first speaks, though once") {
    const Row rows[] = {
        {"Inès: We can start now.\nMarc: Good.\nLéa: Fine.\nMarc: Where?\nLéa: Here.\nMarc: Ah.\n",
         "Inès(1) Marc(3) Léa(2)"},
        {"Atelier du soir\n\nInès : On commence ?\n\nMarc : Bien.\n\nLéa : Oui.\n\nMarc : Où "
         "?\n\nLéa : Ici.\n",
         "Inès(1) Marc(2) Léa(2)"},
        {"Inès : Bonsoir.\nPaul : Bonsoir.\nMarc : Bien.\nLéa : Oui.\nMarc : Où ?\nLéa : Ici.\n",
         "Inès(1) Paul(1) Marc(2) Léa(2)"},
        {"תמר: אפשר להתחיל.\nדן: טוב.\nגיל: כן.\nדן: איפה?\nגיל: כאן.\nדן: אה.\n",
         "תמר(1) דן(3) גיל(2)"},
        // what stands above is a head
        {"Ville : Namur\nMarc : Bien.\nLéa : Oui.\nMarc : Où ?\nLéa : Ici.\n", "Marc(2) Léa(2)"},
        {"Ville : Namur\nProgramme : On parle du bus.\nMarc : Bien.\nLéa : Oui.\nMarc : Où ?\nLéa "
         ": Ici.\n",
         "Marc(2) Léa(2)"},
        {"Programme : On parle du bus.\n\nMarc : Bien.\nLéa : Oui.\nMarc : Où ?\nLéa : Ici.\n",
         "Marc(2) Léa(2)"},
        {"עיר: חיפה\nדן: טוב.\nגיל: כן.\nדן: איפה?\nגיל: כאן.\n", "דן(2) גיל(2)"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(cast(row.text) == row.expected);
    }
}

TEST_CASE("a known label without its separator is told") {
    const auto around = [](const std::string& slip) {
        return "Animatrice : On y va ?\nInès : Oui.\n" + slip +
               "\nMarc : Non.\nInès : Bon.\nAnimatrice : Merci.\nMarc : Oui.\n";
    };
    const Row rows[] = {
        {"Animatrice ; Bien.", "Animatrice>Inès"},
        {"Animatrice; Bien.", "Animatrice>Inès"},
        {"Animatrice. Bien.", "Animatrice>Inès"},
        {"ANIMATRICE Bien.", "Animatrice>Inès"},
        {"Marc Moi non.", "Marc>Inès"},
        {"Marc, tu es là ?", ""},
        {"Marc dort.", ""},
        {"Marcel Moi non.", ""},
        {"Marc", ""},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(doubts(around(row.text)) == row.expected);
        CHECK(cast(around(row.text)) == "Animatrice*(2) Inès(2) Marc(2)");
    }
    CHECK(doubts("דן: טוב.\nגיל: כן.\nדן; איפה?\nגיל: כאן.\nדן: אה.\n") == "דן>גיל");
    // A column of a table, in which a label is seldom set off.
    std::string table = "M1: Oui.\nM1: Si.\n";
    for (int i = 0; i < 12; ++i) table += "K2: Non.\nL3: Bon.\n";
    for (const std::string row : {"Bus Tard.", "Train Cher.", "Tram Plein."}) {
        table += "M1 " + row + "\nK2: Non.\n";
    }
    CHECK(doubts(table).empty());
    // Where most lines go on with what was said, names begin sentences.
    std::string prose;
    for (int i = 0; i < 6; ++i) {
        prose += "Inès : Oui.\nOn verra.\nMarc Aurèle est venu.\nMarc : Non.\nPas là.\nPlus.\n";
    }
    CHECK(doubts(prose).empty());
}

TEST_CASE("the number of a line that goes on is not said") {
    const auto turns = [](const std::string& text) { return shown_turns(read(text)); };
    CHECK(turns("11   M:  also gut\n12   K:  hm\n13        na ja\n14        morgen\n15   M:  "
                "ja\n16   K:  drei\n17        4 oder 5\n") ==
          "?-? M|also gut\n?-? K|hm/na ja/morgen\n?-? M|ja\n?-? K|drei/4 oder 5\n");
    // said, for the next turn has that number
    CHECK(turns("1. Luc : Qui ?\n2. Mia : Nous.\n3 personnes.\n3. Luc : Bien.\n4. Mia : Oui.\n") ==
          "?-? Luc|Qui ?\n?-? Mia|Nous./3 personnes.\n?-? Luc|Bien.\n?-? Mia|Oui.\n");
}

TEST_CASE("hours, minutes and seconds hold no label") {
    CHECK(doubts("Luc Roy: On y va.\nMia Haas: Bien.\nLuc Roy: Ah.\nMia Haas: Oui.\n"
                 "Call ended after 00:31:08 👋\n")
              .empty());
    CHECK(cast("P1:07:12\nOui.\nP2:07:15\nNon.\nP1:07:19\nSi.\nP2:07:30\nBon.\n") == "P1(2) P2(2)");
}

TEST_CASE("times may be written in the figures of any script") {
    CHECK(shown_turns(read("المنسق (٠٠:٠٢): لماذا؟\nسلمى (٠٠:٠٨): هكذا.\nالمنسق (٠١:١٥): نعم؟\n"
                           "سلمى (٠١:٢٠): نعم.\n")) ==
          "2000-? المنسق|لماذا؟\n8000-? سلمى|هكذا.\n75000-? المنسق|نعم؟\n80000-? سلمى|نعم.\n");
    CHECK(cast("[۰۰:۰۲] پژوهشگر: چرا؟\n[۰۰:۰۸] مریم: بله.\n[۰۱:۱۵] پژوهشگر: کی؟\n[۰۱:۲۰] مریم: "
               "دیروز.\n") == "پژوهشگر(2) مریم(2)");
}

TEST_CASE("numbered people who each speak once are people") {
    const Row rows[] = {
        {"[00:00:02] Interviewer: Who?\n[00:00:05] Pupil 1: My aunt\n[00:00:09] Interviewer: "
         "When?\n[00:00:15] Pupil 2: Late\n[00:00:19] Interviewer: Bye.\n",
         "Interviewer*(3) Pupil 1(1) Pupil 2(1)"},
        {"Interviewer: Who?\nPupil 1: My aunt.\nInterviewer: When?\nPupil 2: Late.\nInterviewer: "
         "Bye.\n",
         "Interviewer*(3) Pupil 1(1) Pupil 2(1)"},
        {"Enquêtrice : Qui ?\nEnfant 1 : Ma tante.\nEnquêtrice : Quand ?\nEnfant 2 : "
         "Tard.\nEnquêtrice : Merci.\n",
         "Enquêtrice*(3) Enfant 1(1) Enfant 2(1)"},
        {"Moderador: ¿Quién?\nAlumno 1: Mi tía.\nModerador: ¿Cuándo?\nAlumna 2: "
         "Tarde.\nModerador: Gracias.\n",
         "Moderador*(3) Alumno 1(1) Alumna 2(1)"},
        // headings
        {"Interviewer: Who?\nAnna: Me.\nStep 1: the bus\nInterviewer: When?\nAnna: Late.\nStep 2: "
         "the train\nInterviewer: Bye.\n",
         "Interviewer*(3) Anna(2)"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(cast(row.text) == row.expected);
    }
}

TEST_CASE("numbered questions are headings where somebody asks") {
    const Row rows[] = {
        {"Question ", "Enquêtrice"},     {"Frage ", "Interviewerin"},
        {"Pregunta ", "Entrevistador"},  {"Vraag ", "Onderzoeker"},
        {"Domanda ", "Intervistatrice"}, {"Q", "INT"},
    };
    for (const auto& row : rows) {
        std::string text;
        for (int i = 1; i < 4; ++i) {
            text += row.text + std::to_string(i) + " : le bus\n" + row.expected +
                    " : Et ?\nMia : Rare.\n";
        }
        INFO(text);
        CHECK(cast(text) == row.expected + "*(3) Mia(3)");
        CHECK(doubts(text).empty());
    }
    for (const std::string asked : {"Q", "Question "}) {
        std::string text = "Luc : Bonsoir.\n";
        for (int i = 1; i < 4; ++i) {
            text += asked + std::to_string(i) + " : le bus.\nLuc : Et ?\nMia : Rare.\n";
        }
        INFO(text);
        CHECK(cast(text) == "Luc(4) Mia(3)");
    }
    CHECK(cast("Question 1 : Qui ?\nMia : Moi.\nQuestion 2 : Quand ?\nMia : Hier.\n") ==
          "Question*(2) Mia(2)");
}

TEST_CASE("the head of a transcript says who takes part, not what is said") {
    const std::string talk = "\nEnquêtrice : On y va ?\nMia : Oui.\nEnquêtrice : Bien.\nMia : "
                             "Bon.\n";
    const Row rows[] = {
        {"Date : 7 mai\nLieu : Namur\nEnquêtrice : Léa Roy\nParticipante : Mia H.\n", ""},
        {"Entretien 4\n\nDate : 7 mai\nEnquêtrice : Léa Roy\nParticipante : Mia H.\n", ""},
        {"Datum: 7. Mai\nOrt: Köln\nInterviewerin: Léa Roy\nBefragte: Frau H.\n", ""},
        {"Enquêtrice : Léa Roy\nParticipante : Mia H.\nDurée : 40 min\n", ""},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(cast(row.text + talk) == "Enquêtrice*(2) Mia(2)");
    }
    CHECK(cast("Entretien 4\nDate : 7 mai\nEnquêtrice : Léa Roy\nParticipante : Mia H." + talk) ==
          "Enquêtrice*(2) Mia(2)");
    CHECK(cast("Date : 7 mai\nMia : Bonjour" + talk) == "Mia(3) Enquêtrice*(2)");
    CHECK(cast("Note : calme\nEnquêtrice : Qui ?\nMia : Moi.\n" + talk) == "Enquêtrice*(3) Mia(3)");
}

TEST_CASE("what is said after a colon is not said by its first word") {
    const std::string text = "Interviewer: And?\nAnna: She told me:\nNo: stay here.\nInterviewer: "
                             "And then?\nAnna: I stayed.\n";
    CHECK(cast(text) == "Interviewer*(2) Anna(2)");
    CHECK(doubts(text) == "No>Anna");
    for (const std::string stray : {"Jamais", "Problem", "Nein"}) {
        std::string interview;
        for (int i = 0; i < 20; ++i) {
            interview += "Interviewer: And?\nAnna: Yes.\n";
            if (i == 8) interview += stray + ": no money.\n";
        }
        CHECK(cast(interview) == "Interviewer*(20) Anna(20)");
        CHECK(doubts(interview) == stray + ">Anna");
        CHECK(cast(interview + "Anne-Lise: hello.\n") == "Interviewer*(20) Anna(20) Anne-Lise(1)");
    }
}

TEST_CASE("a time out of order is said") {
    CHECK(cast("00:02 Mia: Qui ?\n00:08 Luc: Moi.\n11:15 Atelier: au local.\n00:14 Mia: Ah.\n00:19 "
               "Luc: Oui.\n") == "Mia(2) Luc(2)");
    CHECK(cast("00:02 Mia: Qui ?\n00:08 Luc: Moi.\n00:11 Zoé: Moi aussi.\n00:14 Mia: Ah.\n00:19 "
               "Luc: Oui.\n") == "Mia(2) Luc(2) Zoé(1)");
    CHECK(
        shown_turns(read("Mia [00:02 - 00:08]\nOn se voit [11:15 - 12:00]\nau local.\nLuc [00:08 - "
                         "00:11]\nOui.\nMia [00:11 - 00:15]\nBon [00:13] voilà.\nLuc [00:15 - "
                         "00:19]\nAh.\n")) ==
        "2000-8000 Mia|On se voit [11:15 - 12:00]/au local.\n8000-11000 Luc|Oui.\n"
        "11000-15000 Mia|Bon voilà.\n15000-19000 Luc|Ah.\n");
}

TEST_CASE("notes of the transcriber are nobody in any language") {
    const Row rows[] = {
        {"Примечание: шум", "Анна: Да.\nИван: Нет.\n"},
        {"ملاحظة: ضوضاء", "سلمى: نعم.\nعمر: لا.\n"},
        {"הערה: רעש", "דנה: כן.\nגיל: לא.\n"},
        {"Not: gürültü", "Ayşe: Evet.\nCan: Hayır.\n"},
        {"Relance : et alors", "Mia : Oui.\nLuc : Non.\n"},
    };
    for (const auto& row : rows) {
        std::string text;
        for (int i = 0; i < 3; ++i) text += row.expected + row.text + "\n";
        const auto transcript = read(text);
        INFO(text);
        CHECK(transcript.speakers.size() == 2);
        CHECK(transcript.turns.size() == 6);
    }
    CHECK(cast("Görüşmeci: Nasıl?\nAyşe: İyi.\nGörüşmeci: Evet?\nAyşe: Evet.\n") ==
          "Görüşmeci*(2) Ayşe(2)");
}
