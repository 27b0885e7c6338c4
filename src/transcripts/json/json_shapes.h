#pragma once

#include "transcripts/json/json_fields.h"

#include <optional>
#include <vector>

// The shapes that transcripts have as JSON. Nothing: the document has another shape.
namespace filrouge::transcripts {

using Shaped = std::optional<std::vector<Utterance>>;

/// rev.ai: `monologues` of a speaker with `elements`; each is a turn.
Shaped from_monologues(const Json& root);
/// AWS Transcribe and Speechmatics: `results` of words and punctuation with `alternatives`.
Shaped from_alternatives(const Json& root);
/// Azure: `recognizedPhrases` with `nBest`.
Shaped from_phrases(const Json& root);
/// A list of segments or turns, wherever it stands: objects with words and a speaker or a time.
Shaped from_list(const Json& root);
/// Deepgram without utterances: a list of single words.
Shaped from_words(const Json& root);
/// Nothing but `text`.
Shaped from_text(const Json& root);

} // namespace filrouge::transcripts
