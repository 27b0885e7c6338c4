#pragma once

namespace filrouge::gui_test {

/// How long the toolkit alone takes here and now, in ms of this thread's processor time, to show
/// and close a window with a text, a list, a tree and two dozen buttons: what no program made with
/// it can do faster on this machine.
double time_bare_window();

} // namespace filrouge::gui_test
