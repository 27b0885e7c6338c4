#pragma once

#include <cstddef>

namespace filrouge::gui_test {

/// The same piece of work (fixed_work.cpp), compiled with the flags of this build and with those of
/// a release.
std::size_t work_of_this_build();
std::size_t work_of_a_release();

} // namespace filrouge::gui_test
