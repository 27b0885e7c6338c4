#pragma once

#include "core/values.h"

#include <wx/bmpbndl.h>

namespace filrouge::app {

/// A small rounded square in a code's colour, for trees and menus.
wxBitmapBundle swatch(Colour colour);

} // namespace filrouge::app
