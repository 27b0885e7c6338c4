#pragma once

#include "publish/coded_transcript.h"
#include "workbench/workbench.h"

#include <string>

namespace filrouge::workbench {

struct PrintRequest {
    SourceId source;
    std::string where;    ///< which codings: a filter (core/filter.h), or empty
    bool numbers = true;  ///< of turns
    std::string language; ///< of headings, "fr" or "en"; empty: the project's
    publish::PageFormat format;
};

/// What `publish::render_pdf` and `publish::PrintLayout` print. Coders are named beside their
/// codings where there are several. Errors: not_found for the source; those of the filter.
Result<publish::CodedTranscript> printed_transcript(Workbench& bench, const PrintRequest& request);

} // namespace filrouge::workbench
