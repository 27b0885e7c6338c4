#pragma once

#include "core/result.h"

#include <functional>
#include <string>

namespace filrouge::store {
class Edit;
}

namespace filrouge::workbench {

class Workbench;

/// Whether something is done, or only said what would be done.
enum class Trial { real, dry_run };

/// `Workbench::edit`, where `write` says whether it changed anything. A dry run carries it out as
/// well, so that what it reports is what would be done, and then takes all of it back, as is done
/// with an edit that changed nothing: neither file, model nor history know of it.
Result<void> edit_or_try(Workbench& bench, Trial trial, const std::string& label,
                         const std::function<bool(store::Edit&)>& write);

} // namespace filrouge::workbench
