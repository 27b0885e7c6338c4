#include "core/value_groups.h"

#include "core/values.h"

#include <algorithm>
#include <variant>

namespace filrouge {
namespace {

/// What values of one meaning have in common.
using Meaning = std::variant<std::string, double, bool>;

Meaning meaning_of(const std::string& value, VariableType type) {
    if (type == VariableType::number) {
        if (const auto number = parse_number(value)) return *number;
    }
    if (type == VariableType::boolean) {
        if (const auto boolean = parse_boolean(value)) return *boolean;
    }
    return value;
}

} // namespace

ValueGroups::ValueGroups(const Project& project, const VariableId& variable) {
    const auto known = project.variables().find(variable);
    const auto type = known == project.variables().end() ? VariableType::text : known->second.type;
    const auto counts = project.counted_values(variable);
    std::map<Meaning, std::size_t> places;
    for (const auto& value : project.distinct_values(variable)) {
        const auto place =
            places.try_emplace(meaning_of(value, type), labels_.size()).first->second;
        groups_.emplace(value, place);
        if (place == labels_.size()) {
            labels_.push_back(value);
        } else if (counts.at(value) > counts.at(labels_[place])) {
            labels_[place] = value;
        }
    }
}

std::string ValueGroups::label_of(const std::string& value) const {
    const auto group = groups_.find(value);
    return group == groups_.end() ? value : labels_[group->second];
}

} // namespace filrouge
