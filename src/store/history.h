#pragma once

#include "store/database.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// The append-only history: every edit, undo and redo is one transaction and one entry.
namespace filrouge::store {

/// The writes of an edit; what they return, if anything, is the label of the entry.
using Writes = std::function<std::optional<std::string>()>;

/// Runs `write` in a transaction and keeps what it changed as an entry. Where nothing changed there
/// is no entry and the `Change` is empty. A throw leaves the file as it was.
Change record_edit(Database& database, const EditInfo& info, const Writes& write);
/// Throws `Failure` (not_found) where nothing can be undone; so does `record_redo`.
Change record_undo(Database& database, const CoderId& coder);
Change record_redo(Database& database, const CoderId& coder);

/// Labels of the edits that `record_undo` and `record_redo` would take back and bring back.
std::optional<std::string> undo_label(Database& database);
std::optional<std::string> redo_label(Database& database);

std::vector<HistoryEntry> list_history(Database& database);
/// Throws `Failure` (not_found, damaged).
std::string read_changeset(Database& database, const HistoryId& entry);

} // namespace filrouge::store
