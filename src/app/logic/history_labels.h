#pragma once

#include <string>
#include <string_view>

namespace filrouge::app {

/// The label of a history entry (English, as the project file keeps it) in the window's language:
/// `Code "Confiance" in FG1` → `Coder « Confiance » dans FG1`. Unknown labels stay as they are.
std::string translate_label(std::string_view label);

} // namespace filrouge::app
