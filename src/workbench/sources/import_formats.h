#pragma once

#include <string>
#include <vector>

namespace filrouge::workbench {

/// The endings of the files that can be imported as transcripts, lower case, without the dot.
std::vector<std::string> importable_endings();

} // namespace filrouge::workbench
