#pragma once

#include "cli/output.h"
#include "workbench/finding/find.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>

// What the commands that search have in common.
namespace filrouge::cli {

/// Opens the index, waiting for another program that writes to it, and hands it over with a
/// progress for the terminal.
Result<void> with_finder(workbench::Workbench& bench,
                         const std::function<Result<void>(workbench::Finder&, Progress&)>& work);

/// `source`, `turn`, `speaker`, `start`, `end`, `snippet`, `score`, `matches`.
nlohmann::json hit_json(const Project& project, const workbench::FoundPassage& hit);
/// "[FG1, 12] Nadia: …".
std::string to_line(const Project& project, const workbench::FoundPassage& hit);
nlohmann::json or_null(const std::string& text);
/// On standard error, where there is something to suggest.
void note_suggestion(const std::string& suggestion);

} // namespace filrouge::cli
