#pragma once

#include "core/result.h"
#include "transcripts/content.h"
#include "transcripts/json/json_text.h"

#include <optional>
#include <string>

namespace filrouge::transcripts {

/// The page of HTML in a file of oTranscribe (.otr), with its times written as marks:
/// "[00:00:12.340]". Nothing where the document is another.
std::optional<std::string> otranscribe_page(const Json& root);

/// Reads a file of oTranscribe: JSON, with HTML inside.
Result<Content> read_otranscribe(const InputFile& file, const ReadOptions& options);

} // namespace filrouge::transcripts
