#pragma once

#include "analysis/crosstab.h"
#include "workbench/tables/tabulate.h"

// What a cross-tab is counted from. For tabulate.cpp and live_table.cpp.
namespace filrouge::workbench {

/// Of work that a `Progress` stopped while it counted.
Error counting_stopped();

/// Whether who speaks decides where a coding is counted. To find the speakers of a million codings
/// takes longer than to count them.
bool needs_speakers(const Project& project, const CrosstabRequest& request);

/// Refers to the project's columns and to `speakers`. Errors: an axis or a filter that is not
/// known; both axes the same; too many cells; texts that cannot be read; cancelled.
Result<analysis::CrosstabInput> crosstab_input(Workbench& bench,
                                               const analysis::SpeakerColumn& speakers,
                                               const CrosstabRequest& request, Progress& progress);

} // namespace filrouge::workbench
