#pragma once

#include "core/progress.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace filrouge::store {

/// Reads every step of the history, and compares the rows that the steps together leave with those
/// of the tables, so that one bit turned in either is found; says which rows differ. Two passes
/// over both in a few megabytes of memory, a third over the rows that differ. All tracked tables
/// but `project`, whose row came before the first step.
void check_history(Database& database, std::vector<std::string>& problems, Progress& progress);

} // namespace filrouge::store
