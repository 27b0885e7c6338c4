#include "transcripts/reader.h"

#include "support/printers.h"

#include <algorithm>
#include <random>
#include <sstream>

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

Text text_of(const std::string& utf8) {
    return Text::clean(utf8).value();
}

/// "Animatrice*(2) P1(3)" : labels with turns; * moderator, ° observer.
std::string cast(const std::string& utf8) {
    std::ostringstream shown;
    for (const auto& speaker : recognise_speakers(text_of(utf8), {}).speakers) {
        const char* role = speaker.role == Role::moderator  ? "*"
                           : speaker.role == Role::observer ? "°"
                                                            : "";
        shown << (shown.str().empty() ? "" : " ") << speaker.label << role << "(" << speaker.turns
              << ")";
    }
    return shown.str();
}

/// "label|speaker|span" of each turn, one a line; line ends in spans as "/".
std::string turns(const std::string& utf8, const std::vector<CpSpan>& bold = {}) {
    const auto text = text_of(utf8);
    std::string shown;
    for (const auto& turn : recognise_speakers(text, bold).turns) {
        auto said = std::string{text.slice(turn.span)};
        std::replace(said.begin(), said.end(), '\n', '/');
        shown += std::string{text.slice(turn.label)} + "|" + turn.speaker + "|" + said + "\n";
    }
    return shown;
}

} // namespace

TEST_CASE("labels of all usual forms are speakers") {
    struct Row {
        const char* text;
        const char* cast;
    };
    const Row rows[] = {
        {"Animatrice : Bonjour.\nNadia : Oui.\nAnimatrice : Et ?\nNadia : Voilà.\n",
         "Animatrice*(2) Nadia(2)"},
        {"P1: Bonjour.\nP 2: Oui.\nP1: Et ?\nP2: Voilà.\n", "P1(2) P 2(2)"},
        {"P 1 - Bonjour.\nP2 - Oui.\nP1 - Et ?\nP2 - Voilà.\n", "P 1(2) P2(2)"},
        {"INT. On y va ?\nMme D. – Oui.\nINT. Et ?\nMme D. – Voilà : c’est ça.\nMme D. – Bon.\n",
         "INT.*(2) Mme D.(3)"},
        {"INT.: On y va ?\nM. Lambert – Oui.\nINT. : Et ?\nM. Lambert – Voilà.\nM. Lambert – Bon.",
         "INT.*(2) M. Lambert(3)"},
        {"[Chercheur] (0:01 - 0:11)\nBonjour.\n[Interviewé] (0:11 - 0:15)\nOui.\n"
         "[Chercheur] (0:16 - 0:19)\nEt ?\n[Interviewé] (0:20 - 3:53)\nVoilà.",
         "Chercheur*(2) Interviewé(2)"},
        {"DUPONT Marie : Oui.\nLE GOFF Yann : Non.\nDUPONT Marie : Si.\nLE GOFF Yann : Bon.",
         "DUPONT Marie(2) LE GOFF Yann(2)"},
        {"Speaker 1: Hello.\nSpeaker 2: Hi.\nSpeaker 1: So?\nSpeaker 2: Well.",
         "Speaker 1(2) Speaker 2(2)"},
        {"SPEAKER_00: Hello.\nSPEAKER_01: Hi.\nSPEAKER_00: So?", "SPEAKER_00(2) SPEAKER_01(1)"},
        {"- Nadia : Oui.\n- Olivier : Non.\n- Nadia : Si.\n- Olivier : Bon.",
         "Nadia(2) Olivier(2)"},
        {"**Nadia :** Oui.\n**Olivier :** Non.\n**Nadia :** Si.\n**Olivier :** Bon.",
         "Nadia(2) Olivier(2)"},
        {"Enquêtrice\nBonjour.\nSabine\nOui, voilà.\nEnquêtrice\nEt ?\nSabine\nNon.",
         "Enquêtrice*(2) Sabine(2)"},
        {"Enquêtrice :\nBonjour.\nSabine :\nOui, voilà.\nEnquêtrice :\nEt ?\nSabine :\nNon.",
         "Enquêtrice*(2) Sabine(2)"},
        {"Q: Why?\nR: Because.\nQ: Really?\nR: Yes.", "Q*(2) R(2)"},
        {"I : Pourquoi ?\nR : Parce que.\nI : Vraiment ?\nR : Oui.", "I*(2) R(2)"},
        {"Nadia\u00A0: Oui.\nOlivier\u202F: Non.\nNadia\u00A0: Si.\nOlivier\u202F: Bon.",
         "Nadia(2) Olivier(2)"},
        {"Nadia\tOui.\nOlivier\tNon.\nNadia\tSi.\nOlivier\tBon.", "Nadia(2) Olivier(2)"},
        {"L1  0:00\nbonjour\n\nL2  0:02\noui\n\nL1  1:00:03\nvoilà", "L1(2) L2(1)"},
        {"[00:00:01] Nadia : Oui.\n[00:00:05] Olivier : Non.\n[00:00:09] Nadia : Si.",
         "Nadia(2) Olivier(1)"},
        {"问：为什么？\n答：因为。\n问：真的吗？\n答：是的。", "问(2) 答(2)"},
        {"דנה: שלום\nיוסי: כן\nדנה: טוב\nיוסי: לא", "דנה(2) יוסי(2)"},
        {"Modérateur : On note ?\nObservatrice : Je note.\nModérateur : Bon.\nObservatrice : Oui.",
         "Modérateur*(2) Observatrice°(2)"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(cast(row.text) == row.cast);
    }
}

TEST_CASE("what only looks like a label is none") {
    const char* const texts[] = {
        "",
        "\n\n",
        "Lieu : Mons\nDate : 3 mars\nNote : rien\nDurée : 1 h\nThème : réseau\nTitre : essai\n",
        "Note : un\nNote : deux\nNote : trois\n",
        "https://exemple.be\nhttps://exemple.org\nhttps://exemple.fr\n",
        "10:30 arrivée\n10:45 pause\n10:30 arrivée\n",
        "1. Un point.\n2. Un autre.\n3. Un dernier.\n",
        "Un texte sans personne.\n\nConclusion : il est long et n’a pas de dialogue.\n",
        "Oui.\nNon.\nOui.\nNon.\n",
        "(rires)\n(rires)\n[rires] Bon.\n[rires] Voilà.\n",
        "Nadia : je suis seule à parler, une fois.",
    };
    for (const auto* text : texts) {
        INFO(text);
        CHECK(cast(text).empty());
    }
}

TEST_CASE("header fields and prose stay out of a dialogue") {
    const std::string text =
        "Entretien 1 : Sabine\nLieu : Mons\nDate : 3 mars\nNote : rien\n\n"
        "Enquêtrice : Bonjour.\nSabine : Je dirais une chose :\n"
        "Résultat : le résultat est mauvais.\nEnquêtrice : Ah.\nSabine : Oui.\n";
    CHECK(turns(text) ==
          "Enquêtrice : |Enquêtrice|Bonjour.\n"
          "Sabine : |Sabine|Je dirais une chose :/Résultat : le résultat est mauvais.\n"
          "Enquêtrice : |Enquêtrice|Ah.\n"
          "Sabine : |Sabine|Oui.\n");
}

TEST_CASE("a person who speaks once counts where the dialogue is clear") {
    CHECK(cast("Animateur : Qui ?\nP1 : Moi.\nP2 : Moi.\nAnimateur : Et ?\nP1 : Bon.\nP7 : Un "
               "mot.\n") == "Animateur*(2) P1(2) P2(1) P7(1)");
    CHECK(cast("Mme D. – Oui.\nM. Roy – Non.\nMme D. – Si.\nM. Roy – Bon.\nMme Pirson – Moi "
               "aussi.\n") == "Mme D.(2) M. Roy(2) Mme Pirson(1)");
    CHECK(cast("Nadia : Oui.\nOlivier : Non.\nNadia : Si.\nOlivier : Bon.\nFatou : Pareil.\n") ==
          "Nadia(2) Olivier(2) Fatou(1)");
}

TEST_CASE("spellings of one label are one speaker, called as most often") {
    CHECK(cast("NADIA : a.\nNadia : b.\nNadia: c.\nnadia : d.\nP 1 : e.\nP1 : f.\nP1: g.\nP2 : "
               "h.\nP2 : i.") == "Nadia(4) P1(3) P2(2)");
}

TEST_CASE("turns run to the next label, text before the first is nobody's") {
    CHECK(turns("Titre\n\nA : un\n\ndeux\r\n\r\nB :   👩‍👧 e\u0301té  \nA :\nB : fin\n") ==
          "A : |A|un//deux\n"
          "B :   |B|👩‍👧 e\u0301té\n"
          "B : |B|fin\n");
}

TEST_CASE("time stamps at the label are times, not words") {
    const auto text = text_of("[A1] (0:01 - 1:11)\nun\nB2 : [01:00:02.5] deux\n"
                              "[00:00:07] A1 : trois\nB2 : quatre #00:01:02-5#\n[A1] (2:00)\ncinq");
    const auto speech = recognise_speakers(text, {});
    std::string times;
    for (const auto& turn : speech.turns) {
        times += (turn.begins ? std::to_string(turn.begins->ms) : "?") + "-" +
                 (turn.ends ? std::to_string(turn.ends->ms) : "?") + " ";
    }
    CHECK(times == "1000-71000 3602500-? 7000-? ?-62500 120000-? ");
    REQUIRE(speech.turns.size() == 5);
    CHECK(text.slice(speech.turns.at(1).label) == "B2 : [01:00:02.5] ");
}

TEST_CASE("a bold start of line speaks for a label without colon") {
    const std::string text = "Nadia oui.\nOlivier non.\nNadia si.\nOlivier bon.\n";
    CHECK(turns(text).empty());
    CHECK(turns(text, {cp_span(0, 5), cp_span(11, 18), cp_span(24, 29), cp_span(34, 41)}) ==
          "Nadia |Nadia|oui.\nOlivier |Olivier|non.\nNadia |Nadia|si.\nOlivier |Olivier|bon.\n");
}

TEST_CASE("on any text, labels and turns are ordered, disjoint and inside") {
    std::mt19937 random{20260314}; // NOLINT: the same texts each time
    const std::vector<std::string> pieces{
        "Nadia",         "P1", "P 2",     "INT.",         "Mme D.", " : ",  ":",
        " – ",           "- ", "\n",      "\n\n",         "\t",     "[",    "]",
        "(0:01 - 0:11)", "é",  "e\u0301", "👩‍👧",  "\u00A0", "שלום", "\r\n",
        "oui",           " ",  "**",      "#00:00:01-9#", "：",     "问",   "\u200B",
        "00:01:02",      "."};
    for (int round = 0; round < 400; ++round) {
        std::string utf8;
        for (auto n = random() % 120; n > 0; --n) utf8 += pieces[random() % pieces.size()];
        const auto text = text_of(utf8);
        std::vector<CpSpan> bold;
        for (auto n = random() % 6; n > 0; --n)
            bold.push_back(cp_span(random() % 200, random() % 200));
        const auto speech = recognise_speakers(text, bold);
        INFO(utf8);
        CpPos last{0};
        std::size_t counted = 0;
        for (const auto& turn : speech.turns) {
            REQUIRE(last <= turn.label.begin());
            REQUIRE(turn.label.end() <= turn.span.begin());
            REQUIRE_FALSE(turn.span.empty());
            REQUIRE(turn.span.end() <= text.all().end());
            last = turn.span.end();
        }
        for (const auto& speaker : speech.speakers) counted += speaker.turns;
        REQUIRE(counted == speech.turns.size());
    }
}
