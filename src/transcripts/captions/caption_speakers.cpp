#include "transcripts/captions/caption_speakers.h"

#include "core/text.h"
#include "transcripts/captions/caption_changes.h"
#include "transcripts/captions/caption_labels.h"
#include "transcripts/captions/cue_names.h"
#include "transcripts/labels/cast.h"
#include "transcripts/labels/doubtful_lines.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/messages/spoken_text.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t passage_length = 120; // bytes; two lines on a screen have some 80

/// Captions part lines anywhere; a part begins where somebody else may begin to speak.
struct Part {
    const Caption* caption = nullptr;
    std::string words;
    std::optional<std::string> voice{}; ///< that a tag names here
    bool changes = false;               ///< a sign says that somebody else speaks
};

template <class Is>
bool has_line(const std::vector<Caption>& captions, Is is) {
    return std::any_of(captions.begin(), captions.end(), [&](const Caption& caption) {
        return std::any_of(caption.lines.begin(), caption.lines.end(), is);
    });
}

bool has_voices(const std::vector<Caption>& captions) {
    return has_line(captions,
                    [](const CaptionLine& line) { return !line.voice.value_or("").empty(); });
}

bool are_passages(const std::vector<Caption>& captions) {
    std::vector<std::size_t> lengths;
    for (const auto& caption : captions) {
        lengths.push_back(0);
        for (const auto& line : caption.lines) lengths.back() += line.words.size();
    }
    if (lengths.empty()) return false;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle > passage_length;
}

// Only a colon sets a name off in captions: "Nadia: …", "[Nadia]: …".
bool ends_with_colon(const LabelCandidate& candidate, const std::u32string& line) {
    if (candidate.separator == Separator::colon) return true;
    if (candidate.separator != Separator::bracket) return false;
    const auto label = std::u32string_view{line}.substr(0, candidate.end);
    const auto last = std::find_if_not(label.rbegin(), label.rend(), is_space);
    return last != label.rend() && (*last == U':' || *last == U'：');
}

bool may_begin_with_name(const std::string& words, const KnownLabels& known) {
    const auto line = to_utf32(words);
    const LineStart start{line.substr(0, line_start_length), line.size() <= line_start_length, 0,
                          0};
    const auto candidates = label_candidates(start, known);
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](const LabelCandidate& c) { return ends_with_colon(c, line); });
}

std::string without_sign(const CaptionLine& line) {
    return line.words.substr(line.change);
}

// A sign says so, or the end of a tag: "<v Nadia>Oui</v> en effet".
bool begins_voice(const CaptionLine& line) {
    return line.change > 0 || line.untagged;
}

// What follows a voice tag is that voice's, whatever it begins with.
bool may_name_another(const CaptionLine& line, const KnownLabels& known) {
    return !line.tagged && may_begin_with_name(without_sign(line), known);
}

std::vector<Part> parts_of(const std::vector<Caption>& captions, const KnownLabels& known) {
    std::vector<Part> parts;
    for (const auto& caption : captions) {
        const auto first = parts.size();
        for (const auto& line : caption.lines) {
            auto words = without_sign(line);
            const bool begins = begins_voice(line) || line.tagged || may_name_another(line, known);
            if (parts.size() > first && !begins) {
                parts.back().words += ' ';
                parts.back().words += words;
            } else {
                parts.push_back({&caption, std::move(words),
                                 line.tagged ? line.voice : std::nullopt, begins_voice(line)});
            }
        }
    }
    return parts;
}

struct Lines {
    Text text;
    std::vector<Part> parts;   ///< each a line of the text
    std::vector<CpPos> begins; ///< of the lines
    [[nodiscard]] std::size_t part_at(CpPos line) const {
        return static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), line) -
                                        begins.begin());
    }
};

// Voices that tags name are told to the inference as labels.
std::string label_of(const Part& part) {
    return part.voice.value_or("").empty() ? std::string{} : *part.voice + ": ";
}

CandidateLine stated_line(const Part& part, CpPos begin, std::size_t number) {
    LabelCandidate label;
    label.name = to_utf32(*part.voice);
    label.end = label.name.size() + 2;
    return {begin, number, false, {std::move(label)}};
}

Lines one_a_line(std::vector<Part> parts) {
    Lines lines;
    std::string utf8;
    CpPos here{0};
    for (auto& part : parts) {
        const auto clean = Text::clean(part.words);
        auto words = clean ? clean->utf8() : std::string{};
        std::replace(words.begin(), words.end(), '\n', ' ');
        if (words.find_first_not_of(" \u00A0\u2003\u202F") == std::string::npos) continue;
        const auto line = label_of(part) + words + '\n';
        lines.begins.push_back(here);
        here = here + count_code_points(line);
        utf8 += line;
        part.words = std::move(words);
        lines.parts.push_back(std::move(part));
    }
    if (auto text = Text::make(std::move(utf8))) lines.text = std::move(*text);
    return lines;
}

CandidateLines names_before_colons(const Lines& lines, const KnownLabels& known) {
    auto found = candidate_lines(lines.text, {}, known);
    CandidateLines candidates{{}, found.filled};
    auto next = found.lines.begin();
    for (std::size_t i = 0; i < lines.parts.size(); ++i) {
        const auto& part = lines.parts[i];
        const bool listed = next != found.lines.end() && next->begin == lines.begins[i];
        const auto line = listed ? next++ : found.lines.end();
        if (part.voice) {
            if (!part.voice->empty())
                candidates.lines.push_back(stated_line(part, lines.begins[i], i));
            continue;
        }
        if (!listed) continue;
        const auto words = to_utf32(part.words);
        std::erase_if(line->candidates,
                      [&](const LabelCandidate& c) { return !ends_with_colon(c, words); });
        // "[Nadia]: …" and "Nadia: …" are one form here.
        for (auto& label : line->candidates) label.separator = Separator::colon;
        if (!line->candidates.empty()) candidates.lines.push_back(std::move(*line));
    }
    return candidates;
}

/// Captions without a tag go on with the voice before them; `untagged` counts these.
std::vector<Utterance> by_voices(const std::vector<Caption>& captions, std::size_t& untagged) {
    std::vector<Utterance> said;
    std::string speaker;
    for (const auto& caption : captions) {
        for (const auto& line : caption.lines) {
            if (line.voice) speaker = *line.voice;
            const bool unnamed = begins_voice(line) && !line.voice;
            if (unnamed) speaker.clear();
            if (&line == &caption.lines.front() && !line.voice && !speaker.empty()) ++untagged;
            said.push_back({speaker, caption.begins, caption.ends, without_sign(line)});
            if (unnamed) said.back().turn = TurnStart::always;
        }
    }
    return said;
}

std::string words_after(const LabelCandidate& label, const std::string& words) {
    return to_utf8(std::u32string_view{to_utf32(words)}.substr(label.end));
}

// What goes on with the speaker before, and begins as with a name.
void note_doubt(const Part& part, const LabelCandidate& label, const std::string& speaker,
                std::vector<DoubtfulLine>& doubtful) {
    constexpr std::size_t most = 100;
    constexpr std::size_t longest = 400; // bytes
    if (doubtful.size() >= most || label.unusual) return;
    if (name_style(label.name) > NameStyle::proper) return;
    doubtful.push_back({std::string{beginning(part.words, longest)}, to_utf8(label.name), speaker});
}

// Spellings of one name are one person.
CaptionSpeech by_stated_names(const std::vector<Caption>& captions,
                              std::vector<DoubtfulLine> doubtful) {
    std::size_t untagged = 0; // who has no tags goes on without telling
    CaptionSpeech speech{by_voices(captions, untagged), {}, std::move(doubtful)};
    Cast cast;
    for (const auto& utterance : speech.said) {
        if (!utterance.speaker.empty()) cast.add(to_utf32(utterance.speaker));
    }
    for (auto& utterance : speech.said) {
        if (!utterance.speaker.empty()) utterance.speaker = cast.label(to_utf32(utterance.speaker));
    }
    speech.warnings = cast.warnings();
    for (auto& line : speech.doubtful) line.given_to = cast.label(to_utf32(line.given_to));
    return speech;
}

std::vector<Utterance> by_nobody(const std::vector<Caption>& captions) {
    std::vector<Utterance> said;
    for (const auto& caption : captions) {
        std::string words;
        for (const auto& line : caption.lines) words += line.words + ' ';
        said.push_back({{}, caption.begins, caption.ends, std::move(words)});
    }
    return said;
}

KnownLabels with_voices(KnownLabels known, const std::vector<Part>& parts) {
    for (const auto& part : parts) {
        if (!part.voice.value_or("").empty()) {
            known.speakers.insert(speaker_key(to_utf32(*part.voice)));
        }
    }
    return known;
}

/// The parts of captions with the labels that were believed and those that were not.
struct NamedParts {
    struct Label {
        const LabelCandidate* candidate = nullptr; ///< null: none
        bool believed = false;
    };
    Lines lines;
    CandidateLines candidates;
    std::vector<Label> labels; ///< of each part
    std::size_t believed = 0;
};

// Among captions that nearly all have tags one without a tag that begins with a name is somebody's.
void believe_times(const Lines& lines, CandidateLines& candidates) {
    const auto tagged = std::count_if(lines.parts.begin(), lines.parts.end(),
                                      [](const Part& part) { return part.voice.has_value(); });
    const auto named = candidates.lines.size();
    if (tagged == 0 || named * 5 < lines.parts.size() * 4) return;
    for (auto& line : candidates.lines) {
        for (auto& label : line.candidates) {
            if (!label.begins)
                label.begins = lines.parts[lines.part_at(line.begin)].caption->begins;
        }
    }
}

NamedParts named_parts(const std::vector<Caption>& captions, const KnownLabels& hints) {
    NamedParts named;
    auto parts = parts_of(captions, hints);
    const auto known = with_voices(hints, parts);
    named.lines = one_a_line(std::move(parts));
    named.candidates = names_before_colons(named.lines, known);
    believe_times(named.lines, named.candidates);
    named.labels.resize(named.lines.parts.size());
    for (const auto& line : named.candidates.lines) {
        named.labels[named.lines.part_at(line.begin)] = {&line.candidates.front(), false};
    }
    const auto chosen = choose_labels(named.lines.text, named.candidates, known);
    for (const auto& choice : chosen) {
        const auto& line = named.candidates.lines[choice.line];
        named.labels[named.lines.part_at(line.begin)] = {&line.candidates[choice.candidate], true};
    }
    named.believed = chosen.size();
    return named;
}

CaptionSpeech by_names(const std::vector<Caption>& captions, const SpeakerHints& hints) {
    const auto named = named_parts(captions, known_labels(hints));
    const bool stated = has_voices(captions) || !hints.speakers.empty();
    if (named.believed < (stated ? 1 : 2)) return {by_nobody(captions), {}};
    Cast cast;
    for (const auto& label : named.labels) {
        if (label.believed) cast.add(label.candidate->name);
    }
    CaptionSpeech speech;
    std::string speaker;
    for (std::size_t i = 0; i < named.labels.size(); ++i) {
        const auto& part = named.lines.parts[i];
        const auto& label = named.labels[i];
        auto words = part.words;
        if (label.believed) {
            speaker = cast.label(label.candidate->name);
            if (!part.voice) words = words_after(*label.candidate, words);
        } else if (part.voice || part.changes) {
            speaker.clear();
        } else if (label.candidate != nullptr && !speaker.empty()) {
            note_doubt(part, *label.candidate, speaker, speech.doubtful);
        }
        speech.said.push_back({speaker, part.caption->begins, part.caption->ends, words});
        if (part.changes && !label.believed) speech.said.back().turn = TurnStart::always;
    }
    speech.warnings = cast.warnings();
    return speech;
}

// "Subtitles by www.example.org": the last captions may be nobody's.
std::vector<Utterance> take_last_of_services(std::vector<Caption>& captions) {
    std::vector<Utterance> last;
    while (!captions.empty()) {
        const auto& caption = captions.back();
        std::string words;
        for (const auto& line : caption.lines) words += (words.empty() ? "" : " ") + line.words;
        if (!words.empty() && !is_of_service(words)) break;
        last.push_back({{}, caption.begins, caption.ends, words, TurnStart::no_turn});
        captions.pop_back();
    }
    std::reverse(last.begin(), last.end());
    return last;
}

CaptionSpeech by_tags(const std::vector<Caption>& captions) {
    CaptionSpeech speech;
    std::size_t untagged = 0;
    speech.said = by_voices(captions, untagged);
    if (untagged > 0) {
        speech.warnings.push_back(fmt::format(
            "Captions without a voice tag were left to the speaker before: {}", untagged));
    }
    return speech;
}

CaptionSpeech by_labels(std::vector<Caption> captions, const SpeakerHints& hints) {
    auto doubtful = take_stated_names(captions, known_labels(hints));
    return doubtful ? by_stated_names(captions, std::move(*doubtful)) : by_names(captions, hints);
}

void each_caption_begins(std::vector<Utterance>& said) {
    for (std::size_t i = 1; i < said.size(); ++i) {
        if (said[i].begins != said[i - 1].begins) said[i].turn = TurnStart::always;
    }
}

} // namespace

CaptionSpeech who_says(std::vector<Caption> captions, const SpeakerHints& hints) {
    auto last = take_last_of_services(captions);
    const bool passages = are_passages(captions);
    mark_changes(captions);
    const auto known = known_labels(hints);
    const bool voices = has_voices(captions);
    CaptionSpeech speech;
    if (voices && !has_line(captions, [&](const auto& l) { return may_name_another(l, known); })) {
        speech = by_tags(captions);
    } else if (voices) {
        speech = by_names(captions, hints);
    } else {
        speech = by_labels(captions, hints);
        // Who is known by a label amid a line may make others known.
        constexpr int rounds = 3;
        for (int i = 0; i < rounds && part_within(captions, cast_of(speech)); ++i) {
            speech = by_labels(captions, hints);
        }
        tell_within(speech);
    }
    if (!speech.doubtful.empty()) speech.warnings.push_back(doubt(speech.doubtful));
    if (passages) each_caption_begins(speech.said);
    part_at_pauses(speech.said);
    std::move(last.begin(), last.end(), std::back_inserter(speech.said));
    return speech;
}

} // namespace filrouge::transcripts
