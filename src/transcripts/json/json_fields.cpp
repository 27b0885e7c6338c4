#include "transcripts/json/json_fields.h"

#include "transcripts/captions/cue_times.h"
#include "transcripts/documents/entities.h"
#include "transcripts/labels/stated_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string_view>

namespace filrouge::transcripts {
namespace {

using Keys = std::initializer_list<const char*>;

const Json* field(const Json& object, Keys keys) {
    if (!object.is_object()) return nullptr;
    for (const auto* key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && !found->is_null()) return &*found;
    }
    return nullptr;
}

const Json* string_field(const Json& object, Keys keys) {
    if (!object.is_object()) return nullptr;
    for (const auto* key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string()) return &*found;
    }
    return nullptr;
}

/// "1" of 1 and "1"; empty where it is neither a number nor a word.
std::string id_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number_integer() ? value.dump() : std::string{};
}

void collect_names(const Json& list, SpeakerNames& names) {
    if (list.is_object()) {
        for (const auto& [id, name] : list.items()) {
            if (name.is_string()) names.emplace(id, name.get<std::string>());
        }
    }
    if (!list.is_array()) return;
    for (const auto& person : list) {
        const auto* id =
            field(person, {"id", "speaker_id", "speakerId", "speaker", "label", "key"});
        const auto* name = string_field(person, {"name", "speaker_name", "speakerName",
                                                 "display_name", "displayName", "full_name"});
        if (id != nullptr && name != nullptr && !id_of(*id).empty()) {
            names.emplace(id_of(*id), name->get<std::string>());
        }
    }
}

std::optional<FieldTimes::Time> time_of(const Json& value, FieldTimes::Time::Unit unit) {
    if (value.is_number()) {
        const auto number = value.get<double>();
        if (!std::isfinite(number) || number < 0 || number > 1e10) return std::nullopt;
        return FieldTimes::Time{number, unit, value.is_number_integer()};
    }
    if (!value.is_string()) return std::nullopt;
    const auto time = parse_media_time(value.get<std::string>());
    if (!time) return std::nullopt;
    return FieldTimes::Time{static_cast<double>(time->ms), FieldTimes::Time::Unit::ms, true};
}

struct TimeKeys {
    Keys any;
    Keys ms;
};

std::optional<FieldTimes::Time> time_at(const Json& object, const TimeKeys& keys) {
    using Unit = FieldTimes::Time::Unit;
    if (const auto* ms = field(object, keys.ms)) {
        if (auto time = time_of(*ms, Unit::ms)) return time;
    }
    const auto* any = field(object, keys.any);
    return any != nullptr ? time_of(*any, Unit::unknown) : std::nullopt;
}

// Hugging Face: "timestamp": [0.0, 2.5].
std::optional<FieldTimes> pair_of_times(const Json& object) {
    const auto* pair = field(object, {"timestamp", "timestamps", "time"});
    if (pair == nullptr || !pair->is_array() || pair->size() != 2) return std::nullopt;
    using Unit = FieldTimes::Time::Unit;
    return FieldTimes{time_of((*pair)[0], Unit::unknown), time_of((*pair)[1], Unit::unknown)};
}

std::int64_t to_ms(const FieldTimes::Time& time, double factor) {
    const double scale = time.unit == FieldTimes::Time::Unit::ms ? 1 : factor;
    return std::llround(time.value * scale);
}

// 1000 for seconds, 1 for milliseconds.
double factor_of(const std::vector<TimedWords>& said) {
    double latest = 0;
    double letters = 0;
    for (const auto& piece : said) {
        letters += static_cast<double>(piece.words.size());
        for (const auto& time : {piece.times.begins, piece.times.ends}) {
            if (!time || time->unit != FieldTimes::Time::Unit::unknown) continue;
            if (!time->whole) return 1000;
            latest = std::max(latest, time->value);
        }
    }
    return latest > 0 && letters / latest < 0.5 && latest >= 100 ? 1 : 1000;
}

bool is_punctuation(std::string_view word) {
    return word.size() <= 3 &&
           (word.find_first_not_of(".,;:!?)") == std::string_view::npos || word == "…");
}

bool ends_sentence(std::string_view words) {
    return !words.empty() && std::string_view{".!?"}.find(words.back()) != std::string_view::npos;
}

} // namespace

SpeakerNames speaker_names(const Json& root) {
    SpeakerNames names;
    if (!root.is_object()) return names;
    for (const auto* key : {"speakers", "participants", "speaker_names", "speakerNames"}) {
        if (const auto* list = field(root, {key})) collect_names(*list, names);
    }
    for (const auto& [key, inner] : root.items()) { // Otter: "speech": {"speakers": …}
        if (!inner.is_object()) continue;
        if (const auto* list = field(inner, {"speakers"})) collect_names(*list, names);
    }
    return names;
}

std::string stated_language(const Json& root) {
    const auto* stated = string_field(root, {"language", "language_code", "languageCode", "lang"});
    for (const auto* key : {"results", "result", "metadata", "speech", "transcription"}) {
        const auto* inner = field(root, {key});
        if (stated != nullptr || inner == nullptr) continue;
        stated = string_field(*inner, {"language", "language_code", "languageCode"});
    }
    if (stated == nullptr) return {};
    auto language = stated->get<std::string>();
    std::transform(language.begin(), language.end(), language.begin(),
                   [](char c) { return c == '_' ? '-' : c; });
    struct Name {
        std::string_view name;
        const char* tag;
    };
    static constexpr std::array names{
        Name{"french", "fr"},     Name{"english", "en"},  Name{"dutch", "nl"},
        Name{"german", "de"},     Name{"spanish", "es"},  Name{"italian", "it"},
        Name{"portuguese", "pt"}, Name{"arabic", "ar"},   Name{"turkish", "tr"},
        Name{"polish", "pl"},     Name{"romanian", "ro"}, Name{"russian", "ru"}};
    const auto* const name =
        std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.name == language; });
    if (name != names.end()) return name->tag;
    const bool tag = language.size() >= 2 && (language.size() <= 3 || language.find('-') <= 3);
    return tag ? language : std::string{};
}

std::optional<std::string> words_field(const Json& object) {
    const auto* words =
        string_field(object, {"text", "content", "transcript", "utterance", "sentence", "words",
                              "caption", "body", "message", "value", "display"});
    return words != nullptr ? std::optional{words->get<std::string>()} : std::nullopt;
}

std::string speaker_field(const Json& object, const SpeakerNames& names) {
    if (const auto* name = string_field(object, {"speaker_name", "speakerName"})) {
        return name->get<std::string>();
    }
    const auto* who = field(object, {"speaker", "speaker_label", "speakerLabel", "speaker_id",
                                     "speakerId", "speakerTag", "speaker_tag", "name", "who",
                                     "author", "participant", "user", "from", "role"});
    if (who == nullptr) return {};
    if (who->is_object()) {
        if (const auto* name = string_field(*who, {"name", "label", "display_name"})) {
            return name->get<std::string>();
        }
        who = field(*who, {"id"});
        if (who == nullptr) return {};
    }
    const auto id = id_of(*who);
    if (const auto named = names.find(id); named != names.end()) return named->second;
    return who->is_string() || id.empty() ? id : "Speaker " + id;
}

FieldTimes times_field(const Json& object) {
    using Unit = FieldTimes::Time::Unit;
    if (const auto* offsets = field(object, {"offsets"})) { // whisper.cpp
        const auto* from = field(*offsets, {"from"});
        const auto* to = field(*offsets, {"to"});
        return {from != nullptr ? time_of(*from, Unit::ms) : std::nullopt,
                to != nullptr ? time_of(*to, Unit::ms) : std::nullopt};
    }
    if (const auto pair = pair_of_times(object)) return *pair;
    static const TimeKeys begin{{"start", "begin", "start_time", "startTime", "begin_time", "ts",
                                 "start_timestamp", "timestamp", "time", "begins", "offset"},
                                {"start_ms", "startMs", "begin_ms", "beginMs", "offset_ms"}};
    static const TimeKeys end{
        {"end", "end_time", "endTime", "end_ts", "end_timestamp", "stop", "ends"},
        {"end_ms", "endMs", "stop_ms"}};
    static const TimeKeys duration{{"duration", "dur"}, {"duration_ms", "durationMs"}};
    FieldTimes times{time_at(object, begin), time_at(object, end)};
    if (times.ends || !times.begins) return times;
    const auto lasts = time_at(object, duration);
    if (!lasts || lasts->unit != times.begins->unit) return times;
    times.ends = lasts;
    times.ends->value += times.begins->value;
    times.ends->whole = lasts->whole && times.begins->whole;
    return times;
}

std::vector<Utterance> with_units(const std::vector<TimedWords>& said) {
    const auto factor = factor_of(said);
    std::vector<Utterance> utterances;
    bool timed = false;
    for (const auto& piece : said) {
        Utterance utterance{stated_name(piece.speaker), {}, {}, without_entities(piece.words)};
        const auto& [begins, ends] = piece.times;
        if (begins) utterance.begins = MediaTime{to_ms(*begins, factor)};
        if (ends) utterance.ends = MediaTime{to_ms(*ends, factor)};
        if (utterance.begins && utterance.ends && *utterance.ends < *utterance.begins) {
            utterance.ends.reset();
        }
        timed = timed || utterance.begins;
        utterances.push_back(std::move(utterance));
    }
    // A list without times is a list of turns.
    for (auto& utterance : utterances) {
        if (!timed) utterance.turn = TurnStart::always;
    }
    part_at_pauses(utterances);
    return utterances;
}

std::vector<TimedWords> sentences_of(const std::vector<TimedWords>& words) {
    std::vector<TimedWords> sentences;
    const bool spaced = std::any_of(words.begin(), words.end(), [](const TimedWords& w) {
        return w.words.size() > 1 && w.words.front() == ' ';
    });
    for (const auto& word : words) {
        if (word.words.find_first_not_of(" \n") == std::string::npos) continue;
        const bool attached = is_punctuation(word.words);
        const bool goes_on =
            !sentences.empty() && (attached || (sentences.back().speaker == word.speaker &&
                                                !ends_sentence(sentences.back().words)));
        if (!goes_on) {
            sentences.push_back(word);
            continue;
        }
        auto& sentence = sentences.back();
        if (!attached && !spaced) sentence.words += ' ';
        sentence.words += word.words;
        if (word.times.ends) sentence.times.ends = word.times.ends;
        if (!sentence.times.begins) sentence.times.begins = word.times.begins;
    }
    return sentences;
}

} // namespace filrouge::transcripts
