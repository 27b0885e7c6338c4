#include "app/logic/text_patterns.h"

namespace filrouge::app {

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view text) {
    std::vector<std::string> parts;
    for (;;) {
        const auto hole = pattern.find("{}");
        const auto fixed = pattern.substr(0, hole);
        if (!text.starts_with(fixed)) return std::nullopt;
        text.remove_prefix(fixed.size());
        if (hole == std::string_view::npos) {
            if (!text.empty()) return std::nullopt;
            return parts;
        }
        pattern.remove_prefix(hole + 2);
        const auto next = pattern.substr(0, pattern.find("{}"));
        const auto end = next.empty() ? text.size() : text.find(next);
        if (end == std::string_view::npos) return std::nullopt;
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

std::string filled(std::string text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const auto& part : parts) {
        at = text.find("{}", at);
        if (at == std::string::npos) break;
        text.replace(at, 2, part);
        at += part.size();
    }
    return text;
}

} // namespace filrouge::app
