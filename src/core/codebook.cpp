#include "core/codebook.h"

#include "core/fold.h"
#include "core/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace filrouge {
namespace {

/// Folded, without spaces at the ends.
std::string name_key(std::string_view name) {
    const auto folded = fold(name);
    const auto begin = folded.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return folded.substr(begin, folded.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> segments(std::string_view path) {
    std::vector<std::string> parts;
    for (;;) {
        const auto slash = path.find('/');
        parts.push_back(name_key(path.substr(0, slash)));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

template <class Multimap>
void erase_entry(Multimap& map, const std::string& key, const CodeId& id) {
    for (auto [it, end] = map.equal_range(key); it != end; ++it) {
        if (it->second != id) continue;
        map.erase(it);
        return;
    }
}

} // namespace

void Codebook::put(const Code& code) {
    if (const auto known = codes_.find(code.id); known != codes_.end()) {
        std::erase(children_[known->second.parent], code.id);
        erase_entry(by_name_, name_key(known->second.name), code.id);
    }
    codes_[code.id] = code;
    by_name_.emplace(name_key(code.name), code.id);
    auto& siblings = children_[code.parent];
    const auto after = std::upper_bound(siblings.begin(), siblings.end(), code.id,
                                        [&](const CodeId& a, const CodeId& b) {
                                            const auto key = [&](const CodeId& id) {
                                                return std::pair{codes_.at(id).position, id};
                                            };
                                            return key(a) < key(b);
                                        });
    siblings.insert(after, code.id);
}

void Codebook::remove(const CodeId& id) {
    const auto known = codes_.find(id);
    if (known == codes_.end()) return;
    auto& siblings = children_[known->second.parent];
    std::erase(siblings, id);
    if (siblings.empty()) children_.erase(known->second.parent);
    erase_entry(by_name_, name_key(known->second.name), id);
    codes_.erase(known);
}

void Codebook::put(const Relation& relation) {
    relations_[relation.id] = relation;
}
void Codebook::remove(const RelationId& id) {
    relations_.erase(id);
}

const Code* Codebook::find(const CodeId& id) const {
    const auto known = codes_.find(id);
    return known == codes_.end() ? nullptr : &known->second;
}

std::string Codebook::path(const CodeId& id) const {
    std::string path;
    const auto* code = find(id);
    // Bounded, so that a cycle in a damaged file cannot hang the program.
    for (std::size_t step = 0; code != nullptr && step <= codes_.size(); ++step) {
        path.insert(0, path.empty() ? code->name : code->name + "/");
        code = code->parent.is_nil() ? nullptr : find(code->parent);
    }
    return path;
}

std::vector<CodeId> Codebook::children(const CodeId& parent) const {
    const auto known = children_.find(parent);
    return known == children_.end() ? std::vector<CodeId>{} : known->second;
}

std::vector<CodeId> Codebook::in_order() const {
    std::set<CodeId> seen{CodeId{}};
    std::vector<CodeId> all;
    for (const auto& id : children({})) add_below(id, seen, all);
    if (all.size() == codes_.size()) return all;
    for (const auto& [id, code] : codes_) {
        if (!codes_.contains(code.parent)) add_below(id, seen, all);
    }
    for (const auto& [id, code] : codes_) add_below(id, seen, all); // cycles
    return all;
}

std::vector<CodeId> Codebook::with_descendants(const CodeId& id) const {
    std::set<CodeId> seen;
    std::vector<CodeId> all;
    add_below(id, seen, all);
    return all;
}

void Codebook::add_below(const CodeId& id, std::set<CodeId>& seen,
                         std::vector<CodeId>& into) const {
    std::vector<CodeId> open{id};
    while (!open.empty()) {
        const auto next = open.back();
        open.pop_back();
        if (!seen.insert(next).second) continue;
        into.push_back(next);
        const auto below = children_.find(next);
        if (below == children_.end()) continue;
        open.insert(open.end(), below->second.rbegin(), below->second.rend());
    }
}

bool Codebook::is_below(const CodeId& id, const CodeId& ancestor) const {
    const auto* code = find(id);
    for (std::size_t step = 0; code != nullptr && step <= codes_.size(); ++step) {
        if (code->parent.is_nil()) return false;
        if (code->parent == ancestor) return true;
        code = find(code->parent);
    }
    return false;
}

bool Codebook::has_path(const CodeId& id, const std::vector<std::string>& folded) const {
    const auto* code = find(id);
    for (auto name = folded.rbegin(); name != folded.rend(); ++name) {
        if (code == nullptr || name_key(code->name) != *name) return false;
        if (std::next(name) == folded.rend()) return !codes_.contains(code->parent);
        code = find(code->parent);
    }
    return false;
}

Result<CodeId> Codebook::resolve(std::string_view reference) const {
    if (const auto id = CodeId::parse(reference); id && codes_.contains(*id)) return *id;
    const auto path_wanted = segments(reference);
    std::vector<CodeId> fitting;
    const auto collect = [&](const std::string& name, const auto& fits) {
        for (auto [it, end] = by_name_.equal_range(name); it != end; ++it) {
            if (fits(it->second)) fitting.push_back(it->second);
        }
    };
    collect(path_wanted.back(), [&](const CodeId& id) { return has_path(id, path_wanted); });
    if (fitting.empty()) collect(name_key(reference), [](const CodeId&) { return true; });
    if (fitting.size() == 1) return fitting.front();
    std::vector<std::string> paths;
    if (fitting.empty()) {
        for (const auto& id : in_order()) paths.push_back(path(id));
        return Error{ErrorCode::not_found, fmt::format("There is no code '{}'", reference),
                     paths.empty() ? "The codebook is empty" : hint_for_name(reference, paths)};
    }
    for (const auto& id : fitting) paths.push_back(path(id));
    return Error{ErrorCode::ambiguous, fmt::format("Several codes are named '{}'", reference),
                 fmt::format("Give the path: {}", listed(paths))};
}

std::vector<Relation> Codebook::relations_from(const CodeId& id) const {
    std::vector<Relation> found;
    for (const auto& [key, relation] : relations_) {
        if (relation.from == id) found.push_back(relation);
    }
    return found;
}

} // namespace filrouge
