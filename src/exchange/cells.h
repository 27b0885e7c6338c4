#pragma once

#include "core/cells.h"

#include <optional>
#include <string_view>

namespace filrouge::exchange {

/// A finite number with decimal comma or point, an optional sign and exponent; nothing else around.
std::optional<double> parse_number(std::string_view text);

} // namespace filrouge::exchange
