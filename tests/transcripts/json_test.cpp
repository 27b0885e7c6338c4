#include "support/printers.h"
#include "transcripts/show.h"

#include <map>
#include <sstream>

using namespace filrouge;
using namespace filrouge::transcripts;

namespace {

std::string turns(const std::string& bytes, const std::string& name = "a.json") {
    const auto transcript = read_bytes(name, bytes);
    return transcript ? shown_turns(*transcript) : transcript.error().message();
}

void check_refused(const std::string& bytes, const std::string& part) {
    const auto refused = read_bytes("a.json", bytes);
    REQUIRE_FALSE(refused);
    INFO(refused.error().message());
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(refused.error().what.find("a.json") != std::string::npos);
    CHECK(refused.error().message().find(part) != std::string::npos);
    CHECK_FALSE(refused.error().hint.empty());
}

} // namespace

TEST_CASE("the JSON of programs that transcribe is read") {
    struct Row {
        const char* program;
        const char* json;
        const char* turns;
    };
    const Row rows[] = {
        {"Whisper", R"({"text": " Bonjour. Voilà.", "language": "fr", "segments": [
            {"id": 0, "start": 0.0, "end": 1.5, "text": " Bonjour.", "tokens": [1, 2]},
            {"id": 1, "start": 1.5, "end": 2.25, "text": " Voilà e\u0301té 👩.", "avg_logprob": NaN}]})",
         "0-1500 |Bonjour.\n1500-2250 |Voilà e\u0301té 👩.\n"},
        {"WhisperX, segments", R"({"segments": [
            {"start": 0.1, "end": 1.0, "text": "Bonjour", "speaker": "SPEAKER_01"},
            {"start": 1.0, "end": 2, "text": "à tous.", "speaker": "SPEAKER_01"},
            {"start": 2, "end": 3, "text": "Oui.", "speaker": "SPEAKER_00"},
            {"start": 7, "end": 8, "text": "Et non.", "speaker": "SPEAKER_00"}]})",
         "100-2000 SPEAKER_01|Bonjour à tous.\n2000-3000 SPEAKER_00|Oui.\n"
         "7000-8000 SPEAKER_00|Et non.\n"},
        {"WhisperX, words", R"({"segments": [{"start": 0, "end": 2.5, "text": "Bonjour ! Oui. Bon",
            "words": [{"word": "Bonjour", "start": 0.5, "end": 0.9, "speaker": "A"},
                      {"word": "!", "speaker": "A"},
                      {"word": "Oui.", "start": 1, "end": 1.5, "speaker": "B"},
                      {"word": "Bon", "start": 2, "end": 2.5}]}],
            "word_segments": [{"word": "Bonjour", "start": 0.5, "end": 0.9, "speaker": "A"}]})",
         "500-900 A|Bonjour!\n1000-2500 B|Oui. Bon\n"},
        {"whisper.cpp", R"({"result": {"language": "fr"}, "transcription": [
            {"timestamps": {"from": "00:00:01,500", "to": "00:00:02,000"},
             "offsets": {"from": 1500, "to": 2000}, "text": " Oui."}]})",
         "1500-2000 |Oui.\n"},
        {"Hugging Face", R"({"text": "Oui.", "chunks": [{"timestamp": [1.5, 2.0], "text": " Oui."},
            {"timestamp": [2.0, null], "text": " Non."}]})",
         "1500-2000 |Oui.\n2000-? |Non.\n"},
        {"OpenAI", R"({"text": "Oui. Non."})", "?-? |Oui. Non.\n"},
        {"rev.ai", R"({"speakers": [{"id": 1, "name": "Interviewer"}], "monologues": [
            {"speaker": 1, "elements": [
                {"type": "text", "value": "Hello", "ts": 0.5, "end_ts": 0.9},
                {"type": "punct", "value": ", "},
                {"type": "text", "value": "you", "ts": 1.0, "end_ts": 1.25},
                {"type": "tag", "value": "laugh"}]},
            {"speaker": 0, "elements": [{"type": "text", "value": "Hi", "timestamp": "00:00:02,000"}]},
            {"speaker": 0, "elements": [{"type": "text", "value": "So"}]}]})",
         "500-1250 Interviewer|Hello, you[laugh]\n2000-? Speaker 0|Hi\n?-? Speaker 0|So\n"},
        {"AWS", R"({"jobName": "x", "results": {"transcripts": [{"transcript": "Oui, bon."}],
            "speaker_labels": {"segments": [{"items": [
                {"start_time": "0.5", "speaker_label": "spk_0"},
                {"start_time": "1.5", "speaker_label": "spk_1"}]}]},
            "items": [
            {"type": "pronunciation", "start_time": "0.5", "end_time": "1.0", "alternatives": [{"content": "Oui"}]},
            {"type": "punctuation", "alternatives": [{"content": ","}]},
            {"type": "pronunciation", "start_time": "1.5", "end_time": "2.0", "alternatives": [{"content": "bon"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]}]}})",
         "500-1000 spk_0|Oui,\n1500-2000 spk_1|bon.\n"},
        {"Speechmatics", R"({"format": "2.9", "results": [
            {"type": "word", "start_time": 0.5, "end_time": 1.0, "alternatives": [{"content": "Oui", "speaker": "S1"}]},
            {"type": "punctuation", "start_time": 1.0, "end_time": 1.0, "alternatives": [{"content": ".", "speaker": "S1"}]},
            {"type": "word", "start_time": 1.5, "end_time": 2.0, "alternatives": [{"content": "Non", "speaker": "S2"}]}]})",
         "500-1000 S1|Oui.\n1500-2000 S2|Non\n"},
        {"AssemblyAI", R"({"id": "x", "language_code": "fr", "text": "Bonjour à tous. Oui.",
            "words": [{"text": "Bonjour", "start": 250, "end": 650, "speaker": "A"}],
            "utterances": [{"speaker": "A", "text": "Bonjour à tous.", "start": 250, "end": 2000, "words": []},
                           {"speaker": "B", "text": "Oui.", "start": 2500, "end": 3000}]})",
         "250-2000 A|Bonjour à tous.\n2500-3000 B|Oui.\n"},
        {"Deepgram", R"({"results": {"channels": [{"alternatives": [{"transcript": "oui non",
            "words": [{"word": "oui", "punctuated_word": "Oui.", "start": 0.5, "end": 0.75, "speaker": 0},
                      {"word": "non", "punctuated_word": "Non.", "start": 1.0, "end": 1.5, "speaker": 1}]}]}]}})",
         "500-750 Speaker 0|Oui.\n1000-1500 Speaker 1|Non.\n"},
        {"Azure",
         R"({"recognizedPhrases": [{"speaker": 1, "offsetInTicks": 5000000, "durationInTicks": 10000000,
            "nBest": [{"display": "Oui."}]}]})",
         "500-1500 Speaker 1|Oui.\n"},
        {"Otter", R"({"speech": {"title": "x", "speakers": [{"id": 7, "speaker_name": "Nadia"}],
            "transcripts": [{"transcript": "Oui.", "speaker_id": 7, "start_offset": 16000},
                            {"transcript": "Non.", "speaker_id": null, "start_offset": 32000}]}})",
         "?-? Nadia|Oui.\n?-? |Non.\n"},
        {"ElevenLabs", R"({"language_code": "fr", "text": "Oui. Non", "words": [
            {"text": "Oui.", "start": 0.5, "end": 0.75, "type": "word", "speaker_id": "speaker_0"},
            {"text": " ", "start": 0.75, "end": 1.0, "type": "spacing", "speaker_id": "speaker_0"},
            {"text": "Bon", "start": 1.0, "end": 1.25, "type": "word", "speaker_id": "speaker_0"},
            {"text": "Non", "start": 1.25, "end": 1.5, "type": "word", "speaker_id": "speaker_1"}]})",
         "500-1250 speaker_0|Oui. Bon\n1250-1500 speaker_1|Non\n"},
        {"lists of turns", R"({"topic_list": [{"topic": "x", "relevant_text_span": [["0", "1"]]}],
            "meeting_transcripts": [{"speaker": "Moderator", "content": "So ?"}, {"speaker": "Ann", "content": " "},
            {"speaker": "Ann", "content": "Well."}, {"speaker": "Ann", "content": "Yes."}]})",
         "?-? Moderator|So ?\n?-? Ann|Well.\n?-? Ann|Yes.\n"},
        {"home made",
         R"([{"who": {"name": "Nadia"}, "start": "00:01:02", "end": "00:01:04.5", "text": "Oui."}])",
         "62000-64500 Nadia|Oui.\n"},
        {"JSON lines",
         "{\"speaker\": \"A\", \"text\": \"Un.\"}\n{\"speaker\": \"B\", \"text\": \"Deux.\"}\n",
         "?-? A|Un.\n?-? B|Deux.\n"},
    };
    for (const auto& row : rows) {
        INFO(row.program);
        CHECK(turns(row.json) == row.turns);
    }
}

TEST_CASE("languages that JSON states by code or name are known") {
    const auto language = [](const std::string& stated) {
        const auto transcript =
            read_bytes("a.json", R"({"language": ")" + stated +
                                     R"(", "segments": [{"start": 1, "text": "a"}]})");
        return transcript ? transcript->language : transcript.error().message();
    };
    CHECK(language("fr") == "fr");
    CHECK(language("french") == "fr");
    CHECK(language("fr_BE") == "fr-BE");
    CHECK(language("unknown").empty());
}

TEST_CASE("JSON without a transcript is refused") {
    check_refused("{\"a\": [1, 2]}", "no transcript of a known shape");
    check_refused("[]", "no transcript of a known shape");
    check_refused("3", "no transcript of a known shape");
    check_refused(R"({"text": "un chat", "tokens": [{"text": "un", "lemma": "un"}]})",
                  "no transcript of a known shape");
    check_refused("{\"segments\": [{\"start\": 0,\n \"text\": \"cou", "line 2");
    check_refused("ceci n'est pas du JSON", "no valid JSON");
    check_refused(R"({"segments": [{"start": 0, "text": ""}]})", "contains no text");
}

TEST_CASE("hostile JSON is refused or read, and never crashes") {
    check_refused(std::string(1u << 20, '['), "levels deep");
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "{\"a\":";
    check_refused(deep, "levels deep");
    check_refused(std::string("{\"text\": \"a\0b\"}", 15), "");
    check_refused("[1e400]", "too large");
    check_refused("[" + std::string(6u << 20, ',') + "]", "too many values");
    const std::string line(1u << 20, 'a');
    const auto transcript =
        read_bytes("a.json", R"([{"speaker": "A", "text": ")" + line +
                                 R"("}, {"speaker": 1e300, "text": "c"},)"
                                 R"( {"speaker": ["x"], "text": "b", "start": -1, "end": "x"}])");
    REQUIRE(transcript);
    CHECK(transcript->turns.size() == 3);
    CHECK(turns("[{\"speaker\": \"A\", \"text\": \"\xE9t\xE9\"}]") == "?-? A|été\n");
    CHECK(turns(R"([{"speaker": "A", "text": "un\u0000\nun\r\ndeux \ud800"}])")
              .find("no valid JSON") != std::string::npos);
}

TEST_CASE("the turns of JSON hold every word of its segments") {
    std::string json = "{\"segments\": [";
    std::map<std::string, int> expected;
    for (int i = 0; i < 200; ++i) {
        const auto word = "mot" + std::to_string(i % 17);
        json += std::string(i == 0 ? "" : ",") + "{\"start\": " + std::to_string(i) +
                ".5, \"speaker\": \"S" + std::to_string(i / 3 % 4) + "\", \"text\": \" " + word +
                " l'été 👩‍👧\"}";
        for (const auto& part : {word, std::string{"l'été"}, std::string{"👩‍👧"}})
            ++expected[part];
    }
    const auto transcript = read_bytes("a.json", json + "]}");
    REQUIRE(transcript);
    std::map<std::string, int> found;
    for (const auto& turn : transcript->turns) {
        std::istringstream in{std::string{transcript->text.slice(turn.span)}};
        for (std::string word; in >> word;) ++found[word];
    }
    CHECK(found == expected);
}

TEST_CASE("NIST segments are turns") {
    CHECK(turns(";; LABEL \"F0\"\n"
                "rec 1 Nadia 0.000 1.592 <o,f1,female> circuit bi [b]\n"
                "rec 1 excluded_region 1.592 2 <o,,unknown> ignore_time_segment_in_scoring\n"
                "rec 1 inter_segment_gap 2 2.1 <o,,unknown>\n\n"
                "rec 1 Nadia 2.5 3 <rires> oui\r\n"
                "rec A Olivier 3 4 non\n",
                "a.stm") == "0-1592 Nadia|circuit bi [b]\n2500-3000 Nadia|<rires> oui\n"
                            "3000-4000 Olivier|non\n");
    const auto refused = read_bytes("a.stm", ";; x\nrec 1 Nadia oui non\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("a.stm, line 2") != std::string::npos);
}
