#pragma once

#include "bench/study.h"

#include <filesystem>
#include <string>

namespace filrouge::gui_test {

/// A new project with that study, each source with a text of its own, closed again.
std::filesystem::path make_large_project(const std::string& name, const bench::StudySize& size);

} // namespace filrouge::gui_test
