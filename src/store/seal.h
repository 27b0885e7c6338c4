#pragma once

#include "core/ids.h"
#include "store/database.h"

#include <string>
#include <vector>

// Hashes of what no changeset and no content hash vouches for, so that a bit turned in it is found.
namespace filrouge::store {

/// Keep the hash of all rows of `project`, of `past_search`, as they are now. To be called in the
/// transaction that changed them.
void seal_project(Database& database);
void seal_past_searches(Database& database);
/// From version 3, which sealed nothing: seals both tables and every entry of the history.
void seal_all(Database& database);

/// Whether the entry of the history is what was sealed.
bool is_sealed(Database& database, const HistoryId& entry);
/// Adds a line for each of the two tables that is not what was sealed.
void check_seals(Database& database, std::vector<std::string>& problems);

} // namespace filrouge::store
