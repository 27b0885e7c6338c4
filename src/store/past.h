#pragma once

#include "core/entities.h"

#include <cstddef>
#include <string>
#include <vector>

// What the history says about single things.
namespace filrouge::store {

enum class EntityKind {
    project,
    coder,
    source,
    participant,
    variable,
    code,
    relation,
    coding,
    memo,
    search,
    value,
    turn,
};
enum class Touch { came, changed, went };

struct TouchedEntity {
    EntityKind kind = EntityKind::project;
    UuidBytes id{}; ///< of the kind's own type
    Touch touch = Touch::came;
};

struct TouchedCount {
    EntityKind kind = EntityKind::project;
    Touch touch = Touch::came;
    std::size_t count = 0;
};

/// What one entry touched: kinds in the order of `EntityKind`, ids in theirs.
struct TouchedEntities {
    std::vector<TouchedEntity> entities; ///< the first, as many as were asked for
    std::vector<TouchedCount> counts;    ///< of all
    std::size_t total = 0;
};

/// A coding as it was, and the text that its range is in.
struct PastCoding {
    Coding coding;
    std::string text_hash; ///< of its source then; empty where it had no text
};

/// What went together with a code or a coding, as it was just before.
struct GoneWith {
    std::vector<PastCoding> codings; ///< of the code
    std::vector<Relation> relations; ///< of the code
    std::vector<Memo> memos;         ///< on it, and on those codings
};

} // namespace filrouge::store
