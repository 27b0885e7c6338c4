#pragma once

#include "cli/commands.h"
#include "workbench/sources/survey.h"

#include <string>
#include <vector>

namespace filrouge::cli {

/// `import --survey`: one file, whose rows or columns become sources.
ExitStatus run_survey_import(const Common& common, const std::vector<std::string>& paths,
                             workbench::SurveyChoice choice, workbench::Trial trial);

} // namespace filrouge::cli
