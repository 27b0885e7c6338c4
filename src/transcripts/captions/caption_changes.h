#pragma once

#include "transcripts/captions/caption.h"

#include <vector>

namespace filrouge::transcripts {

/// Finds the lines that begin with a sign that somebody else speaks, and sets their `change`: `>>`,
/// and dashes where they part voices: "- Oui." above "- Non." in one caption, "- Non." below the
/// end of what another says. Where captions do so without voice tags, the dash of a caption that
/// has one dash is such a sign, too. A list ("Il faut :" above "- du pain") is said by one voice;
/// so is what stands in a voice tag.
void mark_changes(std::vector<Caption>& captions);

} // namespace filrouge::transcripts
