#include "workbench/coders.h"

#include "core/cells.h"
#include "core/fold.h"
#include "core/nearest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

std::vector<std::string> between_commas(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto comma = std::min(text.find(',', at), text.size());
        const auto part = trimmed(std::string_view{text}.substr(at, comma - at));
        if (!part.empty()) parts.emplace_back(part);
        at = comma + 1;
    }
    return parts;
}

std::vector<std::string> sorted_names(const Project& project, bool all) {
    std::vector<std::string> names;
    for (const auto& [id, coder] : project.coders()) {
        if (all || project.shows(id)) names.push_back(coder.name);
    }
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
        return collate(a, b, project.info.language) < 0;
    });
    return names;
}

} // namespace

Result<CoderFilter> only_coders(const Project& project, const std::vector<std::string>& names) {
    std::vector<std::string> wanted;
    for (const auto& name : names) {
        // A name may hold a comma itself.
        const bool known = project.find_coder(name) != nullptr;
        for (const auto& each : known ? std::vector{name} : between_commas(name)) {
            if (project.find_coder(each) == nullptr) {
                return Error{ErrorCode::not_found, fmt::format("There is no coder '{}'", each),
                             hint_for_name(each, sorted_names(project, true))};
            }
            wanted.push_back(each);
        }
    }
    return CoderFilter::only(wanted);
}

std::vector<std::string> coder_names(const Project& project) {
    return sorted_names(project, true);
}

std::vector<std::string> coders_in_sight(const Project& project) {
    return sorted_names(project, false);
}

std::string sight_note(const Project& project, bool french) {
    if (project.shown_coders().shows_everybody()) return {};
    const auto names = coders_in_sight(project);
    if (names.empty()) return french ? "codages de personne" : "codings of nobody";
    return fmt::format("{} {}", french ? "codages de" : "codings of", fmt::join(names, ", "));
}

std::string stated_filter(const Project& project, const std::string& where, bool french) {
    const auto sight = sight_note(project, french);
    if (where.empty() || sight.empty()) return where + sight;
    return where + (french ? " ; " : "; ") + sight;
}

} // namespace filrouge::workbench
