#pragma once

#include <string>
#include <string_view>

namespace filrouge::app {

/// "Ctrl+Shift+F" as the keys are called in the user's language: "Ctrl+Maj+F". Several keys may
/// stand side by side.
std::string key_names(std::string_view keys);

} // namespace filrouge::app
