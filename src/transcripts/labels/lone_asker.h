#pragma once

#include "core/text.h"
#include "transcripts/reader.h"

#include <string>
#include <vector>

// Transcripts in which only the questions have labels.
namespace filrouge::transcripts {

/// One sentence where the only speaker is by the label who asks: who answers has perhaps no label.
/// Else empty.
std::string told_lone_asker(const std::vector<Speaker>& speakers);

/// Where the questions are bold and what stands below them is not, this is nobody's: each turn ends
/// with its bold first line. Turns stay as they are where not all are of that kind.
void leave_plain_answers(const Text& text, std::vector<CpSpan> bold,
                         std::vector<SpokenTurn>& turns);

} // namespace filrouge::transcripts
