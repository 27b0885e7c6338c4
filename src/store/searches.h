#pragma once

#include "store/database.h"
#include "store/project_file.h"

#include <vector>

// What was searched for. Outside the history: nothing of it is the researcher's work.
namespace filrouge::store {

/// The same search made before goes; of all, the last some hundreds stay.
void remember_search(Database& database, const PastSearch& search);
/// Newest first.
std::vector<PastSearch> list_past_searches(Database& database);

} // namespace filrouge::store
