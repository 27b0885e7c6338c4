#pragma once

#include <string>

namespace filrouge::gui_test {

/// The title of the window that has the keyboard, in UTF-8; empty while there is none.
std::string active_title();

} // namespace filrouge::gui_test
