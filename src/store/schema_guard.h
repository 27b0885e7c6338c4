#pragma once

namespace filrouge::store {

class Database;

/// Throws `Failure` (damaged) unless the file has exactly the tables, indexes and views that
/// Filrouge made in version `version` of the schema, which its header says, or in the newer one
/// that its log has brought (newer_version: one that we do not know). To be asked before any other
/// statement: a column, check, index, trigger or view of somebody else's making may hold an
/// expression, and the first statement that evaluates it does what they want, for as long as they
/// want.
void require_schema(Database& database, int version);

} // namespace filrouge::store
