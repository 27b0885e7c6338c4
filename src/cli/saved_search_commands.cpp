#include "cli/commands.h"
#include "cli/finding.h"
#include "workbench/finding/searches.h"

#include <fmt/format.h>

namespace filrouge::cli {
namespace {

using workbench::Workbench;
using Json = nlohmann::json;

std::string shown(const std::string& query, const std::string& where) {
    return where.empty() ? query : fmt::format("{}   --where {}", query, where);
}

Result<void> list_saved(const Common& common, const Workbench& bench) {
    auto json = Json::array();
    for (const auto& search : workbench::saved_searches(bench.project())) {
        if (!common.json)
            print(fmt::format("{}: {}", search.name, shown(search.query, search.where)));
        json.push_back({{"id", search.id.str()},
                        {"name", search.name},
                        {"query", search.query},
                        {"where", search.where},
                        {"created", search.created.iso()}});
    }
    if (common.json) print_json(json);
    return {};
}

Result<void> list_recent(const Common& common, const Workbench& bench) {
    auto json = Json::array();
    for (const auto& search : bench.past_searches()) {
        if (!common.json) {
            print(fmt::format("{}  {}  ({} passages)", search.time.iso(),
                              shown(search.query, search.where), search.total));
        }
        json.push_back({{"time", search.time.iso()},
                        {"coder", search.coder_name},
                        {"query", search.query},
                        {"where", search.where},
                        {"total", search.total}});
    }
    if (common.json) print_json(json);
    return {};
}

void add_lists(const Builder& builder, CLI::App& group) {
    auto& common = builder.common;
    auto* list = builder.on_project(group, "list", "The searches kept under a name");
    builder.runs(*list, [&common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return list_saved(common, bench); });
    });
    auto* recent = builder.on_project(group, "recent", "The searches made, newest first");
    builder.runs(*recent, [&common] {
        return with_project(common, Wants::reading,
                            [&](Workbench& bench) { return list_recent(common, bench); });
    });
}

Result<void> save(const Common& common, const workbench::NamedSearch& search, Workbench& bench) {
    const auto id = workbench::save_search(bench, search);
    if (!id) return id.error();
    if (common.json) print_json({{"id", id->str()}, {"name", search.name}});
    return {};
}

Result<void> remove(const Common& common, const std::string& name, Workbench& bench) {
    const auto id = workbench::resolve_search(bench.project(), name);
    if (!id) return id.error();
    if (auto done = workbench::remove_search(bench, *id); !done) return done;
    if (common.json) print_json({{"id", id->str()}});
    return {};
}

} // namespace

void add_saved_search_commands(const Builder& builder) {
    auto* group = builder.app.add_subcommand("searches", "Searches kept in the project");
    group->require_subcommand(1);
    add_lists(builder, *group);
    auto& common = builder.common;

    auto* saving = builder.on_project(*group, "save", "Keep a search under a name");
    auto search = std::make_shared<workbench::NamedSearch>();
    saving->add_option("NAME", search->name)->required();
    saving->add_option("QUERY", search->query, "As for search")->required();
    saving->add_option("--where", search->where, "Filter, such as sector=AMO and cycle=2");
    builder.takes_coder(*saving);
    builder.runs(*saving, [search, &common] {
        return with_project(common, Wants::writing,
                            [&](Workbench& bench) { return save(common, *search, bench); });
    });

    auto* removing = builder.on_project(*group, "remove", "Forget a search that was kept");
    auto name = std::make_shared<std::string>();
    removing->add_option("NAME", *name, "Name or id")->required();
    builder.takes_coder(*removing);
    builder.runs(*removing, [name, &common] {
        return with_project(common, Wants::writing,
                            [&](Workbench& bench) { return remove(common, *name, bench); });
    });
}

} // namespace filrouge::cli
