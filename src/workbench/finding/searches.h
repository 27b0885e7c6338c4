#pragma once

#include "workbench/workbench.h"

#include <string>
#include <string_view>
#include <vector>

// Searches kept in the project under a name, and those that were made.
namespace filrouge::workbench {

struct NamedSearch {
    std::string name;
    std::string query;
    std::string where; ///< a filter (core/filter.h) or empty
};

/// Errors (invalid_input): no name; a query or filter that cannot be read. A search of that name
/// (compared folded) is replaced.
Result<SavedSearchId> save_search(Workbench& bench, const NamedSearch& search);
/// Error not_found.
Result<void> remove_search(Workbench& bench, const SavedSearchId& id);
/// By id or by name (folded). Error not_found, with the nearest names as hint.
Result<SavedSearchId> resolve_search(const Project& project, std::string_view reference);
/// By name, as a dictionary would.
std::vector<SavedSearch> saved_searches(const Project& project);
/// Keeps what was searched for; does nothing in a project open for reading only.
Result<void> remember_search(Workbench& bench, const std::string& query, const std::string& where,
                             std::uint32_t total);

} // namespace filrouge::workbench
