#include "core/nearest.h"

#include "core/edit_distance.h"
#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace filrouge {

namespace {

constexpr std::size_t most_suggested = 3;
constexpr std::size_t most_listed = 10;
constexpr std::size_t longest_compared = 200;

/// Small is near; nothing where the two are too different to be a slip.
std::size_t badness(std::string_view wanted, std::string_view name) {
    constexpr auto far = static_cast<std::size_t>(-1);
    if (wanted.empty() || name.empty() || wanted.size() > longest_compared ||
        name.size() > longest_compared) {
        return far;
    }
    const auto leaf = name.substr(name.rfind('/') + 1);
    const auto edits = std::min(edit_distance(wanted, name), edit_distance(wanted, leaf));
    if (edits <= std::max<std::size_t>(1, wanted.size() / 3)) return edits;
    if (wanted.size() >= 3 && name.find(wanted) != std::string_view::npos) return wanted.size();
    return far;
}

} // namespace

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    const auto shown = std::min(names.size(), most_listed);
    for (std::size_t i = 0; i < shown; ++i) {
        text += fmt::format("{}'{}'", i == 0 ? "" : ", ", names[i]);
    }
    if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

std::string hint_for_name(std::string_view wanted, const std::vector<std::string>& known) {
    if (known.empty()) return {};
    const auto folded = fold(wanted);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const auto& name : known) {
        const auto bad = badness(folded, fold(name));
        if (bad != static_cast<std::size_t>(-1)) near.emplace_back(bad, name);
    }
    if (near.empty()) return "Known are " + listed(known);
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(near.size(), most_suggested); ++i) {
        names.push_back(near[i].second);
    }
    return "Did you mean " + listed(names) + "?";
}

} // namespace filrouge
