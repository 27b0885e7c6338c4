#pragma once

#include "workbench/workbench.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The past of a project: found, taken back, brought back.
namespace filrouge::workbench {

/// All that is given must fit.
struct HistoryFilter {
    std::string coder; ///< by name, compared folded; empty: everybody
    std::optional<Timestamp> since;
    std::optional<Timestamp> until; ///< up to that moment
    std::string text;               ///< in the label, compared folded
    /// The code itself, its relations and memos, not the codings made with it; it may be gone.
    std::optional<CodeId> code;
    std::optional<CodingId> coding; ///< itself and its memos; it may be gone
};
/// Oldest first.
Result<std::vector<store::HistoryEntry>> history(const Workbench& bench,
                                                 const HistoryFilter& filter);

/// Takes back one action, which need not be the last; returns its label. Errors as of
/// `store::ProjectFile::undo_entry`: what depends on it is named.
Result<std::string> undo_entry(Workbench& bench, const HistoryId& entry,
                               Progress& progress = no_progress());
/// Later actions in the way of `undo_entry`, oldest first.
Result<std::vector<store::HistoryEntry>>
dependents_of(const Workbench& bench, const HistoryId& entry, Progress& progress = no_progress());
/// Bytes that the history keeps of an action: how long it takes to take it back. 0: none.
std::size_t size_of(const Workbench& bench, const HistoryId& entry);
/// What an action touched; at most `limit` things of it are listed.
Result<store::TouchedEntities> touched_by(const Workbench& bench, const HistoryId& entry,
                                          std::size_t limit = 100);

/// A code of the project or of its past: by id, else as in the codebook (path, name), else the one
/// of that name that went last. Errors: those of `Codebook::resolve`.
Result<CodeId> find_code(const Workbench& bench, std::string_view reference);

/// Gives a code the fields, place and name that it had right after the entry `at`, as one undoable
/// action; nothing is done where they are the same. A code that is gone comes back with what went
/// with it: its codings (at their words, where the text was corrected since), relations and memos,
/// as far as their sources, coders and other codes are there; not the codes below it, nor codings
/// that went to another code. Errors: not_found (no such entry; it did not exist then; the code
/// above it is gone), already_exists (its name is taken), invalid_input (it would be below itself).
Result<void> restore_code(Workbench& bench, const CodeId& code, const HistoryId& at);
/// The same for a coding: range, code, coder, memo, weight; with its memos where it is gone. Its
/// range follows corrections of the text since. Errors: not_found (no such entry; it did not exist
/// then; its source, code or coder is gone), already_exists (the passage is coded so by another
/// coding), invalid_input (nothing of its words is left).
Result<void> restore_coding(Workbench& bench, const CodingId& coding, const HistoryId& at);

} // namespace filrouge::workbench
