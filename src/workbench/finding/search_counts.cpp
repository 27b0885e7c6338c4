#include "workbench/finding/search_counts.h"

#include "core/fold.h"
#include "core/value_groups.h"

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

/// A variable with its values, those of one meaning together.
struct Valued {
    VariableId id;
    ValueGroups values;
};

std::string value_for(const Project& project, const std::vector<Valued>& variables,
                      const Said& said) {
    for (const auto& [id, values] : variables) { // those of participants first
        const auto scope = project.variables().at(id).scope;
        if (scope == VariableScope::participant && said.speaker == nullptr) continue;
        auto value = scope == VariableScope::participant ? project.value_of(id, said.speaker->id)
                                                         : project.value_of(id, said.source.id);
        if (!value.empty()) return values.label_of(value);
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
        std::vector<Valued> variables;
    };
    std::map<std::string, Named> by_name; // folded
    for (const auto scope : {VariableScope::participant, VariableScope::source}) {
        for (const auto& [id, variable] : project.variables()) {
            if (variable.scope != scope) continue;
            auto& named = by_name[fold(variable.name)];
            if (named.name.empty()) named.name = variable.name;
            named.variables.push_back({id, ValueGroups{project, id}});
        }
    }
    for (const auto& [folded, named] : by_name) {
        all.push_back({named.name, [&project, variables = named.variables](const Said& said) {
                           return value_for(project, variables, said);
                       }});
    }
    return all;
}

/// What one speaker said in one source falls into the same groups: it is counted together first.
class Groups {
  public:
    explicit Groups(const Project& project) : project_{project}, by_{groupings(project)} {
        groups_.resize(by_.size());
    }

    void add(const SourceId& source, const ParticipantId& speaker, std::size_t matches) {
        if (source != source_) close_source();
        source_ = source;
        auto& count = said_[speaker];
        ++count.passages;
        count.matches += matches;
    }

    std::vector<SearchCounts::By> take(Progress& progress) {
        close_source();
        std::vector<SearchCounts::By> all;
        for (std::size_t i = 0; i < by_.size(); ++i) {
            all.push_back({by_[i].name, {}});
            for (auto& [value, count] : groups_[i]) {
                all.back().groups.push_back({value, count.passages, count.matches});
            }
            std::sort(all.back().groups.begin(), all.back().groups.end(),
                      [&](const SearchCount& a, const SearchCount& b) {
                          progress.step(i, by_.size(), {});
                          return before(a, b);
                      });
        }
        return all;
    }

  private:
    void close_source() {
        const auto* source = project_.find(source_);
        for (const auto& [speaker, here] : std::exchange(said_, {})) {
            const Said said{*source, project_.find(speaker)};
            for (std::size_t i = 0; i < by_.size(); ++i) {
                auto& group = groups_[i][by_[i].group(said)];
                group.passages += here.passages;
                group.matches += here.matches;
            }
        }
    }

    bool before(const SearchCount& a, const SearchCount& b) const {
        const auto order = collate(a.value, b.value, project_.info.language);
        return order != 0 ? order < 0 : a.value < b.value;
    }

    const Project& project_;
    std::vector<NamedGrouping> by_;
    std::vector<std::unordered_map<std::string, SearchCount>> groups_;
    SourceId source_;
    std::unordered_map<ParticipantId, SearchCount> said_; // in `source_`
};

} // namespace

Result<SearchCounts> count_places(const Project& project, const FoundPlaces& found,
                                  Progress& progress) {
    Groups groups{project};
    SearchCounts counts;
    for (std::size_t i = 0; i < found.units.size(); ++i) {
        progress.step(i, found.units.size(), {});
        if (progress.cancelled()) return search_stopped();
        const auto& [unit, matches] = found.units[i];
        if (project.find(unit.source) == nullptr) continue;
        ++counts.passages;
        counts.matches += matches.size();
        groups.add(unit.source, project.speaker_of(unit.source, unit.span), matches.size());
    }
    counts.by = groups.take(progress);
    return counts;
}

} // namespace filrouge::workbench
