#include "platform/process.h"
#include "support/printers.h"
#include "transcripts/show.h"

#include <random>

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

struct Read {
    std::string text;
    std::string turns;
};

Read read(const std::string& name, const std::string& bytes, const ReadOptions& options = {}) {
    const auto transcript = read_bytes(name, bytes, options);
    if (!transcript) return {transcript.error().message(), {}};
    return {transcript->text.utf8(), shown_turns(*transcript)};
}

std::string converted(const std::string& markdown, const std::string& format) {
    return platform::run_process({"pandoc", "-s", "-f", "markdown", "-t", format, "-o", "-"},
                                 markdown, {})
        ->out;
}

} // namespace

TEST_CASE("time marks become the times of turns and leave the text") {
    struct Row {
        const char* what;
        const char* file;
        const char* text;
        const char* turns;
    };
    const Row rows[] = {
        {"f4: at the end of paragraphs",
         "I: Bonjour. #00:00:02-5#\nB: Oui, #00:00:03-0#\n\nvoilà. #00:00:07-2#\nI: Bon. "
         "#00:00:09-0#\n",
         "I: Bonjour.\nB: Oui,\n\nvoilà.\nI: Bon.\n",
         "?-2500 I|Bonjour.\n2500-7200 B|Oui,//voilà.\n7200-9000 I|Bon.\n"},
        {"f4: at the start", "#00:00:02-5# I: Oui.\n#00:00:05-0# B: Non.\n#00:00:09-0# I: Si.\n",
         "I: Oui.\nB: Non.\nI: Si.\n", "2500-? I|Oui.\n5000-? B|Non.\n9000-? I|Si.\n"},
        {"otter: bare, after the name",
         "Nadia Ben  0:03\nbonjour\n\nOlivier  1:00:03\noui\n\nNadia "
         "Ben  1:00:05\nbon\n",
         "Nadia Ben\nbonjour\n\nOlivier\noui\n\nNadia Ben\nbon\n",
         "3000-? Nadia Ben|bonjour\n3603000-? Olivier|oui\n3605000-? Nadia Ben|bon\n"},
        {"ranges in parentheses",
         "[Chercheur] (0:01 - 0:11)\nBonjour.\n[Sabine] (0:11 - "
         "0:15)\nOui.\n[Chercheur]\n(0:16 - 0: 19)\nEt ?\n",
         "[Chercheur]\nBonjour.\n[Sabine]\nOui.\n[Chercheur]\nEt ?\n",
         "1000-11000 Chercheur|Bonjour.\n11000-15000 Sabine|Oui.\n16000-? Chercheur|Et ?\n"},
        {"in the middle",
         "P1 : un [00:01:02] deux #00:01:03-0#, trois [0:01:04].\nP2 : a\u00A0[01:05] b\n"
         "P1 : c[00:01:06]d\n",
         "P1 : un deux, trois.\nP2 : a\u00A0b\nP1 : cd\n",
         "62000-64000 P1|un deux, trois.\n64000-? P2|a\u00A0b\n66000-? P1|cd\n"},
        {"hours of the day stay",
         "P1 : rendez-vous à 10:30, (10:30) ou 10:30:00.\nP2 : 12:15 "
         "oui (à 14:00)\nP1 : en 1:2, score 3:10\n",
         "P1 : rendez-vous à 10:30, (10:30) ou 10:30:00.\nP2 : 12:15 oui (à 14:00)\nP1 : en 1:2, "
         "score 3:10\n",
         "?-? P1|rendez-vous à 10:30, (10:30) ou 10:30:00.\n?-? P2|12:15 oui (à 14:00)\n?-? P1|en "
         "1:2, score 3:10\n"},
        {"lines of their own",
         "00:00:01\nNadia : Oui.\n\n00:00:05\nOlivier : Non.\n[00:00:09]\n"
         "Nadia : Si.\n00:00:11\n",
         "Nadia : Oui.\n\nOlivier : Non.\nNadia : Si.\n",
         "1000-5000 Nadia|Oui.\n5000-9000 Olivier|Non.\n9000-11000 Nadia|Si.\n"},
        {"a turn of nothing else",
         "P1 : un\nP2 : [00:00:05] \nP1 : deux\nP2 : #00:01:00-0#\n"
         "P3 : trois\n",
         "P1 : un\nP2 :\nP1 : deux\nP2 :\nP3 : trois\n", "?-? P1|un\n?-? P1|deux\n?-? P3|trois\n"},
        {"before the name",
         "[00:00:07] Nadia : Oui.\n00:00:09 Olivier : Non.\n(0:12) Nadia : Si.\n",
         "Nadia : Oui.\nOlivier : Non.\nNadia : Si.\n",
         "7000-? Nadia|Oui.\n9000-? Olivier|Non.\n12000-? Nadia|Si.\n"},
        {"after the colon",
         "Nadia : [00:00:07.5] Oui.\nOlivier : [0:09]\nNon.\nNadia : (0:12) Si.\nOlivier: "
         "00:00:15\nBon.\n",
         "Nadia : Oui.\nOlivier :\nNon.\nNadia : Si.\nOlivier:\nBon.\n",
         "7500-? Nadia|Oui.\n9000-? Olivier|Non.\n12000-? Nadia|Si.\n15000-? Olivier|Bon.\n"},
        {"after the name",
         "Nadia [0:07] : Oui.\nOlivier (0:09) : Non.\nNadia (0:12) Si.\nOlivier [00:00:15]\nBon.\n",
         "Nadia : Oui.\nOlivier : Non.\nNadia Si.\nOlivier\nBon.\n",
         "7000-? Nadia|Oui.\n9000-? Olivier|Non.\n12000-? Nadia|Si.\n15000-? Olivier|Bon.\n"},
        {"beside words in capitals",
         "Nadia B. 00:12\nUn.\n\nOlivier 00:15\nÀ 10:30.\n\nNadia B. 1:02:03\nBon [1:02:10] "
         "voilà.\n"
         "Olivier 1:02:20\n",
         "Nadia B.\nUn.\n\nOlivier\nÀ 10:30.\n\nNadia B.\nBon voilà.\nOlivier\n",
         "12000-? Nadia B.|Un.\n15000-? Olivier|À 10:30.\n3723000-? Nadia B.|Bon voilà.\n"},
        {"with pictures, with arrows",
         "A : [01:02:03:12] un\nB : [00:00:01 --> 00:00:02] deux\nA : x\n",
         "A : un\nB : deux\nA : x\n", "3723000-? A|un\n1000-2000 B|deux\n?-? A|x\n"},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto found = read("a.txt", row.file);
        CHECK(found.text == row.text);
        CHECK(found.turns == row.turns);
    }
}

TEST_CASE("time marks leave every format, also where nobody shall be recognised") {
    const std::string markdown =
        "**Nadia :** Oui [00:00:02] voilà 👩‍👧. \\#00:00:05-0\\#\n\n"
        "**Olivier :** Non. \\#00:00:07-5\\#\n\n**Nadia :** Si e\u0301.\n";
    const std::string words =
        "Nadia : Oui voilà 👩‍👧.\nOlivier : Non.\nNadia : Si e\u0301.";
    ReadOptions no_speakers;
    no_speakers.speakers = SpeakerRecognition::off;
    for (const std::string format : {"docx", "odt", "html", "rtf"}) {
        INFO(format);
        const auto bytes = converted(markdown, format);
        const auto found = read("a." + format, bytes);
        CHECK(found.text == words);
        CHECK(found.turns == "2000-5000 Nadia|Oui voilà 👩‍👧.\n5000-7500 Olivier|Non.\n"
                             "7500-? Nadia|Si e\u0301.\n");
        const auto plain = read("a." + format, bytes, no_speakers);
        CHECK(plain.text == words);
        CHECK(plain.turns.empty());
    }
    // pandoc composes what Markdown writes decomposed
    CHECK(read("a.md", markdown).text == words.substr(0, words.find("e\u0301")) + "é.");
    CHECK(read("a.txt", "L1  0:00\nbonjour\n\nL2  0:02\noui\n\nL1  0:09\nbon", no_speakers).text ==
          "L1\nbonjour\n\nL2\noui\n\nL1\nbon");
}

TEST_CASE("a text of captions copied from a page loses its times") {
    CHECK(read("a.txt", "0:00\nbonjour\n0:05\nà tous\n0:09\nvoilà\n1:00\nfin").text ==
          "bonjour\nà tous\nvoilà\nfin");
    CHECK(read("a.txt", "Journal\n10:30\narrivée\n10:45\npause\n11:00\nréunion\n").text ==
          "Journal\n10:30\narrivée\n10:45\npause\n11:00\nréunion\n");
}

TEST_CASE("without its marks any text keeps its other characters, and turns their words") {
    std::mt19937 random{20261121}; // NOLINT: the same texts each time
    const std::vector<std::string> pieces{
        "Nadia",        "P1",       " : ",      "INT. ",   "\n",          "\n\n",   "[00:01:02]",
        "#00:00:01-9#", "(0:01)",   " oui ",    "e\u0301", "👩‍👧", "\u00A0", " ",
        "(0:01-0:02)",  "00:01:02", "[Nadia] ", "10:30",   "\t",          "."};
    const auto letters = [](const std::string& utf8) {
        std::string kept;
        for (const char c : utf8) {
            const auto byte = static_cast<unsigned char>(c);
            if (std::isalpha(byte) != 0 || (byte >= 0x80 && byte != 0xC2 && byte != 0xA0))
                kept += c;
        }
        return kept;
    };
    for (int round = 0; round < 300; ++round) {
        std::string utf8 = "x\n";
        for (auto n = random() % 80; n > 0; --n) utf8 += pieces[random() % pieces.size()];
        INFO(utf8);
        const auto transcript = read_bytes("a.txt", utf8);
        REQUIRE(transcript);
        const auto& text = transcript->text;
        REQUIRE(letters(text.utf8()) == letters(utf8));
        REQUIRE(text.utf8().find("#00:00:01-9#") == std::string::npos);
        REQUIRE(text.utf8().find("[00:01:02]") == std::string::npos);
        CpPos last{0};
        std::size_t counted = 0;
        for (const auto& turn : transcript->turns) {
            REQUIRE(last <= turn.label.begin());
            REQUIRE(turn.label.end() <= turn.span.begin());
            REQUIRE_FALSE(turn.span.empty());
            REQUIRE((!turn.begins || !turn.ends || *turn.begins <= *turn.ends));
            last = turn.span.end();
        }
        for (const auto& speaker : transcript->speakers) counted += speaker.turns;
        REQUIRE(counted == transcript->turns.size());
    }
}

TEST_CASE("a megabyte of marks is read quickly") {
    std::string line = "A : ";
    while (line.size() < 1u << 20) line += "[00:01:02] oui ";
    const auto transcript = read_bytes("a.txt", line + "\nB : non\nA : bon\nB : si");
    REQUIRE(transcript);
    CHECK(transcript->turns.size() == 4);
    CHECK(transcript->text.utf8().find("00:01") == std::string::npos);
}
