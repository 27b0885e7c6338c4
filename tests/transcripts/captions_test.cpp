#include "support/printers.h"
#include "transcripts/show.h"

#include <map>
#include <random>
#include <regex>
#include <sstream>

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

std::string turns(const std::string& name, const std::string& bytes) {
    const auto transcript = read_bytes(name, bytes);
    return transcript ? shown_turns(*transcript) : transcript.error().message();
}

std::string cast(const std::string& name, const std::string& bytes) {
    const auto transcript = read_bytes(name, bytes);
    return transcript ? shown_cast(*transcript) : transcript.error().message();
}

std::vector<std::string> warnings(const std::string& name, const std::string& bytes) {
    const auto transcript = read_bytes(name, bytes);
    return transcript ? transcript->warnings : std::vector{transcript.error().message()};
}

std::string cue(int second, const std::string& words) {
    const auto time = [](int s) {
        return "00:" + std::to_string(10 + s / 60) + ":" + std::to_string(10 + s % 50) + ".000";
    };
    return time(second) + " --> " + time(second + 1) + "\n" + words + "\n\n";
}

} // namespace

TEST_CASE("WebVTT with all its blocks is read") {
    const std::string vtt = "\xEF\xBB\xBFWEBVTT - Un titre\r\n"
                            "Kind: captions\r\n"
                            "Language: fr-BE\r\n"
                            "\r\n"
                            "NOTE\r\n"
                            "Ceci n'est pas dit.\r\n"
                            "\r\n"
                            "STYLE\r\n"
                            "::cue { color: red }\r\n"
                            "\r\n"
                            "REGION\r\n"
                            "id:bas\r\n"
                            "\r\n"
                            "premier\r\n"
                            "00:01.500 --> 00:03.000 align:start position:0%\r\n"
                            "<i>Bonjour</i> &amp; <b>bien</b>venue,\r\n"
                            "<c.jaune>tout</c> le monde &lt;rires&gt; <rires>.\r\n"
                            "\r\n"
                            "NOTE un mot du transcripteur\r\n"
                            "\r\n"
                            "1:00:04.000 --> 1:00:05.250\r\n"
                            "e\u0301té 👩‍👧&nbsp;! <00:00:04.500><c>voilà</c> <[?]>\r\n";
    const auto transcript = read_bytes("a.vtt", vtt);
    REQUIRE(transcript);
    CHECK(transcript->text.utf8() == "Bonjour & bienvenue, tout le monde <rires> <rires>.\n"
                                     "e\u0301té 👩‍👧\u00A0! voilà <[?]>");
    CHECK(shown_turns(*transcript) ==
          "1500-3000 |Bonjour & bienvenue, tout le monde <rires> <rires>.\n"
          "3604000-3605250 |e\u0301té 👩‍👧\u00A0! voilà <[?]>\n");
    CHECK(transcript->language == "fr-BE");
    CHECK(transcript->encoding == "UTF-8");
    CHECK(transcript->speakers.empty());
    CHECK(transcript->warnings.empty());
    CHECK(transcript->kind == SourceKind::document);
}

TEST_CASE("Teams says by voice tags who speaks") {
    const std::string vtt = "WEBVTT\n\n"
                            "9d1/12-0\n00:00:01.000 --> 00:00:02.000\n"
                            "<v Nadia Ben&amp;Co>Bonjour à</v>\n\n"
                            "9d1/12-1\n00:00:02.000 --> 00:00:03.000\n"
                            "<v Nadia Ben&amp;Co>tous.</v>\n\n"
                            "00:00:03.000 --> 00:00:05.000\n"
                            "<v.fort.loin  Olivier D.>Oui,</v> <v Nadia Ben&amp;Co>bon.\n"
                            "Et toi ?</v>\n\n"
                            "00:00:05.500 --> 00:00:06.000\nLa suite.\n\n"
                            "00:00:09.001 --> 00:00:10.000\n<v Nadia Ben&amp;Co>Voilà.\n";
    CHECK(turns("a.vtt", vtt) == "1000-3000 Nadia Ben&Co|Bonjour à tous.\n"
                                 "3000-5000 Olivier D.|Oui,\n"
                                 "3000-6000 Nadia Ben&Co|bon. Et toi ? La suite.\n"
                                 "9001-10000 Nadia Ben&Co|Voilà.\n");
    CHECK(cast("a.vtt", vtt) == "Nadia Ben&Co(3) Olivier D.(1)");
    CHECK(read_bytes("a.vtt", vtt)->text.utf8().find("Olivier D.: Oui,\n") != std::string::npos);
}

TEST_CASE("Zoom sets names before a colon") {
    const std::string vtt = "WEBVTT\n\n"
                            "1\n00:00:01.000 --> 00:00:02.000\nAnimatrice: Une chose : qui ?\n\n"
                            "2\n00:00:02.000 --> 00:00:03.000\nFatou Diop: Moi.\n\n"
                            "3\n00:00:03.000 --> 00:00:04.000\nFatou Diop: Résultat: rien.\n\n"
                            "4\n00:00:04.000 --> 00:00:05.000\net voilà\n\n"
                            "5\n00:00:05.000 --> 00:00:06.000\nAnimatrice: Bon.\n";
    CHECK(turns("a.vtt", vtt) == "1000-2000 Animatrice|Une chose : qui ?\n"
                                 "2000-5000 Fatou Diop|Moi. Résultat: rien. et voilà\n"
                                 "5000-6000 Animatrice|Bon.\n");
    CHECK(cast("a.vtt", vtt) == "Animatrice*(2) Fatou Diop(1)");
}

TEST_CASE("a colon in captions does not make a speaker") {
    const std::string srt = "1\n00:00:01,000 --> 00:00:02,000\nJe dirais : oui.\n\n"
                            "2\n00:00:02,000 --> 00:00:03,000\n[Musique]\n\n"
                            "3\n00:00:03,000 --> 00:00:04,000\nUne chose : non.\n\n"
                            "4\n00:00:04,000 --> 00:00:05,000\n[Musique]\n";
    CHECK(cast("a.srt", srt).empty());
    CHECK(turns("a.srt", srt) == "1000-2000 |Je dirais : oui.\n2000-3000 |[Musique]\n"
                                 "3000-4000 |Une chose : non.\n4000-5000 |[Musique]\n");
}

TEST_CASE("broadcast captions change speakers with names in capitals and arrows") {
    const std::string srt = "1\n00:00:01,000 --> 00:00:02,000\n>> NADIA: I think\n\n"
                            "2\n00:00:02,000 --> 00:00:03,000\nthat is so.\n>> OLIVIER: No.\n\n"
                            "3\n00:00:03,000 --> 00:00:04,000\n>> Yes.\n\n"
                            "4\n00:00:04,000 --> 00:00:05,000\n>> NADIA: Well.\n\n"
                            "5\n00:00:05,000 --> 00:00:06,000\n>> OLIVIER: So.\n\n";
    CHECK(turns("a.srt", srt) == "1000-3000 NADIA|I think that is so.\n"
                                 "2000-3000 OLIVIER|No.\n"
                                 "3000-4000 |Yes.\n"
                                 "4000-5000 NADIA|Well.\n"
                                 "5000-6000 OLIVIER|So.\n");
}

TEST_CASE("captions that scroll are read once") {
    const std::string youtube =
        "WEBVTT\nKind: captions\nLanguage: fr\n\n"
        "00:00:00.160 --> 00:00:02.310 align:start position:0%\n \n"
        "bonjour<00:00:00.480><c> à</c><00:00:00.640><c> tous</c>\n\n"
        "00:00:02.310 --> 00:00:02.320 align:start position:0%\nbonjour à tous\n \n\n"
        "00:00:02.320 --> 00:00:04.550 align:start position:0%\nbonjour à tous\n"
        "oui<00:00:02.600><c> oui</c>\n\n"
        "00:00:04.550 --> 00:00:04.560 align:start position:0%\noui oui\n \n\n"
        "00:00:04.560 --> 00:00:06.000 align:start position:0%\noui oui\n"
        "oui<00:00:05.000><c> oui</c>\n\n"
        "00:00:06.000 --> 00:00:06.010 align:start position:0%\noui oui\n \n\n"
        "00:00:06.010 --> 00:00:08.000 align:start position:0%\noui oui\nvoilà\n\n";
    const auto transcript = read_bytes("a.vtt", youtube);
    REQUIRE(transcript);
    CHECK(transcript->language == "fr");
    CHECK(shown_turns(*transcript) == "160-2310 |bonjour à tous\n2320-4550 |oui oui\n"
                                      "4560-6000 |oui oui\n6010-8000 |voilà\n");
    const std::string growing = "1\n00:00:01,000 --> 00:00:02,000\nbonjour\n\n"
                                "2\n00:00:02,000 --> 00:00:03,000\nbonjour à\n\n"
                                "3\n00:00:03,000 --> 00:00:04,000\nbonjour à tous\n\n"
                                "4\n00:00:04,000 --> 00:00:05,000\nvoilà\n";
    CHECK(turns("a.srt", growing) == "1000-4000 |bonjour à tous\n4000-5000 |voilà\n");
}

TEST_CASE("what is said twice in captions that do not scroll stays twice") {
    const std::string srt = "1\n00:00:01,000 --> 00:00:02,000\nOui.\n\n"
                            "2\n00:00:02,000 --> 00:00:03,000\nOui.\n\n"
                            "3\n00:00:03,000 --> 00:00:04,000\nOui.\n\n"
                            "4\n00:00:04,000 --> 00:00:05,000\nNon.\n";
    CHECK(turns("a.srt", srt) ==
          "1000-2000 |Oui.\n2000-3000 |Oui.\n3000-4000 |Oui.\n4000-5000 |Non.\n");
}

TEST_CASE("SubRip is read with the faults it has in the wild") {
    struct Row {
        const char* what;
        std::string srt;
        const char* turns;
    };
    const Row rows[] = {
        {"well formed",
         "1\n00:00:01,000 --> 00:00:02,000\n<i>un</i>\ndeux\n\n"
         "2\n00:00:02,000 --> 00:00:03,500\n<font color=\"#fff\">trois</font>\n",
         "1000-2000 |un deux\n2000-3500 |trois\n"},
        {"no blank lines",
         "1\n00:00:01,000 --> 00:00:02,000\nun\n2\n"
         "00:00:02,000 --> 00:00:03,000\ndeux\n3\n00:00:04,000 --> 00:00:05,000\n4",
         "1000-2000 |un\n2000-3000 |deux\n4000-5000 |4\n"},
        {"no numbers", "00:00:01,000 --> 00:00:02,000\n42\n\n00:00:02,000 --> 00:00:03,000\ndeux\n",
         "1000-2000 |42\n2000-3000 |deux\n"},
        {"neither", "00:00:01,000 --> 00:00:02,000\nun\n00:00:02,000 --> 00:00:03,000\ndeux",
         "1000-2000 |un\n2000-3000 |deux\n"},
        {"points, short times",
         "1\n0:0:1.5-->0:00:2\nun\n\n2\n00:02,000 --> 00:3:55,873 X1:40\ndeux",
         "1500-2000 |un\n2000-235873 |deux\n"},
        {"blank lines doubled",
         "1\n\n00:00:01,000 --> 00:00:02,000\n\nun\n\ndeux\n\n2\n\n"
         "00:00:02,000 --> 00:00:03,000\n\ntrois\n",
         "1000-2000 |un deux\n2000-3000 |trois\n"},
        {"empty captions",
         "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\n"
         "<i> </i>\n\n3\n00:00:03,000 --> 00:00:04,000\ntrois\n",
         "3000-4000 |trois\n"},
        {"signs for players", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}un &lt;3 a < b<br>c\n",
         "1000-2000 |un <3 a < b c\n"},
        {"CR only",
         "1\r00:00:01,000 --> 00:00:02,000\run\r\r2\r00:00:02,000 --> 00:00:03,000\rdeux",
         "1000-2000 |un\n2000-3000 |deux\n"},
        {"Windows-1252", "1\n00:00:01,000 --> 00:00:02,000\n\xE9t\xE9\n", "1000-2000 |été\n"},
        {"damaged time", "1\n00:00:01,000 --> 00:00:xx\nun\n\n2\n00:00:02,000 --> 00:00:03,000\nb",
         "1000-? |un\n2000-3000 |b\n"},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        CHECK(turns("a.srt", row.srt) == row.turns);
    }
}

TEST_CASE("YouTube's SBV is read") {
    CHECK(turns("a.sbv", "0:00:01.000,0:00:02.500\nbonjour à\ntous[br]oui\n\n"
                         "0:00:02.000,1:00:04.000\n>> et voilà\n") ==
          "1000-2500 |bonjour à tous oui\n2000-3604000 |>> et voilà\n");
}

TEST_CASE("times that run backwards are told and the file's order kept") {
    const std::string srt = "1\n00:00:05,000 --> 00:00:06,000\nun\n\n"
                            "2\n00:00:01,000 --> 00:00:02,000\ndeux\n\n"
                            "3\n00:00:09,000 --> 00:00:08,000\ntrois\n";
    CHECK(turns("a.srt", srt) == "5000-6000 |un\n1000-2000 |deux\n9000-? |trois\n");
    CHECK(warnings("a.srt", srt) ==
          std::vector<std::string>{"The times run backwards at lines 6, 10"});
    CHECK(warnings("b.srt", "1\n00:00:01,000 --> x\nun") ==
          std::vector<std::string>{"The times cannot be read at line 2"});
}

TEST_CASE("captions without captions are refused with the form that is missing") {
    for (const auto* name : {"a.vtt", "a.srt", "a.sbv"}) {
        const auto refused = read_bytes(name, "Bonjour,\nceci est une lettre.\n");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::invalid_input);
        CHECK(refused.error().what.find(std::string{name} + " contains no captions") !=
              std::string::npos);
        CHECK(refused.error().hint.find("0:00:01") != std::string::npos);
    }
    CHECK_FALSE(read_bytes("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"));
    CHECK_FALSE(read_bytes("a.vtt", std::string("WEBVTT\0\1\2\3\4\5\6\0\0\0\0\0\0", 19)));
}

TEST_CASE("hostile captions end quickly and lose no word") {
    const std::string line(1u << 20, 'a');
    const std::string opens(1u << 20, '<');
    const std::string entities(1u << 20, '&');
    for (const auto& words : {line, opens, entities}) {
        const auto transcript = read_bytes("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + words);
        REQUIRE(transcript);
        CHECK(transcript->text.size().value() == words.size());
    }
    std::string many = "WEBVTT\n\n";
    for (int i = 0; i < 20000; ++i) many += cue(i % 40, "<v P" + std::to_string(i % 7) + ">oui");
    const auto transcript = read_bytes("a.vtt", many);
    REQUIRE(transcript);
    CHECK(transcript->speakers.size() == 7);
    CHECK(transcript->turns.size() == 20000);
}

TEST_CASE("the turns of captions hold every word of the file") {
    std::string vtt = "WEBVTT\n\n";
    const std::vector<std::string> said{"<v Nadia>Oui, <i>c'est ça</i>", "Une chose : non",
                                        "&amp; l'été 👩‍👧", "<c>deux</c>\nlignes",
                                        "x < y > z"};
    for (int i = 0; i < 40; ++i) vtt += cue(i, said[static_cast<std::size_t>(i) % said.size()]);
    auto expected = std::regex_replace(vtt, std::regex{"WEBVTT|.* --> .*"}, "");
    expected = std::regex_replace(expected, std::regex{"<(/?[ic]|v Nadia)>"}, "");
    expected = std::regex_replace(expected, std::regex{"&amp;"}, "&");
    const auto count = [](const std::string& text) {
        std::istringstream in{text};
        std::map<std::string, int> counts;
        for (std::string word; in >> word;) ++counts[word];
        return counts;
    };
    const auto transcript = read_bytes("a.vtt", vtt);
    REQUIRE(transcript);
    std::string turns;
    for (const auto& turn : transcript->turns) {
        turns += std::string{transcript->text.slice(turn.span)} + "\n";
    }
    CHECK(count(turns) == count(expected));
}

TEST_CASE("damaged files of what recognisers write never end the program") {
    const std::vector<std::pair<std::string, std::string>> files{
        {"a.vtt",
         "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v.x Nadia>un &amp; <00:01.500>deux</v>\n"},
        {"a.srt",
         "1\n00:00:01,000 --> 00:00:02,000\nNadia: un\n\n2\n00:00:02,000 --> 00:00:03,000\n"
         "{\\an8}Nadia: deux\n"},
        {"a.sbv", "0:00:01.000,0:00:02.000\nun\n\n0:00:02.000,0:00:03.000\ndeux\n"},
        {"a.stm", "r 1 A 0.5 1.5 <o,f0,male> un\nr 1 B 1.5 2.5 <o,f0,male> deux\n"},
        {"a.json", R"({"segments": [{"start": 1, "end": 2, "text": "un", "words": [{"word": "un",
             "speaker": "A"}]}], "speakers": [{"id": 1, "name": "x"}]})"},
    };
    std::mt19937 random{20261121}; // NOLINT: the same files each time
    for (const auto& [name, bytes] : files) {
        for (int round = 0; round < 400; ++round) {
            auto damaged = bytes;
            for (auto n = random() % 6; n > 0; --n) {
                damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
            }
            damaged.resize(damaged.size() - random() % damaged.size());
            const auto transcript = read_bytes(name, damaged);
            if (!transcript) {
                CHECK(transcript.error().message().find(name) != std::string::npos);
                continue;
            }
            for (const auto& turn : transcript->turns) {
                REQUIRE(turn.span.end() <= transcript->text.all().end());
                REQUIRE_FALSE(turn.span.empty());
            }
        }
    }
}

TEST_CASE("a name before each caption is a speaker, whatever it holds and however seldom") {
    const char* const names[] = {"Yanis | Salle 2",   "Zoé \"Zo\" Lind", "Yanis [invité]",
                                 "* Zoé *x",          "iPhone de Yanis", "Zoé; mère de Lou",
                                 "Zoé & Yanis",       "Lou (elle/she)",  "🌸 Lou",
                                 "Dr. Lou @ Atelier", "2e étage"};
    for (const std::string name : names) {
        INFO(name);
        const auto said = [](int second, const std::string& words) {
            return "00:00:0" + std::to_string(second) + ".000 --> 00:00:0" +
                   std::to_string(second) + ".900\n" + words + "\n\n";
        };
        const auto transcript =
            read_bytes("a.vtt", "WEBVTT\n\n" + said(1, "Rosa Lind: On y va : dix heures.") +
                                    said(3, name + ": Oui.") + said(5, "Rosa Lind: Bien."))
                .value();
        const auto shown = name == "* Zoé *x" ? "Zoé *x" : name;
        CHECK(shown_turns(transcript) == "1000-1900 Rosa Lind|On y va : dix heures.\n"
                                         "3000-3900 " +
                                             shown +
                                             "|Oui.\n"
                                             "5000-5900 Rosa Lind|Bien.\n");
    }
}

TEST_CASE("what begins like a name in captions that state names, and is not believed, is told") {
    const auto read = [](const std::string& last) {
        return read_bytes("a.vtt", "WEBVTT\n\n" + cue(1, "Nadia: On commence.") +
                                       cue(3, "Karim: D'accord.") + cue(5, "Nadia: Et puis ?") +
                                       cue(7, "Karim: Oui.") + cue(9, "sans nom ici") +
                                       cue(11, last) + cue(13, "Nadia: Fin."))
            .value();
    };
    const auto doubted = read("une parente au fond: Moi aussi.");
    REQUIRE(doubted.doubtful.size() == 1);
    CHECK(doubted.doubtful[0].label == "une parente au fond");
    CHECK(doubted.doubtful[0].given_to == "Karim");
    CHECK(doubted.doubtful[0].line == "une parente au fond: Moi aussi.");
    REQUIRE(doubted.warnings.size() == 1);
    CHECK(doubted.warnings[0].ends_with(": une parente au fond"));
    // Believed, or nothing like a label.
    CHECK(read("Lise: Moi aussi.").warnings.empty());
    CHECK(read("À 10:30 on arrête.").warnings.empty());
    CHECK(read("Il l'a dit. Et puis: rien.").warnings.empty());
    CHECK(read("ce que je voulais dire depuis le début de la séance: rien").warnings.empty());
}

TEST_CASE("what is said with an hour before a colon names nobody") {
    const auto transcript =
        read_bytes("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nRosa: Le programme.\n\n"
                            "00:02.500 --> 00:03.000\n9h15 Accueil: café pour tous.\n\n"
                            "00:03.500 --> 00:04.000\nTom: Et après ?\n\n"
                            "00:04.500 --> 00:05.000\n11:00 Accueil: deuxième groupe.\n\n"
                            "00:05.500 --> 00:06.000\nRosa: Voilà.\n\n"
                            "00:06.500 --> 00:07.000\nTom: Bien.\n")
            .value();
    CHECK(shown_cast(transcript) == "Rosa(2) Tom(2)");
    CHECK(transcript.text.utf8().find("9h15 Accueil: café pour tous.") != std::string::npos);
    CHECK(transcript.text.utf8().find("11:00 Accueil: deuxième groupe.") != std::string::npos);
}

TEST_CASE("entities in captions are characters, in names too") {
    const auto transcript =
        read_bytes("a.srt",
                   "1\n00:00:01,000 --> 00:00:02,000\nZoé &amp; Lou: Pain &amp; beurre&#8239;!\n\n"
                   "2\n00:00:03,000 --> 00:00:04,000\nTom: &#8212; Bien&nbsp;s&ucirc;r&hellip;\n\n"
                   "3\n00:00:05,000 --> 00:00:06,000\nZoé &amp; Lou: L&apos;un &lt;rires&gt;\n")
            .value();
    CHECK(shown_turns(transcript) == "1000-2000 Zoé & Lou|Pain & beurre\u202F!\n"
                                     "3000-4000 Tom|— Bien\u00A0sûr…\n"
                                     "5000-6000 Zoé & Lou|L'un <rires>\n");
}

TEST_CASE("a dash before a voice is nobody's, strokes around speech over speech are no name") {
    const auto transcript =
        read_bytes("a.vtt",
                   "WEBVTT\n\n00:01.000 --> 00:02.000\n- <v Zoé>Bon.</v>\n– <v Lou>Oui.</v>\n\n"
                   "00:02.500 --> 00:03.000\n>> <v Zoé>Et toi ? //Lou: Mhm.//</v>\n\n"
                   "00:03.100 --> 00:04.000\n<v //Lou:>Moi.//\n\n"
                   "00:04.100 --> 00:05.000\n- Rien.\n")
            .value();
    CHECK(shown_turns(transcript) == "1000-2000 Zoé|Bon.\n1000-2000 Lou|Oui.\n"
                                     "2500-3000 Zoé|Et toi ? //Lou: Mhm.//\n"
                                     "3100-5000 Lou|//Moi.// - Rien.\n");
}
