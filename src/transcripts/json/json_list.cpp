#include "transcripts/json/json_shapes.h"

#include <algorithm>
#include <deque>

// Lists of segments or turns: Whisper, WhisperX, AssemblyAI, Deepgram, Otter and home-made ones.
namespace filrouge::transcripts {
namespace {

struct Candidate {
    const Json* list = nullptr;
    int rank = 0; ///< 0: no list of what is said
};

int rank_of(const Json& list) {
    std::size_t worded = 0;
    bool speaker = false;
    bool time = false;
    for (const auto& entry : list) {
        if (!entry.is_object() || !words_field(entry)) continue;
        ++worded;
        speaker = speaker || !speaker_field(entry, {}).empty();
        time = time || times_field(entry).begins;
    }
    if (worded == 0 || worded * 5 < list.size() * 4) return 0;
    return (speaker ? 2 : 0) + (time ? 1 : 0);
}

/// Level by level; of lists that say as much the first.
Candidate best_list(const Json& root) {
    Candidate best;
    std::deque<const Json*> open{&root};
    while (!open.empty()) {
        const auto& value = *open.front();
        open.pop_front();
        if (value.is_array()) {
            const auto rank = rank_of(value);
            if (rank > best.rank) best = {&value, rank};
            if (rank == 0 && value.size() == 1) open.push_back(&value.front());
        } else if (value.is_object()) {
            for (const auto& [key, inner] : value.items()) {
                if (inner.is_structured() && key != "words") open.push_back(&inner);
            }
        }
    }
    return best;
}

std::string word_of(const Json& word) {
    for (const auto* key : {"punctuated_word", "word", "text"}) {
        const auto found = word.find(key);
        if (found != word.end() && found->is_string()) return found->get<std::string>();
    }
    return {};
}

/// The words of a segment in which several people speak, by person; else the segment as it is.
std::vector<TimedWords> by_words(const Json& entry, TimedWords whole, const SpeakerNames& names) {
    const auto list = entry.find("words");
    if (list == entry.end() || !list->is_array()) return {std::move(whole)};
    std::vector<TimedWords> words;
    bool several = false;
    for (const auto& word : *list) {
        if (!word.is_object()) continue;
        auto speaker = speaker_field(word, names);
        if (speaker.empty()) speaker = words.empty() ? whole.speaker : words.back().speaker;
        several = several || (!words.empty() && words.back().speaker != speaker);
        words.push_back({std::move(speaker), word_of(word), times_field(word)});
    }
    if (several) return sentences_of(words);
    if (whole.speaker.empty() && !words.empty()) whole.speaker = words.front().speaker;
    return {std::move(whole)};
}

bool is_single_words(const Json& list) {
    return std::all_of(list.begin(), list.end(), [](const Json& entry) {
        const auto words = words_field(entry);
        return !words || words->find(' ', words->find_first_not_of(' ')) == std::string::npos;
    });
}

} // namespace

Shaped from_list(const Json& root) {
    auto found = best_list(root);
    if (found.rank < 2 && root.is_object()) { // ElevenLabs: one list of words with speakers
        const auto words = root.find("words");
        if (words != root.end() && words->is_array() && rank_of(*words) > found.rank) {
            found = {&*words, rank_of(*words)};
        }
    }
    if (found.rank == 0) return std::nullopt;
    const auto names = speaker_names(root);
    std::vector<TimedWords> said;
    for (const auto& entry : *found.list) {
        if (!entry.is_object()) continue;
        const auto words = words_field(entry);
        if (!words) continue;
        auto pieces =
            by_words(entry, {speaker_field(entry, names), *words, times_field(entry)}, names);
        said.insert(said.end(), std::make_move_iterator(pieces.begin()),
                    std::make_move_iterator(pieces.end()));
    }
    const bool timed = (found.rank & 1) != 0;
    if (timed && said.size() > 20 && is_single_words(*found.list)) said = sentences_of(said);
    return with_units(said);
}

Shaped from_text(const Json& root) {
    if (!root.is_object()) return std::nullopt;
    const auto text = root.find("text");
    const bool alone = std::none_of(root.begin(), root.end(), [](const Json& value) {
        return value.is_array() && !value.empty();
    });
    if (text == root.end() || !text->is_string() || !alone) return std::nullopt;
    return std::vector<Utterance>{{{}, {}, {}, text->get<std::string>()}};
}

} // namespace filrouge::transcripts
