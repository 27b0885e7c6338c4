#include "transcripts/show.h"

#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::transcripts;

// Texts that programs write: chats, Teams, what services add of their own.
namespace {

Transcript read(const std::string& utf8, const ReadOptions& options = {}) {
    return read_bytes("texte.txt", utf8, options).value();
}

std::string labels(const Transcript& transcript) {
    std::string all;
    for (const auto& turn : transcript.turns) {
        all += std::string{transcript.text.slice(turn.label)} + "\n";
    }
    return all;
}

} // namespace

TEST_CASE("messages of a chat are turns, whatever the order and language of their dates") {
    struct Row {
        const char* what;
        std::string first; // of a message of each form, before the name
        std::string second;
    };
    const Row rows[] = {
        {"Android, French", "03/05/2021, 18:07 - ", "04/05/2021, 08:15 - "},
        {"Android, older French", "03/05/2021 à 18:07 - ", "04/05/2021 à 08:15 - "},
        {"Android, American", "5/3/21, 6:07\u202FPM - ", "5/4/21, 8:15\u202FAM - "},
        {"Android, German", "03.05.21, 18:07 - ", "04.05.21, 08:15 - "},
        {"Android, Dutch", "03-05-2021 18:07 - ", "04-05-2021 08:15 - "},
        {"Android, Spanish", "3/5/21 6:07 p. m. - ", "4/5/21 8:15 a. m. - "},
        {"Android, Swedish", "2021-05-03 18:07 - ", "2021-05-04 08:15 - "},
        {"Android, Finnish", "3.5.2021 klo 18.07 - ", "4.5.2021 klo 8.15 - "},
        {"Android, Canadian French", "2021-05-03 18 h 07 - ", "2021-05-04 08 h 15 - "},
        {"iOS, French", "[03/05/2021 18:07:12] ", "[04/05/2021 08:15:40] "},
        {"iOS, American", "[5/3/21, 6:07:12\u202FPM] ", "[5/4/21, 8:15:40\u202FAM] "},
        {"iOS, German", "[03.05.21, 18:07:12] ", "[04.05.21, 08:15:40] "},
        {"iOS, attachment", "\u200E[03/05/2021, 18:07:12] ", "[04/05/2021, 08:15:40] "},
        {"web", "[18:07, 03/05/2021] ", "[08:15, 04/05/2021] "},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto transcript =
            read(row.first + "Messages and calls are end-to-end encrypted.\n" + row.first +
                 "Zoé 🌸: On part\nà : huit heures ?\n" + row.second + "+32 470 00 00 01: Oui.\n" +
                 row.second + "Zoé 🌸: Parfait !\n");
        CHECK(shown_turns(transcript) == "?-? Zoé 🌸|On part/à : huit heures ?\n"
                                         "?-? +32 470 00 00 01|Oui.\n"
                                         "?-? Zoé 🌸|Parfait !\n");
        CHECK(labels(transcript) == row.first + "Zoé 🌸: \n" + row.second + "+32 470 00 00 01: \n" +
                                        row.second + "Zoé 🌸: \n");
    }
}

TEST_CASE("messages below a name and a date are turns") {
    const auto transcript =
        read("Zoé B, [03/05/2021 18:07]\nOn part ?\n\nYanis, [03/05/2021 18:09]\n"
             "Oui.\nTout de suite.\n\nZoé B, [04/05/2021 08:15]\nEnfin.\n");
    CHECK(shown_turns(transcript) ==
          "?-? Zoé B|On part ?\n?-? Yanis|Oui./Tout de suite.\n?-? Zoé B|Enfin.\n");
}

TEST_CASE("what the service of a chat says is nobody's") {
    const auto transcript = read("03/05/2021, 18:07 - Zoé a créé le groupe « Trajets : matin »\n"
                                 "03/05/2021, 18:08 - Zoé: On part ?\n"
                                 "03/05/2021, 18:09 - Zoé a ajouté Yanis: bienvenue\n"
                                 "03/05/2021, 18:10 - Yanis: Oui.\n"
                                 "03/05/2021, 18:11 - Yanis: <Médias omis>\n"
                                 "03/05/2021, 18:12 - Yanis a quitté le groupe\n"
                                 "03/05/2021, 18:13 - Zoé: Ah.\n"
                                 "03/05/2021, 18:14 - Zoé: \u200Eimage absente\n");
    CHECK(shown_turns(transcript) == "?-? Zoé|On part ?\n?-? Yanis|Oui.\n?-? Zoé|Ah.\n");
    CHECK(shown_cast(transcript) == "Zoé(2) Yanis(1)");
    CHECK(transcript.text.utf8().find("<Médias omis>") != std::string::npos);
}

TEST_CASE("a diary with dated lines is no chat") {
    const auto transcript = read("03/05/2021, 18:07 - Arrivée sur place, il pleut.\n"
                                 "03/05/2021, 18:30 - Constat: la salle est vide.\n"
                                 "04/05/2021, 08:15 - Entretien annulé.\n");
    CHECK(transcript.turns.empty());
}

TEST_CASE("who is known to be no speaker of a chat says nothing") {
    ReadOptions options;
    options.hints.not_speakers = {"robot"};
    const auto transcript =
        read("03/05/2021, 18:07 - Robot: Bienvenue\n03/05/2021, 18:08 - Zoé: On part ?\n"
             "03/05/2021, 18:09 - Robot: Bienvenue\n03/05/2021, 18:10 - Zoé: Oui.\n",
             options);
    CHECK(shown_turns(transcript) == "?-? Zoé|On part ?\n?-? Zoé|Oui.\n");
}

TEST_CASE("a range of Teams above a name belongs to the turn below") {
    const auto transcript =
        read("Point du lundi\n\n-0:0:1.5 --> 0:0:2.30\nRosa Lind\nOn commence.\n\n"
             "0:0:3.0 --> 0:0:4.250\nTom (invité)\nD'accord.\nJe prends note.\n\n"
             "0:1:5.9 --> 1:1:8.930\nRosa Lind\n12:30 ?\n");
    CHECK(shown_turns(transcript) == "0-2300 Rosa Lind|On commence.\n"
                                     "3000-4250 Tom (invité)|D'accord./Je prends note.\n"
                                     "65900-3668930 Rosa Lind|12:30 ?\n");
    CHECK(transcript.text.utf8() ==
          "Point du lundi\nRosa Lind: On commence.\nTom (invité): D'accord.\n"
          "Je prends note.\nRosa Lind: 12:30 ?");
}

TEST_CASE("captions without names in a text are not taken for Teams'") {
    const auto transcript = read(
        "0:0:1.0 --> 0:0:2.0\nIl pleuvait ce matin-là.\n\n0:0:3.0 --> 0:0:4.0\nPersonne dehors.\n");
    CHECK(transcript.speakers.empty());
}

TEST_CASE("times that Teams reads out are times, in several languages") {
    struct Row {
        const char* first;
        const char* second;
    };
    const Row rows[] = {
        {"0 minutes 4 seconds", "1 hour 0 minutes 8 seconds"},
        {"0 minute 4 secondes", "1 heure 0 minute 8 secondes"},
        {"0 minuten 4 seconden", "1 uur 0 minuten 8 seconden"},
        {"0 Minuten 4 Sekunden", "1 Stunde 0 Minuten 8 Sekunden"},
        {"0 minutos 4 segundos", "1 hora 0 minutos 8 segundos"},
        {"0 minuti e 4 secondi", "1 ora, 0 minuti e 8 secondi"},
    };
    for (const auto& row : rows) {
        const std::string first{row.first};
        const std::string second{row.second};
        const std::string turns = "4000-? Rosa Lind|On commence.\n"
                                  "3608000-? Tom Aerts|Nous avons attendu 3 minutes 20 secondes\n"
                                  "4000-? Rosa Lind|Ah.\n";
        INFO(first);
        CHECK(
            shown_turns(read("Rosa Lind\n" + first + "\n0:04\nRosa Lind " + first +
                             "\nOn commence.\n\nTom Aerts\n" + second + "\n1:00:08\nTom Aerts " +
                             second + "\nNous avons attendu 3 minutes 20 secondes\n\nRosa Lind\n" +
                             first + "\n0:04\nRosa Lind " + first + "\nAh.\n")) == turns);
        CHECK(shown_turns(read("Rosa Lind " + first + "\nOn commence.\n\nTom Aerts " + second +
                               "\nNous avons attendu 3 minutes 20 secondes\n\nRosa Lind " + first +
                               "\nAh.\n")) == turns);
        CHECK(shown_turns(read("Rosa Lind\n" + first + "\n0:04\nOn commence.\n\nTom Aerts\n" +
                               second +
                               "\n1:00:08\nNous avons attendu 3 minutes 20 secondes\n\n"
                               "Rosa Lind\n" +
                               first + "\n0:04\nAh.\n")) == turns);
    }
}

TEST_CASE("what a service adds at the end is in no turn") {
    const char* const added[] = {
        "Meeting ended after 00:48:31 👋",
        "La réunion s’est terminée au bout de 01:02:03 👋",
        "This editable transcript was computer generated and might contain errors. People can also "
        "change the text after it was created.",
        "Cette transcription modifiable a été générée par ordinateur et peut contenir des erreurs.",
        "Transcribed by https://otter.ai",
        "Transcribed by TurboScribe.ai. Go Unlimited to remove this message.",
        "Transcrit par www.exemple.fr",
        "Sous-titres réalisés par la communauté d'Amara.org",
        "Rosa Lind stopped transcription",
        "Rosa Lind a arrêté la transcription",
        "Rosa Lind hat die Transkription beendet",
    };
    for (const std::string line : added) {
        INFO(line);
        const auto transcript =
            read("Rosa: On part tôt.\n\nTom: Nous aussi.\n\nRosa: Bien.\n\nTom: Voilà.\n\n" + line +
                 "\n");
        CHECK(shown_turns(transcript) ==
              "?-? Rosa|On part tôt.\n?-? Tom|Nous aussi.\n?-? Rosa|Bien.\n?-? Tom|Voilà.\n");
        CHECK(transcript.text.utf8().find(line) != std::string::npos);
    }
}

TEST_CASE("what people say of services is theirs") {
    const char* const said[] = {"La réunion s'est terminée à 10:30, je crois.",
                                "On a commencé la transcription hier.", "Transcrit par ma mère.",
                                "Elle a terminé l'appel."};
    for (const std::string line : said) {
        INFO(line);
        const auto transcript = read(
            "Rosa: On part tôt.\n\nTom: Nous aussi.\n\nRosa: Bien.\n\nTom: Voilà.\n" + line + "\n");
        REQUIRE(transcript.turns.size() == 4);
        CHECK(transcript.text.slice(transcript.turns[3].span) == "Voilà.\n" + line);
    }
}

TEST_CASE("an unknown speaker is nobody in any format") {
    const char* const names[] = {"Unknown Speaker", "UNKNOWN SPEAKER", "Unidentified Speaker",
                                 "Intervenant·e"};
    for (const std::string name : names) {
        INFO(name);
        const bool somebody = name == "Intervenant·e";
        const auto text = "Rosa: Bon.\n" + name + ": Mhm.\nTom: Oui.\n" + name +
                          ": Mhm.\nRosa: Bien.\nTom: Voilà.\n";
        CHECK(read(text).speakers.size() == (somebody ? 3 : 2));
        CHECK(read(text).turns.size() == 6);
        CHECK(read(text).turns[1].speaker == (somebody ? name : ""));
        const auto table =
            read_bytes("table.csv", "speaker,text\nRosa,Bon.\n" + name + ",Mhm.\nTom,Oui.\n");
        CHECK(table.value().speakers.size() == (somebody ? 3 : 2));
        CHECK(table.value().turns.size() == 3);
        const auto captions = read_bytes(
            "a.vtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rosa>Bon.\n\n00:03.000 --> 00:04.000\n<v " +
                name + ">Mhm.\n\n00:05.000 --> 00:06.000\n<v Tom>Oui.\n");
        CHECK(captions.value().speakers.size() == (somebody ? 3 : 2));
    }
}
