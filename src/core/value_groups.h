#pragma once

#include "core/project.h"

#include <map>
#include <string>
#include <vector>

namespace filrouge {

/// The values of one variable, those together that mean the same however they are written: of a
/// variable of numbers `1 200`, `1200` and `1200,0`, of one of yes and no `oui` and `yes`.
class ValueGroups {
  public:
    ValueGroups(const Project& project, const VariableId& variable);
    /// One a group: how it is written most often, of equals the first; in the order of
    /// `Project::distinct_values`.
    [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
    /// That of the group of a value; the value itself where no subject has it.
    [[nodiscard]] std::string label_of(const std::string& value) const;

  private:
    std::vector<std::string> labels_;
    std::map<std::string, std::size_t> groups_; ///< by value, places in `labels_`
};

} // namespace filrouge
