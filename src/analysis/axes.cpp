#include "analysis/axes.h"

#include "core/fold.h"
#include "core/value_groups.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace filrouge::analysis {
namespace {

/// Entities in the order of their names.
template <class Map>
auto by_name(const Map& entities, const std::string& language) {
    std::vector<const typename Map::mapped_type*> sorted;
    sorted.reserve(entities.size());
    for (const auto& [id, entity] : entities) sorted.push_back(&entity);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto* a, const auto* b) {
        return collate(a->name, b->name, language) < 0;
    });
    return sorted;
}

/// Labels for named entities; `numbers` those of the columns.
template <class Map, class Numbers>
void label_by_name(Axis& axis, const Map& entities, const Numbers& numbers,
                   const std::string& language) {
    axis.label_of.assign(numbers.size(), Axis::nowhere);
    for (const auto* entity : by_name(entities, language)) {
        const auto number = numbers.find(entity->id);
        if (number < axis.label_of.size()) {
            axis.label_of[number] = static_cast<std::uint32_t>(axis.labels.size());
        }
        axis.labels.push_back(entity->name);
    }
}

/// Gives codings without a value a label of their own, where there are such codings.
void add_no_value(Axis& axis, std::span<const std::uint32_t> numbers_of_codings) {
    const bool needed =
        std::any_of(numbers_of_codings.begin(), numbers_of_codings.end(),
                    [&](auto number) { return axis.label(number) == Axis::unknown; });
    if (!needed) return;
    const auto label = static_cast<std::uint32_t>(axis.labels.size());
    axis.labels.emplace_back(no_value);
    std::replace(axis.label_of.begin(), axis.label_of.end(), Axis::unknown, label);
    if (axis.label_of_nobody == Axis::unknown) axis.label_of_nobody = label;
}

template <class Numbers>
void label_by_value(Axis& axis, const Project& project, const VariableId& variable,
                    const Numbers& numbers) {
    const ValueGroups groups{project, variable};
    axis.labels = groups.labels();
    std::unordered_map<std::string, std::uint32_t> places;
    for (std::uint32_t i = 0; i < axis.labels.size(); ++i) places.emplace(axis.labels[i], i);
    axis.label_of.assign(numbers.size(), Axis::unknown);
    for (std::uint32_t number = 0; number < numbers.size(); ++number) {
        const auto place =
            places.find(groups.label_of(project.value_of(variable, numbers.id(number))));
        if (place != places.end()) axis.label_of[number] = place->second;
    }
    // Somebody's own word, not what stands for no value.
    std::replace(axis.labels.begin(), axis.labels.end(), std::string{no_value},
                 "\"" + std::string{no_value} + "\"");
}

} // namespace

Axis axis_of_codes(const Project& project, const std::vector<CodeId>& only) {
    Axis axis;
    const auto& numbers = project.codings().code_numbers();
    axis.label_of.assign(numbers.size(), Axis::nowhere);
    for (const auto& id : project.codebook().in_order()) {
        if (!only.empty() && std::find(only.begin(), only.end(), id) == only.end()) continue;
        const auto number = numbers.find(id);
        if (number < axis.label_of.size()) {
            axis.label_of[number] = static_cast<std::uint32_t>(axis.labels.size());
        }
        axis.labels.push_back(project.codebook().path(id));
    }
    return axis;
}

Axis axis_of_sources(const Project& project) {
    Axis axis;
    axis.key = Axis::Key::source;
    label_by_name(axis, project.sources(), project.codings().source_numbers(),
                  project.info.language);
    return axis;
}

/// Of those who have coded something.
Axis axis_of_coders(const Project& project) {
    const auto& columns = project.codings();
    std::vector<bool> used(columns.coder_numbers().size());
    for (const auto number : columns.coders()) used[number] = true;
    std::map<CoderId, Coder> coders;
    for (const auto& [id, coder] : project.coders()) {
        const auto number = columns.coder_numbers().find(id);
        if (number < used.size() && used[number]) coders.emplace(id, coder);
    }
    Axis axis;
    axis.key = Axis::Key::coder;
    label_by_name(axis, coders, columns.coder_numbers(), project.info.language);
    // With the first coding of somebody else the axis is made anew.
    std::replace(axis.label_of.begin(), axis.label_of.end(), Axis::nowhere, Axis::unknown);
    return axis;
}

Axis axis_of_variable(const Project& project, const SpeakerColumn& speakers,
                      const VariableId& variable) {
    Axis axis;
    const auto found = project.variables().find(variable);
    if (found != project.variables().end() && found->second.scope == VariableScope::source) {
        axis.key = Axis::Key::source;
        label_by_value(axis, project, variable, project.codings().source_numbers());
        add_no_value(axis, project.codings().sources());
        return axis;
    }
    axis.key = Axis::Key::speaker;
    axis.label_of_nobody = Axis::unknown;
    label_by_value(axis, project, variable, speakers.participants());
    add_no_value(axis, speakers.numbers());
    return axis;
}

} // namespace filrouge::analysis
