#pragma once

#include "core/project.h"

#include <string>
#include <tuple>
#include <vector>

namespace filrouge::workbench {

/// What makes two codings the same: a coder applies a code to a range once.
using CodingPlace = std::tuple<SourceId, CpSpan, CodeId, CoderId>;

/// Error invalid_input: empty, or outside the text.
Result<void> check_span(const Source& source, CpSpan span);

/// Where codings are, for the history: "FG1", where the project has several coders "FG1, coded by
/// Anne". Of many the first few.
std::string told_place(const Project& project, const std::vector<Coding>& codings);

} // namespace filrouge::workbench
