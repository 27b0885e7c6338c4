#pragma once

#include "gui/watchdog.h"

#include <filesystem>

namespace filrouge::gui_test {

/// Opens a large project, does in it all that a day brings and closes it, each action watched.
void go_through(Watchdog& watchdog, const std::filesystem::path& project);

} // namespace filrouge::gui_test
