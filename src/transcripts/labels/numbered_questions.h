#pragma once

#include "transcripts/labels/labelled_lines.h"

namespace filrouge::transcripts {

/// "Question 1: the bus" heads a part where somebody else asks again and again, or where several
/// talk and it is no question: such lines begin with no label. Else the numbers count the questions
/// of one person, "Q", and those of "R1" and "R2" below them the answers of one, "R".
void settle_questions(const Text& text, CandidateLines& lines);

} // namespace filrouge::transcripts
