#pragma once

#include "transcripts/content.h"

namespace filrouge::transcripts {

/// NIST segment time marked transcripts (`stm`): a segment a line with file, channel, speaker,
/// begin, end, labels and words. Each segment is a turn; what is marked as no speech is left out.
/// Error invalid_input, with the line, where a line is no segment.
Result<Content> read_stm(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts
