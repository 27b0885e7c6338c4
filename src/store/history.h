#pragma once

#include "store/database.h"
#include "store/recording.h"

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
Change record_undo(Database& database, const CoderId& coder, Progress& progress);
Change record_redo(Database& database, const CoderId& coder, Progress& progress);

/// What one entry takes back.
struct TakeBack {
    HistoryId undoes; ///< named by the new entry
    HistoryId latest; ///< whose changeset is inverted: the same, or its newest redo
    std::string label;
    Tables tables = Tables::all;
};
/// Inverts as a new entry. `checked` is run within the transaction on what changed; its throw takes
/// all back, and so does `progress` where it stops the work.
Change record_take_back(Database& database, const TakeBack& what, const CoderId& coder,
                        const std::function<void(const Change&)>& checked, Progress& progress);
/// What can be undone, kept in step with the file.
const UndoStack& undo_stack(Database& database);

/// Labels of the edits that `record_undo` and `record_redo` would take back and bring back.
std::optional<std::string> undo_label(Database& database);
std::optional<std::string> redo_label(Database& database);
/// Bytes of the changeset that each of them would apply; 0: none.
std::size_t undo_size(Database& database);
std::size_t redo_size(Database& database);
std::size_t size_of(Database& database, const HistoryId& entry); ///< the same of any entry

/// Nothing: the history is empty.
std::optional<HistoryId> newest_entry(Database& database);
std::vector<HistoryEntry> list_history(Database& database);
/// As it was recorded: nothing else comes out. Throws `Failure` (damaged).
std::string read_changeset(Database& database, const HistoryId& entry);

} // namespace filrouge::store
