#include "app/logic/pane_room.h"

#include <algorithm>
#include <utility>

namespace filrouge::app {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

} // namespace

void PaneRoom::forget(const std::string& pane) {
    for (auto& [name, given] : given_) std::erase(given.panes, pane);
}

void PaneRoom::give(const std::string& name, const Given& given) {
    forget(name);
    const auto before = take_back(name);
    if (given.panes.empty() && !before.panes.empty()) {
        given_[name] = before;
        return;
    }
    given_[name] = given;
    if (before.panes.empty()) return;
    auto& waiting = given_[given.panes.back()];
    waiting.panes.insert(waiting.panes.end(), before.panes.begin(), before.panes.end());
    if (waiting.side.empty()) waiting.side = before.side;
}

PaneRoom::Given PaneRoom::take_back(const std::string& name) {
    return std::exchange(given_[name], {});
}

std::string PaneRoom::str() const {
    std::string text;
    for (const auto& [name, given] : given_) {
        if (given.panes.empty() && given.side.empty()) continue;
        text += (text.empty() ? "" : ";") + name + "=";
        for (const auto& pane : given.panes) {
            if (!text.ends_with('=')) text += ",";
            text += pane;
        }
        text += "@" + given.side;
    }
    return text;
}

PaneRoom PaneRoom::parse(const std::string& text) {
    PaneRoom room;
    for (const auto& each : split(text, ';')) {
        const auto equals = each.find('=');
        const auto at = each.find('@');
        if (equals == std::string::npos || at == std::string::npos || at < equals) continue;
        room.given_[each.substr(0, equals)] = {split(each.substr(equals + 1, at - equals - 1), ','),
                                               each.substr(at + 1)};
    }
    return room;
}

} // namespace filrouge::app
