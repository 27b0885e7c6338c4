#pragma once

#include "transcripts/pdf/pdf_page.h"

#include <vector>

namespace filrouge::transcripts {

/// A PDF shows Hebrew and Arabic letter by letter from left to right. Puts rows in the order in
/// which they are read: letters become words, and where most letters of the document are read from
/// the right, its pages are mirrored, so that "left" is where a row begins. Words of the other
/// direction keep their own order; brackets open before what they hold. `widths` are those of the
/// pages. Documents without such letters stay as they are.
void set_in_reading_order(std::vector<std::vector<PdfRow>>& pages,
                          const std::vector<double>& widths);

} // namespace filrouge::transcripts
