#include "support/printers.h"
#include "transcripts/show.h"

// Whose the words are: lines that are easily given to the wrong person.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

Transcript read(const std::string& text, const std::string& name = "a.txt") {
    auto transcript = read_bytes(name, text);
    REQUIRE(transcript);
    return std::move(*transcript);
}

std::string cast(const std::string& text) {
    return shown_cast(read(text));
}

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
