#include "cli/commands.h"
#include "cli/finding.h"
#include "workbench/finding/search_counts.h"
#include "workbench/finding/searches.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Finder;
using workbench::Workbench;
using Json = nlohmann::json;

struct SearchArguments {
    std::string query;
    std::string where;
    search::Page page;
    bool counts = false;
    bool remember = false;
};

Json to_json(const workbench::SearchCounts::By& by) {
    auto groups = Json::array();
    for (const auto& group : by.groups) {
        groups.push_back({{"value", or_null(group.value)},
                          {"passages", group.passages},
                          {"matches", group.matches}});
    }
    return groups;
}

void print_counts(const workbench::SearchCounts& counts) {
    for (const auto& by : counts.by) {
        print(fmt::format("{}:", by.name));
        for (const auto& group : by.groups) {
            print(fmt::format("  {}: {} passages, {} matches",
                              group.value.empty() ? "-" : group.value, group.passages,
                              group.matches));
        }
    }
}

Result<void> run_counts(const Common& common, const SearchArguments& given, Finder& finder,
                        Progress& progress) {
    const auto places = finder.places(given.query, given.where, progress);
    if (!places) return places.error();
    const auto counts = workbench::count_places(finder.bench().project(), *places, progress);
    if (!counts) return counts.error();
    if (!common.json) {
        print_counts(*counts);
        note(fmt::format("{} passages, {} matches", counts->passages, counts->matches));
        note_suggestion(places->suggestion);
        return {};
    }
    Json json{{"query", given.query},
              {"total", counts->passages},
              {"matches", counts->matches},
              {"suggestion", or_null(places->suggestion)}};
    for (const auto& by : counts->by) json["by_" + by.name] = to_json(by);
    print_json(json);
    return {};
}

Result<void> run_search(const Common& common, const SearchArguments& given, Finder& finder,
                        Progress& progress) {
    const auto found = finder.search(given.query, given.where, given.page, progress);
    if (!found) return found.error();
    auto& bench = finder.bench();
    if (given.remember) {
        auto kept = workbench::remember_search(bench, given.query, given.where, found->total);
        if (!kept) return kept;
    }
    if (!common.json) {
        for (const auto& hit : found->hits) print(to_line(bench.project(), hit));
        note(fmt::format("{} passages", found->total));
        note_suggestion(found->suggestion);
        return {};
    }
    Json json{{"query", found->query},
              {"total", found->total},
              {"suggestion", or_null(found->suggestion)},
              {"hits", Json::array()}};
    for (const auto& hit : found->hits) json["hits"].push_back(hit_json(bench.project(), hit));
    print_json(json);
    return {};
}

} // namespace

void add_finding_commands(const Builder& builder) {
    auto* command = builder.on_project(builder.app, "search", "Search the words of all sources");
    auto given = std::make_shared<SearchArguments>();
    command
        ->add_option("QUERY", given->query,
                     "Words, \"phrases\", OR, NOT, NEAR/n, IN, code:, speaker: …")
        ->required();
    command->add_option("--limit", given->page.limit)->capture_default_str();
    command->add_option("--offset", given->page.offset)->capture_default_str();
    command->add_option("--where", given->where, "Filter, such as sector=AMO and cycle=2");
    command->add_flag("--counts", given->counts,
                      "How often by source, speaker, role and variable, instead of the passages");
    command->add_flag("--remember", given->remember,
                      "Keep the search among those of `searches … recent`");
    builder.takes_coder(*command);
    auto& common = builder.common;
    builder.takes_coders(*command);
    builder.runs(*command, [given, &common] {
        const auto wants = given->remember ? Wants::writing : Wants::reading;
        return with_project(common, wants, [&](Workbench& bench) {
            return with_finder(bench, [&](Finder& finder, Progress& progress) {
                return given->counts ? run_counts(common, *given, finder, progress)
                                     : run_search(common, *given, finder, progress);
            });
        });
    });
}

} // namespace filrouge::cli
