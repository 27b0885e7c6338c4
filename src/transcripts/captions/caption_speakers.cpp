#include "transcripts/captions/caption_speakers.h"

#include "core/text.h"
#include "transcripts/captions/cue_names.h"
#include "transcripts/labels/cast.h"
#include "transcripts/labels/doubtful_lines.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t passage_length = 120; // bytes; two lines on a screen have some 80

/// Captions part lines anywhere; a part begins where somebody else may begin to speak.
struct Part {
    const Caption* caption = nullptr;
    std::string words;
    bool changes = false; ///< ">>" says that somebody else speaks
};

bool has_voices(const std::vector<Caption>& captions) {
    return std::any_of(captions.begin(), captions.end(), [](const Caption& caption) {
        return std::any_of(caption.lines.begin(), caption.lines.end(), [](const CaptionLine& line) {
            return !line.voice.value_or("").empty();
        });
    });
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

std::vector<Part> parts_of(const std::vector<Caption>& captions, const KnownLabels& known) {
    std::vector<Part> parts;
    for (const auto& caption : captions) {
        const auto first = parts.size();
        for (const auto& line : caption.lines) {
            const auto sign = std::min(line.words.find_first_not_of('>'), line.words.size());
            const bool changes = sign >= 2;
            auto words = changes ? line.words.substr(sign) : line.words;
            words.erase(0, words.find_first_not_of(' '));
            if (parts.size() > first && !changes && !may_begin_with_name(words, known)) {
                parts.back().words += ' ';
                parts.back().words += words;
            } else {
                parts.push_back({&caption, std::move(words), changes});
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

Lines one_a_line(std::vector<Part> parts) {
    Lines lines;
    std::string utf8;
    CpPos here{0};
    for (auto& part : parts) {
        const auto clean = Text::clean(part.words);
        auto words = clean ? clean->utf8() : std::string{};
        std::replace(words.begin(), words.end(), '\n', ' ');
        if (words.find_first_not_of(" \u00A0\u2003\u202F") == std::string::npos) continue;
        utf8 += words + '\n';
        lines.begins.push_back(here);
        here = here + count_code_points(words) + CpCount{1};
        part.words = std::move(words);
        lines.parts.push_back(std::move(part));
    }
    if (auto text = Text::make(std::move(utf8))) lines.text = std::move(*text);
    return lines;
}

CandidateLines names_before_colons(const Lines& lines, const KnownLabels& known) {
    auto candidates = candidate_lines(lines.text, {}, known);
    for (auto& line : candidates.lines) {
        const auto words = to_utf32(lines.parts.at(lines.part_at(line.begin)).words);
        line.candidates.erase(
            std::remove_if(line.candidates.begin(), line.candidates.end(),
                           [&](const LabelCandidate& c) { return !ends_with_colon(c, words); }),
            line.candidates.end());
    }
    candidates.lines.erase(
        std::remove_if(candidates.lines.begin(), candidates.lines.end(),
                       [](const CandidateLine& line) { return line.candidates.empty(); }),
        candidates.lines.end());
    return candidates;
}

std::vector<Utterance> by_voices(const std::vector<Caption>& captions) {
    std::vector<Utterance> said;
    std::string speaker;
    for (const auto& caption : captions) {
        for (const auto& line : caption.lines) {
            if (line.voice) speaker = *line.voice;
            said.push_back({speaker, caption.begins, caption.ends, line.words});
        }
    }
    return said;
}

// Spellings of one name are one person.
CaptionSpeech by_stated_names(const std::vector<Caption>& captions,
                              std::vector<DoubtfulLine> doubtful) {
    CaptionSpeech speech{by_voices(captions), {}, std::move(doubtful)};
    Cast cast;
    for (const auto& utterance : speech.said) {
        if (!utterance.speaker.empty()) cast.add(to_utf32(utterance.speaker));
    }
    for (auto& utterance : speech.said) {
        if (!utterance.speaker.empty()) utterance.speaker = cast.label(to_utf32(utterance.speaker));
    }
    speech.warnings = cast.warnings();
    for (auto& line : speech.doubtful) line.given_to = cast.label(to_utf32(line.given_to));
    if (!speech.doubtful.empty()) speech.warnings.push_back(doubt(speech.doubtful));
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

CaptionSpeech by_names(const std::vector<Caption>& captions, const SpeakerHints& hints) {
    const auto known = known_labels(hints);
    const auto lines = one_a_line(parts_of(captions, known));
    const auto candidates = names_before_colons(lines, known);
    const auto chosen = choose_labels(lines.text, candidates, known);
    if (chosen.size() < (hints.speakers.empty() ? 2 : 1)) return {by_nobody(captions), {}};
    Cast cast;
    std::vector<const LabelCandidate*> labels(lines.parts.size(), nullptr);
    for (const auto& choice : chosen) {
        const auto& line = candidates.lines[choice.line];
        const auto* label = &line.candidates[choice.candidate];
        labels[lines.part_at(line.begin)] = label;
        cast.add(label->name);
    }
    CaptionSpeech speech;
    std::string speaker;
    for (std::size_t i = 0; i < lines.parts.size(); ++i) {
        const auto& part = lines.parts[i];
        auto words = part.words;
        if (labels[i] != nullptr) {
            speaker = cast.label(labels[i]->name);
            words = to_utf8(std::u32string_view{to_utf32(words)}.substr(labels[i]->end));
        } else if (part.changes) {
            speaker.clear();
        }
        speech.said.push_back({speaker, part.caption->begins, part.caption->ends, words});
    }
    speech.warnings = cast.warnings();
    return speech;
}

void each_caption_begins(std::vector<Utterance>& said) {
    for (std::size_t i = 1; i < said.size(); ++i) {
        if (said[i].begins != said[i - 1].begins) said[i].turn = TurnStart::always;
    }
}

} // namespace

CaptionSpeech who_says(std::vector<Caption> captions, const SpeakerHints& hints) {
    const bool passages = are_passages(captions);
    CaptionSpeech speech;
    if (has_voices(captions)) {
        speech.said = by_voices(captions);
    } else if (auto doubtful = take_stated_names(captions, known_labels(hints))) {
        speech = by_stated_names(captions, std::move(*doubtful));
    } else {
        speech = by_names(captions, hints);
    }
    if (passages) each_caption_begins(speech.said);
    part_at_pauses(speech.said);
    return speech;
}

} // namespace filrouge::transcripts
