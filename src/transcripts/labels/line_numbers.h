#pragma once

#include "transcripts/labels/labelled_lines.h"

#include <vector>

namespace filrouge::transcripts {

/// Where numbers before the labels count all lines, also those that go on with a turn, these have
/// one, too, which nobody said. The places of these numbers, in order, blanks after them included.
std::vector<CpSpan> line_numbers(const Text& text, const CandidateLines& lines,
                                 const std::vector<ChosenLabel>& chosen);

} // namespace filrouge::transcripts
