#pragma once

#include "workbench/attributes.h"

#include <wx/window.h>

#include <string>

namespace filrouge::app {

/// What importing a table of variables would do, as the user reads it: variables, values, rows of
/// people known, those unknown, speakers who would become one person.
std::string describe_attributes(const workbench::AttributesReport& tried);

/// Shows that and asks; true: it shall be imported.
bool ask_import_attributes(wxWindow* parent, const workbench::AttributesReport& tried);

} // namespace filrouge::app
