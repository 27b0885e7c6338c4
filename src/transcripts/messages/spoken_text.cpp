#include "transcripts/messages/spoken_text.h"

#include "transcripts/labels/label_name.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/unicode.h"

namespace filrouge::transcripts {
namespace {

// Who knows better than the form.
void without_hinted(Speech& speech, const SpeakerHints& hints) {
    if (hints.not_speakers.empty()) return;
    const auto known = known_labels(hints);
    const auto is_none = [&](const std::string& name) {
        return known.not_speakers.contains(speaker_key(to_utf32(name)));
    };
    std::erase_if(speech.turns, [&](const SpokenTurn& turn) { return is_none(turn.speaker); });
    std::erase_if(speech.speakers, [&](const Speaker& speaker) { return is_none(speaker.label); });
}

} // namespace

Recognised who_speaks_in(const Text& text, const std::vector<CpSpan>& emphasised,
                         const std::vector<CpSpan>& headings, const ReadOptions& options) {
    std::optional<Recognised> stated;
    if (auto chat = dated_messages(text)) stated = Recognised{text, std::move(*chat)};
    if (!stated) stated = teams_text(text);
    if (!stated) return recognise(text, emphasised, headings, options);
    if (options.speakers == SpeakerRecognition::off) stated->speech = {};
    without_hinted(stated->speech, options.hints);
    return std::move(*stated);
}

} // namespace filrouge::transcripts
