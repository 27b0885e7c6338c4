#include "store/undo_stack.h"

#include <algorithm>

namespace filrouge::store {

void UndoStack::add(const HistoryId& entry, const std::optional<HistoryId>& undoes) {
    if (!undoes) {
        done_.push_back({entry, entry});
        redoable_.clear();
        return;
    }
    // The one undone is nearly always the newest: search from there.
    const auto done = std::find_if(done_.rbegin(), done_.rend(), [&](const Done& d) {
        return d.edit == *undoes || d.latest == *undoes;
    });
    if (done != done_.rend()) {
        if (done != done_.rbegin()) out_of_order_ = true;
        undone_.insert({done->edit, done->latest});
        redoable_.push_back({entry, done->edit});
        done_.erase(std::next(done).base());
        return;
    }
    const auto undone = std::find_if(redoable_.rbegin(), redoable_.rend(),
                                     [&](const Undone& u) { return u.undo == *undoes; });
    if (undone == redoable_.rend()) return;
    undone_.insert(undone->undo);
    undone_.erase(undone->edit);
    done_.push_back({undone->edit, entry});
    redoable_.erase(std::next(undone).base());
}

std::optional<HistoryId> UndoStack::to_undo() const {
    if (done_.empty()) return std::nullopt;
    return done_.back().edit;
}

std::optional<HistoryId> UndoStack::to_redo() const {
    if (redoable_.empty()) return std::nullopt;
    return redoable_.back().undo;
}

std::optional<HistoryId> UndoStack::redone_edit() const {
    if (redoable_.empty()) return std::nullopt;
    return redoable_.back().edit;
}

} // namespace filrouge::store
