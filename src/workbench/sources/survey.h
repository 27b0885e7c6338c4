#pragma once

#include "transcripts/sheets/survey.h"
#include "workbench/sources/import.h"
#include "workbench/trial.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::workbench {

struct SurveyChoice {
    std::filesystem::path path;
    transcripts::SurveyRequest request{};
    std::optional<std::string> language{}; ///< none: detected, else the project's
};

struct SurveyReport {
    std::vector<ImportedFile> sources;  ///< one each, `path` the survey's
    std::vector<std::string> variables; ///< "âge (number)"
    std::size_t values = 0;
    std::size_t respondents = 0;
    std::size_t silent = 0; ///< answered nothing in the columns of text, and were left out
};

/// What the columns of a survey seem to be for.
Result<transcripts::SurveyOutline> outline_survey(const std::filesystem::path& path);

/// Adds the answers as sources in one undoable action, the other columns as variables: of the
/// sources where each is a respondent, else of the participants, of whom each row is one, in all
/// the sources. A dry run only reports. Errors as `read_survey`; also where the same file was
/// imported before.
Result<SurveyReport> import_survey(Workbench& bench, const SurveyChoice& choice,
                                   Trial trial = Trial::real);

} // namespace filrouge::workbench
