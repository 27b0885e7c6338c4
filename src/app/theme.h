#pragma once

#include "app/settings.h"

namespace filrouge::app {

/// Light or dark for all windows made from now on; `desktop` is what the desktop said at the start.
void use_theme(Theme theme);

} // namespace filrouge::app
