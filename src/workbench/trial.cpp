#include "workbench/trial.h"

#include "workbench/workbench.h"

#include <exception>

namespace filrouge::workbench {

Result<void> edit_or_try(Workbench& bench, Trial trial, const std::string& label,
                         const std::function<bool(store::Edit&)>& write) {
    struct TakeBack : std::exception {};
    bool taken_back = false;
    auto done = bench.edit(label, [&](store::Edit& edit) {
        taken_back = !write(edit) || trial == Trial::dry_run;
        if (taken_back) throw TakeBack{};
    });
    if (taken_back) return {};
    return done;
}

} // namespace filrouge::workbench
