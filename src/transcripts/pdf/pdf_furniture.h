#pragma once

#include "transcripts/pdf/pdf_page.h"

#include <vector>

namespace filrouge::transcripts {

/// Takes away what belongs to the paper and not to the text: heads and feet that recur at the same
/// place over the pages (whatever their digits), page numbers, the numbers of lines or paragraphs
/// in the margin, and the last line of a page where the next page begins with it again.
void remove_furniture(std::vector<std::vector<PdfRow>>& pages);

} // namespace filrouge::transcripts
