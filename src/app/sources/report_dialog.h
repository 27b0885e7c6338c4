#pragma once

#include "app/commands.h"
#include "workbench/sources/import.h"

#include <wx/window.h>

namespace filrouge::app {

/// What became of each file of an import. Not modal; closes with Esc or its button.
void show_import_report(wxWindow* parent, const workbench::ImportReport& report);

/// What a table of participants or sources brought.
void show_attributes_report(wxWindow* parent, const workbench::AttributesReport& report);

/// A long message, to read and to copy from.
void show_text(wxWindow* parent, const std::string& text);

/// Which program this is.
void show_about(wxWindow* parent);

/// The cheat sheet of keys.
void show_keys(wxWindow* parent, const std::vector<Commands::Line>& sheet);

} // namespace filrouge::app
