#pragma once

#include "core/codebook.h"

#include <array>
#include <vector>

namespace filrouge::app {

/// The codes that the digits 1 to 9 apply: favourites at the digits they were given, in the free
/// ones the codes applied last. A nil id: the digit applies nothing.
using DigitCodes = std::array<CodeId, 9>;
DigitCodes digit_codes(const DigitCodes& favourites, const std::vector<CodeId>& recent);

/// Kept in the user's settings, for each project.
DigitCodes kept_favourites(const ProjectId& project);
void keep_favourites(const ProjectId& project, const DigitCodes& favourites);

} // namespace filrouge::app
