#include "cli/survey_command.h"

#include "workbench/sources/survey.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filrouge::cli {
namespace {

using Json = nlohmann::json;

Json to_json(const workbench::SurveyReport& report) {
    auto sources = Json::array();
    for (const auto& source : report.sources) {
        sources.push_back({{"name", source.name},
                           {"language", source.language},
                           {"characters", source.characters.value()},
                           {"turns", source.turns},
                           {"speakers", source.speakers}});
    }
    return {{"imported", report.sources.size()}, {"respondents", report.respondents},
            {"silent", report.silent},           {"variables", report.variables},
            {"values", report.values},           {"sources", sources}};
}

void describe(const workbench::SurveyReport& report) {
    for (const auto& source : report.sources) {
        print(fmt::format("{}  {}, {} characters, {} turns", source.name, source.language,
                          source.characters.value(), source.turns));
    }
    print(fmt::format(
        "{} sources of {} respondents; variables: {}; {} values", report.sources.size(),
        report.respondents,
        report.variables.empty() ? "none" : fmt::format("{}", fmt::join(report.variables, ", ")),
        report.values));
    if (report.silent > 0) {
        note(fmt::format("{} rows answer nothing in the columns of text and are left out",
                         report.silent));
    }
}

} // namespace

ExitStatus run_survey_import(const Common& common, const std::vector<std::string>& paths,
                             workbench::SurveyChoice choice, workbench::Trial trial) {
    const bool only_tried = trial == workbench::Trial::dry_run;
    auto bench = open_project(common, to_do(trial));
    if (!bench) return report(bench.error());
    if (paths.size() != 1) {
        return report(Error{ErrorCode::invalid_input, "One survey is imported at a time",
                            "Name one file; its columns are its own"});
    }
    choice.path = paths.front();
    const auto done = workbench::import_survey(**bench, choice, trial);
    if (!done) return report(done.error());
    if (common.json) {
        auto json = to_json(*done);
        if (only_tried) json["dry_run"] = true;
        print_json(json);
    } else {
        describe(*done);
    }
    return ExitStatus::done;
}

} // namespace filrouge::cli
