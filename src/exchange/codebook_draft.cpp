#include "exchange/codebook_draft.h"

#include "core/cells.h"
#include "core/fold.h"

#include <fmt/format.h>

#include <set>
#include <tuple>

namespace filrouge::exchange {
namespace {

/// Paths compared as names are: folded, spaces around the signs between them dropped.
std::string path_key(std::string_view path) {
    std::string key;
    while (true) {
        const auto slash = path.find('/');
        key += fold(trimmed(path.substr(0, slash)));
        if (slash == std::string_view::npos) return key;
        key += '/';
        path.remove_prefix(slash + 1);
    }
}

std::string alike(const std::vector<CodebookDraft::Node>& nodes, std::string_view wanted) {
    const auto slash = wanted.rfind('/');
    const auto name =
        fold(trimmed(slash == std::string_view::npos ? wanted : wanted.substr(slash + 1)));
    for (const auto& node : nodes) {
        if (fold(node.code.name) == name) return fmt::format("Is it {} that is meant?", node.path);
    }
    return "A relation names its target by the path from the top, such as Tensions/Temporalités";
}

} // namespace

Result<std::string> child_path(std::string_view parent_path, std::string_view name,
                               const Place& place) {
    const auto plain = trimmed(name);
    if (fold(plain).find_first_not_of(" \t\n") == std::string::npos) {
        return line_error(place.file_name, place.line, "a code has no name",
                          "Give it one; words such as null stand in quotation marks");
    }
    if (plain.find('/') != std::string_view::npos) {
        return line_error(place.file_name, place.line,
                          fmt::format("the name {} holds the sign /", plain),
                          "It separates a code from the code above it: use another sign");
    }
    return parent_path.empty() ? std::string{plain} : fmt::format("{}/{}", parent_path, plain);
}

Result<Polarity> read_polarity(std::string_view text, const Place& place) {
    const auto plain = trimmed(text);
    if (plain.empty()) return Polarity::none;
    if (const auto known = parse_polarity(plain)) return *known;
    return line_error(place.file_name, place.line, fmt::format("{} is not a polarity", plain),
                      "Use tension, lever or none");
}

Result<Colour> read_colour(std::string_view text, const Place& place) {
    const auto plain = trimmed(text);
    if (const auto known = Colour::parse(plain)) return *known;
    return line_error(place.file_name, place.line,
                      plain.empty() ? std::string{"the colour is missing"}
                                    : fmt::format("{} is not a colour", plain),
                      "Write it as \"#rrggbb\", in quotation marks");
}

void LinkResolver::add(std::size_t from, CodebookDraft::Link link, std::size_t line) {
    pending_.push_back({from, std::move(link), line});
}

Result<void> LinkResolver::resolve(std::vector<CodebookDraft::Node>& nodes) const {
    std::map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < nodes.size(); ++i) by_key.try_emplace(path_key(nodes[i].path), i);
    std::set<std::tuple<std::size_t, std::string, std::size_t>> seen;
    for (const auto& [from, link, line] : pending_) {
        if (link.type.empty()) {
            return line_error(file_name_, line, "a relation has no type",
                              "Say what the code does, such as regulates");
        }
        const auto target = by_key.find(path_key(link.target));
        if (target == by_key.end()) {
            return line_error(file_name_, line,
                              fmt::format("there is no code {} to relate to", link.target),
                              alike(nodes, link.target));
        }
        if (target->second == from) {
            return line_error(file_name_, line, "a code is related to itself", "");
        }
        if (!seen.emplace(from, link.type, target->second).second) {
            return line_error(file_name_, line,
                              fmt::format("{} {} stands twice", link.type, link.target), "");
        }
        nodes[from].relations.push_back({link.type, nodes[target->second].path});
    }
    return {};
}

} // namespace filrouge::exchange
