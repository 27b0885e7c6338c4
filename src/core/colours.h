#pragma once

#include "core/values.h"

#include <cstddef>

// Colours that stay readable whatever the researcher or the desktop's theme chose.
namespace filrouge {

/// WCAG 2.1 contrast ratio, 1 (none) to 21.
double contrast(Colour a, Colour b);

/// `share` of `over` (0 to 1) painted on `under`.
Colour mix(Colour over, Colour under, double share);

/// `colour`, made darker or lighter until text in it has a contrast of at least 4.5 on
/// `background`.
Colour readable_on(Colour colour, Colour background);

/// Black or white, whichever reads better on `background`.
Colour ink_on(Colour background);

/// A stable colour for the nth speaker of a source; eight that differ for the colour-blind too,
/// then the same again. Not yet readable on any background.
Colour speaker_hue(std::size_t nth);
/// The same, made readable.
Colour speaker_colour(std::size_t nth, Colour background);

} // namespace filrouge
