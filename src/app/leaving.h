#pragma once

#include <wx/dialog.h>

#include <functional>

namespace filrouge::app {

/// Asks before a dialog is left by Escape, its Cancel button or its frame while `at_stake` says
/// that the user's work would be lost with it. The question's default is to stay.
void ask_before_leaving(wxDialog& dialog, std::function<bool()> at_stake);

} // namespace filrouge::app
