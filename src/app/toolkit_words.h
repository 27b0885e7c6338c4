#pragma once

#include "app/logic/strings.h"

namespace filrouge::app {

/// Makes the toolkit speak the language of the window in what it says by itself: GTK in its file
/// and colour dialogs, wx on its buttons. To be called before the first window, and again when the
/// language changes. Numbers go on being read and written with a point.
void use_toolkit_language(Language language);

} // namespace filrouge::app
