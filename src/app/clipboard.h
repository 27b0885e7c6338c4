#pragma once

#include <string>

namespace filrouge::app {

void copy_to_clipboard(const std::string& text);

} // namespace filrouge::app
