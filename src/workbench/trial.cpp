#include "workbench/trial.h"

#include "workbench/workbench.h"

#include <exception>

namespace filrouge::workbench {

Result<void> edit_or_try(Workbench& bench, Trial trial, const std::string& label,
                         const std::function<void(store::Edit&)>& write) {
    struct OnlyTried : std::exception {};
    bool tried = false;
    auto done = bench.edit(label, [&](store::Edit& edit) {
        write(edit);
        tried = trial == Trial::dry_run;
        if (tried) throw OnlyTried{}; // the edit is rolled back
    });
    if (tried) return {};
    return done;
}

} // namespace filrouge::workbench
