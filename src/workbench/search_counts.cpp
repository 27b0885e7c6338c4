#include "workbench/search_counts.h"

#include "core/fold.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

namespace filrouge::workbench {
namespace {

struct Said {
    const Source& source;
    const Participant* speaker; ///< null: nobody known
};

using Grouping = std::function<std::string(const Said&)>;

struct NamedGrouping {
    std::string name;
    Grouping group;
};

std::string value_for(const Project& project, const std::vector<VariableId>& variables,
                      const Said& said) {
    for (const auto& id : variables) { // those of participants first
        const auto scope = project.variables().at(id).scope;
        if (scope == VariableScope::participant && said.speaker == nullptr) continue;
        auto value = scope == VariableScope::participant ? project.value_of(id, said.speaker->id)
                                                         : project.value_of(id, said.source.id);
        if (!value.empty()) return value;
    }
    return {};
}

std::vector<NamedGrouping> groupings(const Project& project) {
    std::vector<NamedGrouping> all{
        {"source", [](const Said& said) { return said.source.name; }},
        {"speaker",
         [](const Said& said) { return said.speaker ? said.speaker->pseudonym : std::string{}; }},
        {"role", [](const Said& said) {
             return said.speaker ? std::string{to_name(said.speaker->role)} : std::string{};
         }}};
    struct Named {
        std::string name;
        std::vector<VariableId> ids;
    };
    std::map<std::string, Named> by_name; // folded
    for (const auto scope : {VariableScope::participant, VariableScope::source}) {
        for (const auto& [id, variable] : project.variables()) {
            if (variable.scope != scope) continue;
            auto& named = by_name[fold(variable.name)];
            if (named.name.empty()) named.name = variable.name;
            named.ids.push_back(id);
        }
    }
    for (const auto& [folded, named] : by_name) {
        all.push_back({named.name, [&project, ids = named.ids](const Said& said) {
                           return value_for(project, ids, said);
                       }});
    }
    return all;
}

} // namespace

SearchCounts count_places(const Project& project, const FoundPlaces& found) {
    const auto by = groupings(project);
    const auto before = [&](const SearchCount& a, const SearchCount& b) {
        const auto order = collate(a.value, b.value, project.info.language);
        return order != 0 ? order < 0 : a.value < b.value;
    };
    std::vector<std::unordered_map<std::string, SearchCount>> groups(by.size());
    SearchCounts counts;
    for (const auto& place : found.units) {
        const auto* source = project.find(place.unit.source);
        if (source == nullptr) continue;
        const auto* turn = project.main_turn(place.unit.source, place.unit.span);
        const Said said{*source, turn == nullptr ? nullptr : project.find(turn->speaker)};
        ++counts.passages;
        counts.matches += place.matches.size();
        for (std::size_t i = 0; i < by.size(); ++i) {
            auto& group = groups[i][by[i].group(said)];
            ++group.passages;
            group.matches += place.matches.size();
        }
    }
    for (std::size_t i = 0; i < by.size(); ++i) {
        counts.by.push_back({by[i].name, {}});
        auto& all = counts.by.back().groups;
        for (auto& [value, count] : groups[i]) {
            all.push_back({value, count.passages, count.matches});
        }
        std::sort(all.begin(), all.end(), before);
    }
    return counts;
}

} // namespace filrouge::workbench
