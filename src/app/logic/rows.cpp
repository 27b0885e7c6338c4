#include "app/logic/rows.h"

#include "app/logic/palette.h"
#include "core/fold.h"

#include <algorithm>
#include <unordered_set>

namespace filrouge::app {

std::unordered_map<CodeId, CodeCount> codings_by_code(const Project& project) {
    const auto& columns = project.codings();
    std::vector<std::size_t> own(columns.code_numbers().size(), 0);
    for (const auto number : columns.codes()) ++own[number];

    std::unordered_map<CodeId, CodeCount> counts;
    const auto order = project.codebook().in_order();
    for (const auto& id : order) {
        const auto number = columns.code_numbers().find(id);
        const auto n = number < own.size() ? own[number] : 0;
        counts[id] = {n, n};
    }
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        const auto& parent = project.codebook().at(*it).parent;
        if (!parent.is_nil()) counts[parent].all += counts[*it].all;
    }
    return counts;
}

std::vector<CodeRow> code_rows(const Project& project, std::string_view filter) {
    const auto& book = project.codebook();
    const auto order = book.in_order();
    std::unordered_set<CodeId> shown;
    for (const auto& id : order) {
        if (!fits_words(book.path(id), filter)) continue;
        for (auto up = id; !up.is_nil() && shown.insert(up).second; up = book.at(up).parent) {
        }
    }
    auto counts = codings_by_code(project);
    std::unordered_map<CodeId, std::size_t> depths;
    std::vector<CodeRow> rows;
    for (const auto& id : order) {
        if (!shown.contains(id)) continue;
        const auto& code = book.at(id);
        const auto depth = code.parent.is_nil() ? 0 : depths[code.parent] + 1;
        depths[id] = depth;
        rows.push_back({id, code.parent, depth, code.name, code.colour, code.polarity,
                        counts[id].own, counts[id].all});
    }
    return rows;
}

std::vector<SourceRow> source_rows(const Project& project, std::string_view filter) {
    std::vector<SourceRow> rows;
    for (const auto& [id, source] : project.sources()) {
        if (!fits_words(source.name, filter)) continue;
        rows.push_back({id, source.name, source.kind, project.turns(id).size(),
                        project.codings().rows_in(id).size()});
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const SourceRow& a, const SourceRow& b) {
        return collate(a.name, b.name, project.info.language) < 0;
    });
    return rows;
}

SourceId first_source(const Project& project) {
    const Source* first = nullptr;
    for (const auto& [id, source] : project.sources()) {
        const bool before =
            first == nullptr || collate(source.name, first->name, project.info.language) < 0;
        if (before) first = &source;
    }
    return first == nullptr ? SourceId{} : first->id;
}

} // namespace filrouge::app
