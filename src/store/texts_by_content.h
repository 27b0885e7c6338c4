#pragma once

namespace filrouge::store {

class Database;

/// From version 1, where a text stood beside its source and in the history: makes `text_content`
/// and puts into it the texts of the sources, and those that only the history still has.
void keep_texts_by_content(Database& database);

} // namespace filrouge::store
