#pragma once

#include "transcripts/content.h"

namespace filrouge::transcripts {

/// A table (csv, tsv, xlsx, ods) in which each row is something said: a column of words beside one
/// of speakers, of times, or both, known by their names in several languages. Error invalid_input
/// where the table is another one, such as the answers of a survey (see `read_survey`).
Result<Content> read_table_transcript(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts
