#include "transcripts/sheets/table_header.h"

#include <catch2/catch.hpp>

#include <string>

using namespace filrouge::transcripts;

namespace {
std::string meaning(std::string_view header) {
    const auto found = meaning_of_header(header);
    if (!found) return "-";
    std::string shown;
    switch (found->field) {
    case TableField::words: shown = "words"; break;
    case TableField::speaker: shown = "who"; break;
    case TableField::begins: shown = "begin"; break;
    case TableField::ends: shown = "end"; break;
    }
    if (found->unit == TableUnit::seconds) shown += " s";
    if (found->unit == TableUnit::milliseconds) shown += " ms";
    return shown;
}
} // namespace

TEST_CASE("columns of something said are known by their words, not by a list of headers") {
    for (const auto* header :
         {"TRANSCRIPT", "Texte transcrit", "transcript_text", "Énoncé", "Tour de parole", "Tekst",
          "Gesproken tekst", "What is said", "Paroles prononcées", "Uitspraak", "speakerText"}) {
        INFO(header);
        CHECK(meaning(header) == "words");
    }
    for (const auto* header : {"SPEAKER", "Speaker ID", "speaker_name", "speakerLabel",
                               "Nom du locuteur", "Locuteur·rice", "Intervenant(e)", "Sprecher*in",
                               "Geïnterviewde", "Who is speaking", "Wie spreekt"}) {
        INFO(header);
        CHECK(meaning(header) == "who");
    }
    for (const auto* header : {"TIMECODE", "Time code", "startTime", "Début", "Timecode début",
                               "Horodatage", "Tijd", "TC in", "Start (hh:mm:ss)"}) {
        INFO(header);
        CHECK(meaning(header) == "begin");
    }
    for (const auto* header : {"End Time", "Fin", "TC OUT", "timecode fin", "Eindtijd", "to"}) {
        INFO(header);
        CHECK(meaning(header) == "end");
    }
}

TEST_CASE("a unit in a header is known") {
    CHECK(meaning("START_MS") == "begin ms");
    CHECK(meaning("Début (s)") == "begin s");
    CHECK(meaning("End Time (seconds)") == "end s");
}

TEST_CASE("what is about something else is no column of something said") {
    for (const auto* header :
         {"", "id", "Âge", "text id", "word_number", "Text (ms)", "Âge du participant",
          "Qu'est-ce que le texte vous dit ?", "Nom de l'école", "Temps de travail", "Time on task",
          "Réponse", "duration", "Votre prise de parole"}) {
        INFO(header);
        CHECK(meaning(header) == "-");
    }
}

TEST_CASE("of several columns the likeliest ranks first") {
    CHECK(meaning_of_header("speaker")->rank < meaning_of_header("role")->rank);
    CHECK(meaning_of_header("Speaker name")->rank < meaning_of_header("name")->rank);
    CHECK(meaning_of_header("start")->rank < meaning_of_header("time")->rank);
    CHECK(meaning_of_header("transcript")->rank < meaning_of_header("message")->rank);
}
