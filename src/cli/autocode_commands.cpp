#include "cli/commands.h"
#include "cli/finding.h"
#include "workbench/coding/autocode.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Finder;
using workbench::Workbench;
using Json = nlohmann::json;

struct AutocodeArguments {
    workbench::AutocodeRequest request;
    std::string code;
    std::string unit = "turn";
    bool dry_run = false;
};

Json to_json(const Project& project, const workbench::AutocodeHit& hit) {
    return {{"source", project.find(hit.source)->name},
            {"turn", hit.turn == 0 ? Json() : Json(hit.turn)},
            {"speaker", or_null(hit.speaker)},
            {"start", hit.span.begin().value()},
            {"end", hit.span.end().value()},
            {"text", hit.text},
            {"already", hit.already}};
}

Json to_json(const Project& project, const AutocodeArguments& given,
             const workbench::AutocodePlan& plan) {
    Json json{{"query", given.request.query}, {"code", project.codebook().path(plan.request.code)},
              {"unit", given.unit},           {"dry_run", given.dry_run},
              {"total", plan.hits.size()},    {"suggestion", or_null(plan.suggestion)},
              {"hits", Json::array()}};
    for (const auto& hit : plan.hits) json["hits"].push_back(to_json(project, hit));
    return json;
}

Result<void> run_autocode(const Common& common, AutocodeArguments given, Finder& finder,
                          Progress& progress) {
    auto& bench = finder.bench();
    const auto code = bench.project().codebook().resolve(given.code);
    if (!code) return code.error();
    given.request.code = *code;
    given.request.unit = workbench::parse_autocode_unit(given.unit).value();
    const auto plan = workbench::plan_autocode(finder, given.request, progress);
    if (!plan) return plan.error();
    auto json = to_json(bench.project(), given, *plan);
    workbench::AutocodeReport report;
    if (!given.dry_run) {
        const auto done = workbench::apply_autocode(bench, *plan);
        if (!done) return done.error();
        report = *done;
    } else {
        for (const auto& hit : plan->hits) ++(hit.already ? report.already_there : report.added);
    }
    json["added"] = given.dry_run ? 0 : report.added;
    json["already_there"] = report.already_there;
    if (common.json) {
        print_json(json);
        return {};
    }
    if (given.dry_run) {
        for (const auto& hit : plan->hits) {
            print(fmt::format("[{} {}-{}]{} {}", bench.project().find(hit.source)->name,
                              hit.span.begin().value(), hit.span.end().value(),
                              hit.already ? " (already coded)" : "", hit.text));
        }
    }
    note(fmt::format("{} {} passages, {} already coded", given.dry_run ? "Would code" : "Coded",
                     report.added, report.already_there));
    note_suggestion(plan->suggestion);
    return {};
}

} // namespace

void add_autocode_commands(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "autocode", "Code what a search finds");
    auto given = std::make_shared<AutocodeArguments>();
    command->add_option("--query", given->request.query, "As for search")->required();
    command->add_option("--code", given->code, "Path, unique name or id of the code")->required();
    command->add_option("--unit", given->unit, "What to code: the words, their sentence, the turn")
        ->check(CLI::IsMember({"match", "sentence", "turn"}))
        ->capture_default_str();
    command->add_option("--where", given->request.where, "Filter, such as sector=AMO and cycle=2");
    command->add_flag("--dry-run", given->dry_run, "Show what would be coded; change nothing");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        const auto wants = given->dry_run ? Wants::reading : Wants::writing;
        return with_project(common, wants, [&](Workbench& bench) {
            return with_finder(bench, [&](Finder& finder, Progress& progress) {
                return run_autocode(common, *given, finder, progress);
            });
        });
    });
}

} // namespace filrouge::cli
