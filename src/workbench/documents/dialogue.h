#pragma once

#include "core/project.h"
#include "core/text.h"

#include <string>
#include <vector>

// Passages in which several people speak.
namespace filrouge::workbench {

/// Pseudonyms of all who speak in `span`, in the order in which they begin.
std::vector<std::string> speakers_in(const Project& project, const SourceId& source, CpSpan span);

/// The words of `span` with the names of those whose label is not in it before theirs, in brackets,
/// as an editor's addition: "[Nadia :] Oui.\nKarim : Non." Empty where one person alone speaks, or
/// every label is there.
std::string dialogue_in(const Project& project, const SourceId& source, CpSpan span,
                        const Text& text);

} // namespace filrouge::workbench
