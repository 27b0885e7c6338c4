#pragma once

#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"
#include "workbench/people/attributes.h"

#include <wx/window.h>

#include <string>

// What importing a file would do, told before it is done.
namespace filrouge::app {

/// Variables, values, rows of people known, those unknown.
std::string describe_import(const workbench::AttributesReport& tried);
/// The codes that would come and those that would change, by name.
std::string describe_import(const workbench::CodebookReport& tried);
/// How many codings, and which sources, codes and coders they name.
std::string describe_import(const workbench::CodingsReport& tried);

/// Of codings that a table has too: how many were there, gained a memo or weight, say something
/// else.
std::string describe_known(const workbench::CodingsReport& report);

/// Shows what would be done and asks; true: it shall be imported.
bool ask_import(wxWindow* parent, const std::string& question, const std::string& effect);

} // namespace filrouge::app
