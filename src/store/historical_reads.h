#pragma once

#include "store/changeset_rows.h"
#include "store/database.h"
#include "store/past.h"

#include <optional>
#include <vector>

// Reading the past out of the changesets; all throw `Failure`.
namespace filrouge::store {

TouchedEntities touched_by(Database& database, const HistoryId& entry, std::size_t limit);
/// Entries that touched the row `id`, a memo on it or a relation of it.
std::vector<HistoryEntry> entries_about(Database& database, const UuidBytes& id);

std::optional<Code> code_at(Database& database, const CodeId& id, const HistoryId& at);
std::optional<PastCoding> coding_at(Database& database, const CodingId& id, const HistoryId& at);
/// What the newest entry that took the row `id` out took along; nothing where it is there.
GoneWith gone_with(Database& database, const UuidBytes& id);

/// The code of that name, compared folded, that went last.
std::optional<CodeId> gone_code(Database& database, std::string_view name);

} // namespace filrouge::store
