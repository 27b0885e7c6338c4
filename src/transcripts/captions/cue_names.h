#pragma once

#include "transcripts/captions/caption.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/reader.h"

#include <optional>
#include <vector>

namespace filrouge::transcripts {

/// Captions that begin with a name and a colon, all or nearly all of them, as Zoom writes them:
/// then they state who speaks, and a name may hold any sign and be said once. Not one of them: what
/// begins with an hour of the day or reads like a sentence. Gives each line its name as its voice
/// and takes it from its words; lines without one go on with the voice before them. Returns the
/// lines that begin so and were not believed; nothing, and nothing is changed, where the captions
/// are not of that form.
std::optional<std::vector<DoubtfulLine>> take_stated_names(std::vector<Caption>& captions,
                                                           const KnownLabels& known);

} // namespace filrouge::transcripts
