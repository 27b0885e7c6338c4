#pragma once

#include "transcripts/pdf/pdf_page.h"

#include <vector>

namespace filrouge::transcripts {

/// How a line stands to the one before it.
enum class PdfLead {
    below, ///< under it, in the same column
    cell,  ///< beside it, in the next cell of a row of a table
    row,   ///< begins a row of a table, or what comes after one
    flow,  ///< the text flows on here: top of a page or column
};

struct PdfLine {
    PdfRow row;
    PdfLead lead = PdfLead::below;
    /// The edges of its column; not known for lines as wide as the page.
    bool in_column = false;
    double column_left = 0;
    double column_right = 0;
};

/// The lines of a page in reading order: columns of prose one after the other, tables row by row
/// and cell by cell. Decided by where the words stand.
std::vector<PdfLine> lines_in_reading_order(const std::vector<PdfRow>& rows);

} // namespace filrouge::transcripts
