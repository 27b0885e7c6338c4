#include "workbench/finding/searches.h"

#include "core/filter.h"
#include "core/fold.h"
#include "core/nearest.h"
#include "search/query.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

const SavedSearch* find_by_name(const Project& project, std::string_view name) {
    const auto folded = fold(name);
    for (const auto& [id, search] : project.searches())
        if (fold(search.name) == folded) return &search;
    return nullptr;
}

} // namespace

Result<SavedSearchId> save_search(Workbench& bench, const NamedSearch& search) {
    if (fold(search.name).find_first_not_of(" \t\n") == std::string::npos) {
        return Error{ErrorCode::invalid_input, "A search is kept under a name", "Give it a name"};
    }
    if (const auto query = search::Query::parse(search.query); !query) return query.error();
    if (const auto filter = Filter::compile(search.where, bench.project()); !filter) {
        return filter.error();
    }
    const auto* known = find_by_name(bench.project(), search.name);
    const auto id = known == nullptr ? bench.new_id<SavedSearchId>() : known->id;
    const SavedSearch kept{id, search.name, search.query, search.where, Timestamp::now()};
    const auto done = bench.edit(fmt::format("Keep the search “{}”", search.name),
                                 [&](store::Edit& edit) { edit.put(kept); });
    if (!done) return done.error();
    return id;
}

Result<void> remove_search(Workbench& bench, const SavedSearchId& id) {
    const auto known = bench.project().searches().find(id);
    if (known == bench.project().searches().end()) {
        return Error{ErrorCode::not_found, "That search is not kept any more", ""};
    }
    return bench.edit(fmt::format("Remove the search “{}”", known->second.name),
                      [&](store::Edit& edit) { edit.remove(id); });
}

Result<SavedSearchId> resolve_search(const Project& project, std::string_view reference) {
    const auto id = SavedSearchId::parse(reference);
    if (id && project.searches().contains(*id)) return *id;
    if (const auto* known = find_by_name(project, reference)) return known->id;
    std::vector<std::string> names;
    for (const auto& search : saved_searches(project)) names.push_back(search.name);
    return Error{ErrorCode::not_found, fmt::format("No search is kept as '{}'", reference),
                 hint_for_name(reference, names)};
}

std::vector<SavedSearch> saved_searches(const Project& project) {
    std::vector<SavedSearch> all;
    for (const auto& [id, search] : project.searches()) all.push_back(search);
    std::sort(all.begin(), all.end(), [&](const SavedSearch& a, const SavedSearch& b) {
        return collate(a.name, b.name, project.info.language) < 0;
    });
    return all;
}

Result<void> remember_search(Workbench& bench, const std::string& query, const std::string& where,
                             std::uint32_t total) {
    if (bench.read_only()) return {};
    return bench.remember_search({Timestamp::now(), bench.coder_name(), query, where, total});
}

} // namespace filrouge::workbench
