#include "support/printers.h"
#include "transcripts/show.h"

// Captions name speakers by tags, by labels, or only say that somebody else speaks.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

/// Captions of 0.9 s that begin at seconds 1, 3, 5 …
std::string captions(const std::vector<std::string>& said) {
    std::string vtt = "WEBVTT\n\n";
    int second = 1;
    for (const auto& words : said) {
        const auto time = "00:00:" + std::to_string(10 + second) + ".";
        vtt += time + "000 --> " + time + "900\n" + words + "\n\n";
        second += 2;
    }
    return vtt;
}

Transcript read(const std::vector<std::string>& said) {
    return read_bytes("a.vtt", captions(said)).value();
}

/// "Nadia|Oui." of each turn, one a line.
std::string turns(const std::vector<std::string>& said) {
    const auto transcript = read(said);
    std::string all;
    for (const auto& turn : transcript.turns) {
        all += turn.speaker + "|" + std::string{transcript.text.slice(turn.span)} + "\n";
    }
    return all;
}

} // namespace

TEST_CASE("captions with voice tags and captions with labels name their own speakers") {
    CHECK(turns({"<v Nadia>On commence ?</v>", "Karim: Oui, allons-y.", "<v Nadia>Et le bus ?</v>",
                 "Karim: Trop cher.", "et trop lent.", "<v Nadia>Bien.</v>", "Lise: Moi aussi."}) ==
          "Nadia|On commence ?\nKarim|Oui, allons-y.\nNadia|Et le bus ?\n"
          "Karim|Trop cher. et trop lent.\nNadia|Bien.\nLise|Moi aussi.\n");
    CHECK(turns({"<v Nadia>Shall we?</v>", "[Karim]: Yes.", "<v Tom>And the bus?</v>\n[Karim]: No.",
                 "TOM: Well.", "<b>Karim:</b> Fine."}) ==
          "Nadia|Shall we?\nKarim|Yes.\nTom|And the bus?\nKarim|No.\nTom|Well.\nKarim|Fine.\n");
}

TEST_CASE("a labelled line below a voice tag in one caption is not that voice's") {
    CHECK(turns({"<v Nadia>On commence ?\nKarim: Oui.",
                 "<v Nadia>Et le bus ?</v>\nKarim: Trop cher.\net trop lent.", "<v Nadia>Bien.</v>",
                 "<v Karim>Merci.", "Nadia: De rien."}) ==
          "Nadia|On commence ?\nKarim|Oui.\nNadia|Et le bus ?\nKarim|Trop cher. et trop lent.\n"
          "Nadia|Bien.\nKarim|Merci.\nNadia|De rien.\n");
    CHECK(turns({"<v Nadia>Bonjour\n- Karim: Salut.\n- Nadia: Ça va ?", "<v>Qui est là ?</v>",
                 "Karim : Moi."}) ==
          "Nadia|Bonjour\nKarim|Salut.\nNadia|Ça va ?\n|Qui est là ?\nKarim|Moi.\n");
}

TEST_CASE("a colon among voice tags is not a label, and what may be one is told") {
    const auto transcript =
        read({"<v Nadia>Le programme.</v>", "10:30 Réunion: on parle du budget.",
              "<v Tom>Et après ?</v>", "je dirais une chose : rien.", "<v Nadia>Bien.</v>",
              "Résultat : rien du tout, un résultat nul."});
    CHECK(shown_cast(transcript) == "Nadia(2) Tom(1)");
    REQUIRE(transcript.doubtful.size() == 2);
    CHECK(transcript.doubtful[1].label == "Résultat");
    CHECK(transcript.doubtful[1].given_to == "Nadia");
    REQUIRE(transcript.warnings.size() == 1);
    CHECK(transcript.warnings[0].ends_with(": Réunion, Résultat"));
}

TEST_CASE("dashes with names in one caption name each speaker") {
    CHECK(turns({"- Jean: Bonjour.\n- Marie: Bonsoir.", "-Jean: Ça va ?\n-Marie: Oui.",
                 "— Mme Roy : Moi aussi.\n— Jean : Bien."}) ==
          "Jean|Bonjour.\nMarie|Bonsoir.\nJean|Ça va ?\nMarie|Oui.\nMme Roy|Moi aussi.\n"
          "Jean|Bien.\n");
    CHECK(turns({"La neige tombe.", "- NADIA: Yes.\n- KARIM: No.", "so it goes", "on and on",
                 "- NADIA: When?\n- KARIM: Now."}) ==
          "|La neige tombe.\nNADIA|Yes.\nKARIM|No. so it goes on and on\nNADIA|When?\n"
          "KARIM|Now.\n");
}

TEST_CASE("dashes without names are nobody's words, not those of the caption before") {
    const std::string expected = "Jean|Bonjour.\nMarie|Bonsoir.\nJean|Bien.\n|Oui.\n"
                                 "|Non. Peut-être.\nJean|Bon.\n";
    for (const std::string dash : {"- ", "-", "– ", "— ", "—"}) {
        INFO(dash);
        CHECK(turns({"Jean: Bonjour.", "Marie: Bonsoir.", "Jean: Bien.",
                     dash + "Oui.\n" + dash + "Non.", "Peut-être.", "Jean: Bon."}) == expected);
    }
    CHECK(turns({"Jean: Bonjour.", "Marie: Ah ?\n- Voilà.", "- Oui.\n- Non.", "- Si.",
                 "Jean: Bon.\n- Marie: Bon."}) ==
          "Jean|Bonjour.\nMarie|Ah ?\n|Voilà.\n|Oui.\n|Non.\n|Si.\nJean|Bon.\nMarie|Bon.\n");
    CHECK(turns({"<v Jean>Bonjour.</v>", "- Oui.\n- Non.", "<v Jean>- Ah.\n- Bon.</v>"}) ==
          "Jean|Bonjour.\n|Oui.\n|Non.\nJean|- Ah. - Bon.\n");
    // So do arrows, where nearly all captions state a name.
    CHECK(turns({"Jean: Bonjour.", "Marie: Bonsoir.", ">> Oui.", "Jean: Bien.", "Marie: Bon."}) ==
          "Jean|Bonjour.\nMarie|Bonsoir.\n|Oui.\nJean|Bien.\nMarie|Bon.\n");
}

TEST_CASE("a dash amid what somebody says does not change the speaker") {
    CHECK(turns({"Nadia: Il faut :\n- du pain\n- du lait", "Karim: je voulais dire\n- enfin - oui.",
                 "Karim: il fait\n-5 degrés.", "Nadia: Ah.\n-- enfin."}) ==
          "Nadia|Il faut : - du pain - du lait\nKarim|je voulais dire - enfin - oui. il fait "
          "-5 degrés.\nNadia|Ah. -- enfin.\n");
}
