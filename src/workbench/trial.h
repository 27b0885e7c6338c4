#pragma once

namespace filrouge::workbench {

/// Whether something is done, or only said what would be done.
enum class Trial { real, dry_run };

} // namespace filrouge::workbench
