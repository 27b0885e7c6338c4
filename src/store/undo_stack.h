#pragma once

#include "core/ids.h"

#include <optional>
#include <unordered_set>
#include <vector>

namespace filrouge::store {

/// What can be undone and redone, derived from the history alone: an entry that undoes nothing is
/// an edit, one that undoes an edit (the newest or an older one) is an undo, one that undoes an
/// undo is a redo. An edit drops whatever could be redone.
class UndoStack {
  public:
    /// Entries in their order, oldest first.
    void add(const HistoryId& entry, const std::optional<HistoryId>& undoes);
    /// The edit that an undo takes back.
    [[nodiscard]] std::optional<HistoryId> to_undo() const;
    /// Edits in effect, by themselves or by their newest redo, in the order they took effect.
    struct Done {
        HistoryId edit;
        HistoryId latest; ///< the edit itself, or its newest redo: what an undo inverts
    };
    [[nodiscard]] const std::vector<Done>& in_effect() const { return done_; }
    /// Some edit was undone before a later one: what is undone next was not always made on the
    /// state that it is taken from.
    [[nodiscard]] bool out_of_order() const { return out_of_order_; }
    /// The undo that a redo inverts.
    [[nodiscard]] std::optional<HistoryId> to_redo() const;
    /// The edit that the undo `to_redo` took back.
    [[nodiscard]] std::optional<HistoryId> redone_edit() const;
    /// Its effect is not in the project now.
    [[nodiscard]] bool is_undone(const HistoryId& entry) const { return undone_.contains(entry); }

  private:
    struct Undone {
        HistoryId undo;
        HistoryId edit;
    };
    std::vector<Done> done_;
    std::vector<Undone> redoable_;
    std::unordered_set<HistoryId> undone_;
    bool out_of_order_ = false;
};

} // namespace filrouge::store
