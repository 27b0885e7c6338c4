#pragma once

#include <wx/image.h>

namespace filrouge::gui_test {

/// What the screen shows now. From the X server: wxScreenDC gives the first picture again and
/// again.
wxImage grab_screen();

} // namespace filrouge::gui_test
