#pragma once

#include "transcripts/labels/label_form.h"
#include "transcripts/labels/labelled_lines.h"

#include <cstddef>

namespace filrouge::transcripts {

/// Who opens a talk and then is silent stands above the first label that is believed, as the fields
/// of a head do. The first of the lines above `first` that begin in that form and hold sentences;
/// `first` itself where there is none, or where fields stand above them.
std::size_t first_of_opening(const Text& text, const CandidateLines& lines, std::size_t first,
                             LabelForm form);

/// "She said:" ends the line above this one, which is what she said.
bool is_announced(const Text& text, CpPos line);

} // namespace filrouge::transcripts
