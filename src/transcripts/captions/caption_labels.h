#pragma once

#include "transcripts/captions/caption.h"
#include "transcripts/captions/caption_speakers.h"
#include "transcripts/labels/cast.h"

#include <vector>

// Labels amid what captions say: "Nadia: Oui. Karim: Non." in one line.
namespace filrouge::transcripts {

/// The people who have words.
Cast cast_of(const CaptionSpeech& speech);

/// Parts lines where the label of somebody in `cast` follows the end of a sentence; false where
/// there is none.
bool part_within(std::vector<Caption>& captions, const Cast& cast);

/// Other labels amid what is said are told.
void tell_within(CaptionSpeech& speech);

} // namespace filrouge::transcripts
