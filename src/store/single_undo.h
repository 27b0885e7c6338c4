#pragma once

#include "store/history.h"

#include <vector>

// Taking back one edit from the middle of the history: see `ProjectFile::undo_entry`.
namespace filrouge::store {

Change record_undo_of(Database& database, const HistoryId& entry, const CoderId& coder,
                      Progress& progress);
std::vector<HistoryEntry> find_dependents(Database& database, const HistoryId& entry,
                                          Progress& progress);

} // namespace filrouge::store
