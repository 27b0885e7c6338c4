#include "transcripts/captions/cue_times.h"
#include "transcripts/json/json_shapes.h"

#include <map>

// Services with shapes of their own.
namespace filrouge::transcripts {
namespace {

const Json* at(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const Json* list_at(const Json& object, const char* key) {
    const auto* list = at(object, key);
    return list != nullptr && list->is_array() && !list->empty() ? list : nullptr;
}

std::string text_at(const Json& object, const char* key) {
    const auto* text = at(object, key);
    return text != nullptr && text->is_string() ? text->get<std::string>() : std::string{};
}

const Json& first(const Json& object, const char* key) {
    static const Json none;
    const auto* list = list_at(object, key);
    return list != nullptr ? list->front() : none;
}

TimedWords monologue_of(const Json& monologue, const SpeakerNames& names) {
    TimedWords said{speaker_field(monologue, names), {}, {}};
    const auto* elements = list_at(monologue, "elements");
    if (elements == nullptr) return said;
    for (const auto& element : *elements) {
        const auto value = text_at(element, "value");
        const bool tag = text_at(element, "type") == "tag";
        const bool enclosed = !value.empty() && (value.front() == '<' || value.front() == '[');
        said.words += tag && !enclosed ? "[" + value + "]" : value;
        const auto times = times_field(element);
        if (!said.times.begins) said.times.begins = times.begins;
        if (times.ends) said.times.ends = times.ends;
    }
    return said;
}

/// Who speaks at "12.34", where words do not say it themselves.
SpeakerNames speakers_by_begin(const Json& results) {
    SpeakerNames speakers;
    const auto* labels = at(results, "speaker_labels");
    const auto* segments = labels != nullptr ? list_at(*labels, "segments") : nullptr;
    if (segments == nullptr) return speakers;
    for (const auto& segment : *segments) {
        const auto* items = list_at(segment, "items");
        if (items == nullptr) continue;
        for (const auto& item : *items) {
            speakers.emplace(text_at(item, "start_time"), text_at(item, "speaker_label"));
        }
    }
    return speakers;
}

std::vector<TimedWords> alternatives_of(const Json& items, const SpeakerNames& by_begin) {
    std::vector<TimedWords> words;
    for (const auto& item : items) {
        const auto& best = first(item, "alternatives");
        TimedWords word{speaker_field(item, {}), text_at(best, "content"), times_field(item)};
        if (word.speaker.empty()) word.speaker = speaker_field(best, {});
        const auto known = by_begin.find(text_at(item, "start_time"));
        if (word.speaker.empty() && known != by_begin.end()) word.speaker = known->second;
        const bool punctuation = text_at(item, "type") == "punctuation";
        if (punctuation && !words.empty()) word.speaker = words.back().speaker;
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace

Shaped from_monologues(const Json& root) {
    const auto* monologues = list_at(root, "monologues");
    if (monologues == nullptr) return std::nullopt;
    const auto names = speaker_names(root);
    std::vector<TimedWords> said;
    for (const auto& monologue : *monologues) said.push_back(monologue_of(monologue, names));
    auto utterances = with_units(said);
    for (auto& utterance : utterances) utterance.turn = TurnStart::always;
    return utterances;
}

Shaped from_alternatives(const Json& root) {
    const auto* results = at(root, "results");
    if (results == nullptr) return std::nullopt;
    const auto* items = results->is_array() ? results : list_at(*results, "items");
    if (items == nullptr || text_at(first(items->front(), "alternatives"), "content").empty()) {
        return std::nullopt;
    }
    return with_units(sentences_of(alternatives_of(*items, speakers_by_begin(*results))));
}

Shaped from_phrases(const Json& root) {
    const auto* phrases = list_at(root, "recognizedPhrases");
    if (phrases == nullptr) return std::nullopt;
    std::vector<Utterance> said;
    for (const auto& phrase : *phrases) {
        Utterance utterance{
            speaker_field(phrase, {}), {}, {}, text_at(first(phrase, "nBest"), "display")};
        const auto* offset = at(phrase, "offsetInTicks"); // of 100 ns
        const auto* duration = at(phrase, "durationInTicks");
        if (offset != nullptr && offset->is_number()) {
            const auto begins = offset->get<double>() / 10000;
            utterance.begins = MediaTime{static_cast<std::int64_t>(begins)};
            if (duration != nullptr && duration->is_number()) {
                const auto ends = begins + duration->get<double>() / 10000;
                utterance.ends = MediaTime{static_cast<std::int64_t>(ends)};
            }
        }
        said.push_back(std::move(utterance));
    }
    part_at_pauses(said);
    return said;
}

Shaped from_words(const Json& root) {
    const auto* results = at(root, "results");
    if (results == nullptr) return std::nullopt;
    const auto* list = list_at(first(first(*results, "channels"), "alternatives"), "words");
    if (list == nullptr) return std::nullopt;
    std::vector<TimedWords> words;
    for (const auto& word : *list) {
        auto text = text_at(word, "punctuated_word");
        if (text.empty()) text = text_at(word, "word");
        words.push_back({speaker_field(word, {}), std::move(text), times_field(word)});
    }
    return with_units(sentences_of(words));
}

} // namespace filrouge::transcripts
