#include "app/logic/short_names.h"

#include "core/breaks.h"

#include <algorithm>

namespace filrouge::app {
namespace {

std::string beginning(const std::string& name, std::size_t characters) {
    const auto starts = grapheme_starts(name);
    return characters < starts.size() ? name.substr(0, starts[characters].value()) : name;
}

} // namespace

std::vector<std::string> short_names(const std::vector<std::string>& names) {
    std::vector<std::string> shortened;
    for (const auto& name : names) {
        const auto most = grapheme_starts(name).size();
        std::size_t characters = 2;
        const auto is_shared = [&](const std::string& other) {
            return other != name && other.starts_with(beginning(name, characters));
        };
        while (characters < most && std::any_of(names.begin(), names.end(), is_shared)) {
            ++characters;
        }
        shortened.push_back(beginning(name, characters));
    }
    return shortened;
}

} // namespace filrouge::app
