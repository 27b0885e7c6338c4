#pragma once

#include "core/position.h"
#include "transcripts/pdf/pdf_columns.h"

#include <string>
#include <vector>

namespace filrouge::transcripts {

struct PdfText {
    std::string utf8;
    std::vector<CpSpan> emphasised; ///< in bold
};

struct PdfLaidOutPage {
    double width = 0;           ///< of the paper
    std::vector<PdfLine> lines; ///< in reading order
};

/// The paragraphs that lines belong to, one a line of the text: by white space, by their first
/// line's place, and where the next word would have had room on the line above. Words cut at line
/// ends are whole again; cells of a table are parted by tabs.
PdfText paragraphs_of(const std::vector<PdfLaidOutPage>& pages);

} // namespace filrouge::transcripts
