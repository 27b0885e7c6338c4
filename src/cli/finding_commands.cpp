#include "cli/commands.h"
#include "cli/progress.h"
#include "workbench/find.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;

Json to_json(const Project& project, const workbench::FoundPassage& hit) {
    auto matches = Json::array();
    for (const auto& match : hit.matches) {
        matches.push_back({match.begin().value(), match.end().value()});
    }
    return {{"source", project.find(hit.source)->name},
            {"turn", hit.turn == 0 ? Json() : Json(hit.turn)},
            {"speaker", hit.speaker.empty() ? Json() : Json(hit.speaker)},
            {"start", hit.span.begin().value()},
            {"end", hit.span.end().value()},
            {"snippet", hit.snippet.text},
            {"score", hit.score},
            {"matches", matches}};
}

void print_hit(const Project& project, const workbench::FoundPassage& hit) {
    const auto place = hit.turn == 0 ? std::string{} : fmt::format(", {}", hit.turn);
    print(fmt::format("[{}{}] {}{}{}", project.find(hit.source)->name, place, hit.speaker,
                      hit.speaker.empty() ? "" : ": ", hit.snippet.text));
}

struct SearchArguments {
    std::string query;
    std::string where;
    search::Page page;
};

Result<void> run_search(const Common& common, const SearchArguments& given, Workbench& bench) {
    const auto found = [&]() -> Result<workbench::FoundPassages> {
        TerminalProgress progress;
        auto finder = workbench::Finder::open(bench);
        if (!finder) return finder.error();
        return (*finder)->search(given.query, given.where, given.page, progress);
    }();
    if (!found) return found.error();
    if (!common.json) {
        for (const auto& hit : found->hits) print_hit(bench.project(), hit);
        note(fmt::format("{} passages", found->total));
        return {};
    }
    Json json{{"query", found->query}, {"total", found->total}, {"hits", Json::array()}};
    for (const auto& hit : found->hits) json["hits"].push_back(to_json(bench.project(), hit));
    print_json(json);
    return {};
}

} // namespace

void add_finding_commands(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "search", "Search the words of all sources");
    auto given = std::make_shared<SearchArguments>();
    command
        ->add_option("QUERY", given->query,
                     "Words, \"phrases\", OU, SAUF, PRÈS/n, code:, speaker: …")
        ->required();
    command->add_option("--limit", given->page.limit)->capture_default_str();
    command->add_option("--offset", given->page.offset)->capture_default_str();
    command->add_option("--where", given->where, "Filter, such as sector=AMO and cycle=2");
    auto& common = builder.common;
    builder.runs(*command, [given, &common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return run_search(common, *given, bench); });
    });
}

} // namespace filrouge::cli
