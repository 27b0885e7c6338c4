#pragma once

#include "transcripts/content.h"

namespace filrouge::transcripts {

/// Captions: `vtt` (WebVTT, also as Teams, Zoom and YouTube write it), `srt` and `sbv`. Each
/// caption is an utterance; who speaks is read from voice tags, else from names before a colon that
/// recur. Lines that scroll through several captions are read once. Faults of the file are mended
/// where its meaning is plain; times that run backwards are told with their lines. Error
/// invalid_input where there is no caption.
Result<Content> read_captions(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts
