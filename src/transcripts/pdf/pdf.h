#pragma once

#include "transcripts/content.h"

namespace filrouge::transcripts {

/// The text of a PDF in reading order, without heads, feet, page and line numbers; its paragraphs
/// rebuilt. Runs poppler in a process of its own, with limits of time and memory. Errors name the
/// file: broken, protected by a password, without pages, without text (scanned), too long.
Result<Content> read_pdf(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts
