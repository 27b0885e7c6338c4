#pragma once

#include "core/values.h"
#include "transcripts/json/json_text.h"
#include "transcripts/utterances.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// What programs that transcribe call the same things.
namespace filrouge::transcripts {

/// Names of persons by what segments call them ("1", "SPEAKER_00").
using SpeakerNames = std::map<std::string, std::string>;
SpeakerNames speaker_names(const Json& root);

/// BCP 47; empty where the document does not say it, or not in a known way.
std::string stated_language(const Json& root);

/// `text`, `content`, `transcript` …; nothing where the object has none.
std::optional<std::string> words_field(const Json& object);
/// `speaker`, `speaker_name`, `speaker_label` …; empty where the object names nobody. A number that
/// has no name is "Speaker 1".
std::string speaker_field(const Json& object, const SpeakerNames& names);

/// Times as they stand there: numbers may be seconds or milliseconds.
struct FieldTimes {
    struct Time {
        double value = 0;
        enum class Unit { unknown, ms } unit = Unit::unknown;
        bool whole = false;
    };
    std::optional<Time> begins;
    std::optional<Time> ends;
};
FieldTimes times_field(const Json& object);

/// Something said and its times in unknown units.
struct TimedWords {
    std::string speaker;
    std::string words;
    FieldTimes times;
};
/// Whole numbers are milliseconds where as seconds they would mean hardly a letter a second.
std::vector<Utterance> with_units(const std::vector<TimedWords>& said);

/// Joins single words, `.` and `,` without a space, into utterances that end with the speaker, the
/// sentence or before a pause.
std::vector<TimedWords> sentences_of(const std::vector<TimedWords>& words);

} // namespace filrouge::transcripts
