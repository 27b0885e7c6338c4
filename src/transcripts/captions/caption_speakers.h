#pragma once

#include "transcripts/captions/caption.h"
#include "transcripts/content.h"
#include "transcripts/utterances.h"

#include <vector>

namespace filrouge::transcripts {

/// Captions as utterances. Voice tags name who speaks; in files without them names before a colon,
/// where nearly all captions have them (see `take_stated_names`) or where they recur as labels do.
/// A caption that names nobody goes on with the speaker before it. Where captions are passages
/// rather than lines on a screen, each begins a turn.
struct CaptionSpeech {
    std::vector<Utterance> said;
    std::vector<std::string> warnings;
    std::vector<DoubtfulLine> doubtful{};
};
CaptionSpeech who_says(std::vector<Caption> captions, const SpeakerHints& hints);

} // namespace filrouge::transcripts
