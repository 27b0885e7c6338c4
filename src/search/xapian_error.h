#pragma once

#include "core/result.h"

#include <xapian.h>

#include <filesystem>

namespace filrouge::search {

/// The one place where Xapian's exceptions become errors of ours: locked, damaged, failed.
Error translate_xapian(const Xapian::Error& error, const std::filesystem::path& directory);

} // namespace filrouge::search
