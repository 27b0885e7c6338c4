#pragma once

#include "core/result.h"

#include <exception>

namespace filrouge::platform {

/// What an exception that nobody expected means to the user: never its raw text alone.
Error error_of(const std::exception& exception);

} // namespace filrouge::platform
