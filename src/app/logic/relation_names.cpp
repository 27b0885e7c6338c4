#include "app/logic/relation_names.h"

#include "app/logic/strings.h"
#include "core/fold.h"

#include <algorithm>

namespace filrouge::app {

const std::vector<std::string>& usual_relations() {
    static const std::vector<std::string> types{"regulates", "opposes", "causes", "is part of",
                                                "comes before"};
    return types;
}

std::string relation_name(std::string_view type) {
    const auto& types = usual_relations();
    return std::find(types.begin(), types.end(), type) == types.end() ? std::string{type}
                                                                      : tr(type);
}

std::string relation_type(std::string_view name) {
    const auto wanted = fold(name);
    for (const auto& type : usual_relations()) {
        if (fold(tr(type)) == wanted) return type;
    }
    return std::string{name};
}

} // namespace filrouge::app
