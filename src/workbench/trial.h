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

/// `Workbench::edit`. A dry run carries `write` out as well, so that what it reports is what would
/// be done, and then takes all of it back: neither file, model nor history know of it.
Result<void> edit_or_try(Workbench& bench, Trial trial, const std::string& label,
                         const std::function<void(store::Edit&)>& write);

} // namespace filrouge::workbench
