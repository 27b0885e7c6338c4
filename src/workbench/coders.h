#pragma once

#include "workbench/workbench.h"

#include <string>
#include <vector>

// Whose codings are in sight (`Workbench::show_coders`), in words.
namespace filrouge::workbench {

/// Only coders of the project by these names; one text may hold several, with commas between.
/// Error: not_found, with the names there are.
Result<CoderFilter> only_coders(const Project& project, const std::vector<std::string>& names);

/// Names of all coders of the project, in the order of a dictionary.
std::vector<std::string> coder_names(const Project& project);

/// Names of the coders in sight, in the order of a dictionary.
std::vector<std::string> coders_in_sight(const Project& project);

/// "codings of Anne, Bruno", in French or English; empty where everybody is in sight. For whatever
/// shows or writes numbers.
std::string sight_note(const Project& project, bool french);

/// A filter and whose codings are in sight, as documents state them; empty: neither.
std::string stated_filter(const Project& project, const std::string& where, bool french);

} // namespace filrouge::workbench
