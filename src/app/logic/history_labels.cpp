#include "app/logic/history_labels.h"

#include "app/logic/strings.h"

#include <optional>
#include <vector>

namespace filrouge::app {
namespace {

// As the workbench writes them; those that begin like another one come before it.
constexpr std::string_view patterns[] = {
    "Code \"{}\" in {}",
    "Remove {} codings",
    "Remove coding \"{}\"",
    "Change the range of \"{}\"",
    "Annotate a coding \"{}\"",
    "Add code \"{}\"",
    "Change code \"{}\"",
    "Rename code \"{}\" to \"{}\"",
    "Move code \"{}\"",
    "Merge code \"{}\" into \"{}\"",
    "Delete code \"{}\"",
    "Relate \"{}\" and \"{}\"",
    "Rename source \"{}\" to \"{}\"",
    "Remove source \"{}\"",
    "Import variables from {}",
    "Import codebook {}",
    "Import codings from {}",
    "Import {} files",
    "Import {}",
};

/// What stands in the place of each `{}`.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view label) {
    std::vector<std::string> parts;
    for (;;) {
        const auto hole = pattern.find("{}");
        const auto fixed = pattern.substr(0, hole);
        if (!label.starts_with(fixed)) return std::nullopt;
        label.remove_prefix(fixed.size());
        if (hole == std::string_view::npos) {
            if (!label.empty()) return std::nullopt;
            return parts;
        }
        pattern.remove_prefix(hole + 2);
        const auto next = pattern.substr(0, pattern.find("{}"));
        const auto end = next.empty() ? label.size() : label.find(next);
        if (end == std::string_view::npos) return std::nullopt;
        parts.emplace_back(label.substr(0, end));
        label.remove_prefix(end);
    }
}

} // namespace

std::string translate_label(std::string_view label) {
    for (const auto pattern : patterns) {
        if (const auto parts = match(pattern, label)) {
            return parts->size() == 1 ? tr(pattern, (*parts)[0])
                                      : tr(pattern, (*parts)[0], (*parts)[1]);
        }
    }
    return std::string{label};
}

} // namespace filrouge::app
