#pragma once

#include "transcripts/content.h"

namespace filrouge::transcripts {

/// What programs that transcribe write as `json`: Whisper and its kin, WhisperX, rev.ai, AWS
/// Transcribe, Speechmatics, AssemblyAI, Deepgram, Azure, Otter, and lists of objects with a
/// speaker and words. Errors (invalid_input): no JSON, no transcript of a known shape.
Result<Content> read_json(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts
