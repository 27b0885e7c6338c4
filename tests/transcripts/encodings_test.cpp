#include "support/printers.h"
#include "transcripts/whose.h"

#include <algorithm>

// What a damaged byte, or an old encoding, does to the words of a file, and what is said of it.
using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

using Warnings = std::vector<std::string>;

const std::string talk = "Animatrice : Où étiez-vous l’été passé ?\nNadia : À la mer, à côté.\n"
                         "Animatrice : Ça vous a plu ?\nNadia : Énormément, c’était bien.\n";

/// `talk` with the first `from` replaced by `by`.
std::string damaged(const std::string& from, const std::string& by) {
    auto bytes = talk;
    return bytes.replace(bytes.find(from), from.size(), by);
}

const std::string guess = "The file does not tell its encoding and is not UTF-8: it was read as ";

} // namespace

TEST_CASE("one broken byte leaves the other characters of a UTF-8 file as they are") {
    const auto transcript = read(damaged("É", "\xC9"));
    CHECK(transcript.encoding == "UTF-8");
    CHECK(transcript.text.utf8() == damaged("É", "\uFFFD"));
    CHECK(transcript.warnings ==
          Warnings{"One character could not be read and shows as �: line 4"});
    CHECK(shown_cast(transcript) == "Animatrice*(2) Nadia(2)");
}

TEST_CASE("broken characters are counted, with their lines") {
    auto bytes = talk + talk + talk;
    for (const auto* mark : {"Ça", "À"}) bytes.replace(bytes.find(mark), 2, "\xE7");
    bytes.back() = '\xC3'; // the file ends amid a character
    const auto transcript = read(bytes);
    CHECK(transcript.encoding == "UTF-8");
    CHECK(transcript.warnings ==
          Warnings{"3 characters could not be read and show as �: lines 2, 3, 12"});
    auto many = talk;
    for (int i = 0; i < 7; ++i) many += talk + "Nadia : \xE9tait\r\n";
    CHECK(read(many).warnings ==
          Warnings{"7 characters could not be read and show as �: lines 9, 14, 19, 24, 29 …"});
}

TEST_CASE("what is broken is mended in every text format and below a byte-order mark") {
    const std::string broken = damaged("à côté", "\xE0 côté");
    CHECK(read("\xEF\xBB\xBF" + broken).encoding == "UTF-8");
    CHECK(read("\xEF\xBB\xBF\xE9t\xE9 à").encoding != "UTF-8"); // more is broken than whole
    CHECK(read("\xEF\xBB\xBFl'\xE9t\xE9 à la mer, à côté").text.utf8() ==
          "l'\uFFFDt\uFFFD à la mer, à côté");
    const auto csv = read("Locuteur;Texte\nNadia;L'été à Liège\nKarim;\xC9norm\xE9ment\n"
                          "Nadia;Déjà allé à Noël\n",
                          "a.csv");
    CHECK(shown_turns(csv) == "?-? Nadia|L'été à Liège\n?-? Karim|\uFFFDnorm\uFFFDment\n"
                              "?-? Nadia|Déjà allé à Noël\n");
    CHECK(csv.warnings == Warnings{"2 characters could not be read and show as �: line 3"});
    const auto srt = read("1\n00:00:01,000 --> 00:00:02,000\nNadia: L'été à Liège\n\n"
                          "2\n00:00:03,000 --> 00:00:04,000\nKarim: D\xE9jà allé\n",
                          "a.srt");
    CHECK(shown_turns(srt) == "1000-2000 Nadia|L'été à Liège\n3000-4000 Karim|D\uFFFDjà allé\n");
    CHECK(srt.warnings == Warnings{"One character could not be read and shows as �: line 7"});
}

TEST_CASE("a file in an old encoding is read in it, and that is said to be a guess") {
    // NBSP after a capital is UTF-8 by chance.
    const auto french = read("Nadia : la soci\xE9t\xE9 \xAB\xA0SOCI\xC9T\xC9\xA0\xBB d\xE9j\xE0\n"
                             "Karim : \xC9\xA0!\nNadia : l'\xE9t\xE9\nKarim : o\xF9 \xE7\xE0\n");
    CHECK(french.encoding == "WINDOWS-1252");
    CHECK(french.text.utf8() == "Nadia : la société «\u00A0SOCIÉTÉ\u00A0» déjà\n"
                                "Karim : É\u00A0!\nNadia : l'été\nKarim : où çà\n");
    CHECK(french.warnings == Warnings{guess + "WINDOWS-1252, which is a guess"});
    using namespace std::string_literals;
    CHECK(read("A : oui\nB : non\nA : si\nB : ah\n").warnings.empty());
    CHECK(read(talk).warnings.empty());
    CHECK(read("\xFF\xFE"s + "o\0u\0i\0"s).warnings.size() == 1); // no speakers
    CHECK(read("o\0u\0i\0 \0n\0o\0n\0"s).warnings.front() == guess + "UTF-16LE, which is a guess");
}
