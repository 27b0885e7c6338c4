#pragma once

#include "transcripts/labels/labelled_lines.h"

#include <string>
#include <vector>

namespace filrouge::transcripts {

/// Lines whose beginning has the form of the labels chosen but names nobody who was believed, and
/// whose words therefore go to the speaker before: at most 100. Only where a name is likely: it is
/// written as names are, or recurs, or nearly every line has a label. Also lines that begin with a
/// label that was believed and lack its separator: "Nadia ; Oui.".
std::vector<DoubtfulLine> doubtful_lines(const Text& text, const CandidateLines& lines,
                                         const std::vector<ChosenLabel>& chosen);

/// The warning about them.
std::string doubt(const std::vector<DoubtfulLine>& lines);

} // namespace filrouge::transcripts
