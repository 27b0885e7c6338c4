#include "core/breaks.h"
#include "transcripts/labels/asides.h"
#include "transcripts/labels/cast.h"
#include "transcripts/labels/doubtful_lines.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/labels/labels_within.h"
#include "transcripts/labels/line_numbers.h"
#include "transcripts/labels/lone_asker.h"
#include "transcripts/reader.h"
#include "transcripts/times/time_marks.h"
#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
KnownLabels known_labels(const SpeakerHints& hints) {
    KnownLabels known;
    for (const auto& label : hints.speakers) known.speakers.insert(speaker_key(to_utf32(label)));
    for (const auto& label : hints.not_speakers) {
        known.not_speakers.insert(speaker_key(to_utf32(label)));
    }
    return known;
}

namespace {

struct Found {
    Speech speech;
    std::vector<CpSpan> labels;  ///< also those without words after them
    std::vector<CpSpan> numbers; ///< of lines, amid what is said
};

void call_as_cast(std::vector<DoubtfulLine>& lines, const Cast& cast) {
    for (auto& line : lines) {
        for (auto* label : {&line.given_to, &line.label}) {
            const auto name = to_utf32(*label);
            if (cast.knows(name)) *label = cast.label(name);
        }
    }
}

// Perhaps the answers, which have no labels.
bool has_other_lines(const Text& text, const Speech& speech) {
    return std::any_of(speech.turns.begin(), speech.turns.end(), [&](const SpokenTurn& turn) {
        return text.slice(turn.span).find('\n') != std::string_view::npos;
    });
}

void mind_lone_asker(const Text& text, const std::vector<CpSpan>& emphasised, Speech& speech) {
    auto told = told_lone_asker(speech.speakers);
    if (told.empty() || !has_other_lines(text, speech)) return;
    speech.warnings.push_back(std::move(told));
    leave_plain_answers(text, emphasised, speech.turns);
}

Found find_speech(const Text& text, const std::vector<CpSpan>& emphasised,
                  const std::vector<CpSpan>& headings, const SpeakerHints& hints) {
    const auto known = known_labels(hints);
    const auto lines = candidate_lines(text, emphasised, known);
    const auto chosen = choose_labels(text, lines, known);
    Found found;
    auto& speech = found.speech;
    Cast cast;
    std::vector<const LabelCandidate*> labels; // of the turns
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto& line = lines.lines[chosen[i].line];
        const auto& label = line.candidates[chosen[i].candidate];
        const CpSpan marked{line.begin + CpCount{label.begin}, line.begin + CpCount{label.end}};
        CpPos end = text.all().end();
        if (i + 1 < chosen.size()) {
            const auto& next = lines.lines[chosen[i + 1].line];
            end = next.begin + CpCount{next.candidates[chosen[i + 1].candidate].begin};
        }
        found.labels.push_back(marked);
        const auto said = trim(text, {marked.end(), end});
        if (said.empty()) continue; // a label without words: nobody's turn
        cast.add(label.name);
        labels.push_back(&label);
        speech.turns.push_back({marked, said, {}, label.begins, label.ends});
    }
    const std::size_t fewest = hints.speakers.empty() ? 2 : 1;
    if (speech.turns.size() < fewest) return {};
    found.numbers = line_numbers(text, lines, chosen);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        speech.turns[i].speaker = cast.label(labels[i]->name);
    }
    speech.doubtful = doubtful_lines(text, lines, chosen);
    call_as_cast(speech.doubtful, cast);
    leave_out_headings(text, headings, speech.turns, cast);
    part_at_labels_within(text, speech.turns, cast, speech.doubtful);
    speech.speakers = cast.speakers();
    speech.warnings = cast.warnings();
    mind_lone_asker(text, emphasised, speech);
    if (!speech.doubtful.empty()) speech.warnings.push_back(doubt(speech.doubtful));
    return found;
}

// They leave the text as times do.
void add_numbers(std::vector<TimeMark>& marks, const std::vector<CpSpan>& numbers) {
    if (numbers.empty()) return;
    for (const auto span : numbers) marks.push_back({span, {}, {}});
    std::sort(marks.begin(), marks.end(),
              [](const TimeMark& a, const TimeMark& b) { return a.span.begin() < b.span.begin(); });
}

} // namespace

Speech recognise_speakers(const Text& text, const std::vector<CpSpan>& emphasised,
                          const SpeakerHints& hints) {
    auto found = find_speech(text, emphasised, {}, hints);
    take_times(text, find_time_marks(text, found.labels), found.speech);
    return std::move(found.speech);
}

Recognised recognise(const Text& text, const std::vector<CpSpan>& emphasised,
                     const std::vector<CpSpan>& headings, const ReadOptions& options) {
    auto found = find_speech(text, emphasised, headings, options.hints);
    auto marks = find_time_marks(text, found.labels);
    take_times(text, marks, found.speech);
    add_numbers(marks, found.numbers);
    if (options.speakers == SpeakerRecognition::off) found.speech = {};
    return without_time_marks(text, marks, std::move(found.speech));
}

} // namespace filrouge::transcripts
