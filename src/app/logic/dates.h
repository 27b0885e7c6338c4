#pragma once

#include "core/values.h"

#include <string>

namespace filrouge::app {

/// In the user's language and time zone: "21/11/2026 14:03", in English "2026-11-21 14:03".
std::string date_and_time(Timestamp time);

} // namespace filrouge::app
