#pragma once

#include "core/project.h"
#include "core/text.h"
#include "store/database.h"

#include <string>

// Reading what the file holds; all throw `Failure`.
namespace filrouge::store {

/// Everything but texts and originals.
Project load_project(Database& database);
/// Errors: not_found, damaged (also: the text is not that of its hash).
Text load_text(Database& database, const SourceId& source);
/// A text that some source has or had. Errors as of `load_text`.
Text load_kept_text(Database& database, const std::string& sha256);
/// A text as it is stored, whether it is that of its hash or not. Error not_found.
std::string stored_text(Database& database, const std::string& sha256);
/// Errors: not_found, damaged (also: the bytes are not those of the hash).
std::string load_original(Database& database, const std::string& sha256);

} // namespace filrouge::store
