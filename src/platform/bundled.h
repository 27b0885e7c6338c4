#pragma once

#include "core/result.h"

#include <filesystem>

namespace filrouge::platform {

/// The folder with what comes with the program, `codebooks` and `corpora`: `../share/filrouge` of
/// the folder the program runs from, else the nearest folder above it that has both (a build inside
/// the sources). Error not_found.
Result<std::filesystem::path> bundled_data();
/// The same for a program in `folder`.
Result<std::filesystem::path> bundled_data_of(const std::filesystem::path& folder);

} // namespace filrouge::platform
