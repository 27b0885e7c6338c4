#pragma once

#include "search/index.h"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::search {

/// Worth suggesting as the spelling of something else: words of some length, without digits.
bool can_be_suggested(std::string_view folded);

} // namespace filrouge::search
