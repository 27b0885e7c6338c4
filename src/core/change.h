#pragma once

#include "core/entities.h"

#include <optional>
#include <string>
#include <vector>

namespace filrouge {

/// What an edit did to one kind of entity: new values of rows that came or changed, ids of those
/// gone.
template <class Entity>
struct Delta {
    std::vector<Entity> came;
    std::vector<Entity> changed;
    std::vector<decltype(Entity::id)> went;
    [[nodiscard]] bool empty() const { return came.empty() && changed.empty() && went.empty(); }
};

/// One committed transaction, told to whoever keeps something in step with the project: the same
/// message after an edit, an undo, a redo or a merge.
struct Change {
    std::string label;               ///< of the history entry, for "Undo: …"
    std::optional<ProjectInfo> info; ///< where name or language of the project changed
    Delta<Coder> coders;
    Delta<Source> sources;
    Delta<Participant> participants;
    Delta<Turn> turns;
    Delta<Variable> variables;
    Delta<VariableValue> values;
    Delta<Code> codes;
    Delta<Relation> relations;
    Delta<Coding> codings;
    Delta<Memo> memos;
    /// Those of `codings.went`, then those of `codings.changed`, as they were before. Filled by
    /// whoever applies the change to a model, for what counts them one by one; else empty.
    std::vector<Coding> codings_before;
    Delta<SavedSearch> searches;
    /// Sources whose text came or was corrected (not those that went).
    std::vector<SourceId> texts;
};

} // namespace filrouge
