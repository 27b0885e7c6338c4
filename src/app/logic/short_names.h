#pragma once

#include <string>
#include <vector>

namespace filrouge::app {

/// For each of `names` its beginning, in user-perceived characters: at least two, and as many as it
/// takes to tell it from the others ("Anne", "Annick", "Bruno" give "Anne", "Anni", "Br").
std::vector<std::string> short_names(const std::vector<std::string>& names);

} // namespace filrouge::app
