#pragma once

#include <wx/bmpbndl.h>

namespace filrouge::app {

enum class Icon { create, open, import, undo, redo, code, uncode, search, quotes };

/// A line drawing in the theme's text colour, sharp at every scale.
wxBitmapBundle icon(Icon which);
/// The program's own icon: a red thread through lines of text.
wxBitmapBundle program_icon();

} // namespace filrouge::app
