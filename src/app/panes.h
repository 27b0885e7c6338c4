#pragma once

#include <wx/aui/framemanager.h>

namespace filrouge::app {

/// Puts the panes where `perspective` says. Their captions stay as they are, and panes it does not
/// name stay where they are: it may come from another language or an older version.
void load_panes(wxAuiManager& manager, const wxString& perspective);

} // namespace filrouge::app
