#include "core/codebook.h"

#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge {
namespace {

constexpr std::size_t names_in_hint = 5;

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), names_in_hint); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > names_in_hint ? text + " …" : text;
}

} // namespace

void Codebook::put(const Code& code) {
    if (const auto known = codes_.find(code.id); known != codes_.end()) {
        std::erase(children_[known->second.parent], code.id);
    }
    codes_[code.id] = code;
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
    std::erase(children_[known->second.parent], id);
    codes_.erase(known);
    if (const auto below = children_.find(id); below != children_.end() && below->second.empty()) {
        children_.erase(below);
    }
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
        path = path.empty() ? code->name : code->name + "/" + path;
        code = code->parent.is_nil() ? nullptr : find(code->parent);
    }
    return path;
}

std::vector<CodeId> Codebook::children(const CodeId& parent) const {
    const auto known = children_.find(parent);
    return known == children_.end() ? std::vector<CodeId>{} : known->second;
}

std::vector<CodeId> Codebook::in_order() const {
    auto all = with_descendants(CodeId{});
    all.erase(all.begin());
    return all;
}

std::vector<CodeId> Codebook::with_descendants(const CodeId& id) const {
    std::vector<CodeId> all;
    std::vector<CodeId> open{id};
    while (!open.empty() && all.size() <= codes_.size()) {
        all.push_back(open.back());
        open.pop_back();
        const auto below = children_.find(all.back());
        if (below != children_.end()) {
            open.insert(open.end(), below->second.rbegin(), below->second.rend());
        }
    }
    return all;
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

Result<CodeId> Codebook::resolve(std::string_view reference) const {
    if (const auto id = CodeId::parse(reference); id && codes_.contains(*id)) return *id;
    const auto wanted = fold(reference);
    std::vector<CodeId> named;
    std::vector<std::string> near;
    for (const auto& [id, code] : codes_) {
        const auto code_path = path(id);
        if (fold(code_path) == wanted) return id;
        const auto name = fold(code.name);
        if (name == wanted) named.push_back(id);
        if (!wanted.empty() && name.find(wanted.substr(0, 4)) != std::string::npos) {
            near.push_back(code_path);
        }
    }
    if (named.size() == 1) return named.front();
    if (named.empty()) {
        return Error{ErrorCode::not_found, fmt::format("There is no code \"{}\"", reference),
                     near.empty() ? "List the codes with: codebook list"
                                  : fmt::format("Did you mean {}?", list_of(near))};
    }
    std::vector<std::string> paths;
    for (const auto& id : named) paths.push_back(path(id));
    return Error{ErrorCode::ambiguous, fmt::format("Several codes are named \"{}\"", reference),
                 fmt::format("Give the path: {}", list_of(paths))};
}

std::vector<Relation> Codebook::relations_from(const CodeId& id) const {
    std::vector<Relation> found;
    for (const auto& [key, relation] : relations_) {
        if (relation.from == id) found.push_back(relation);
    }
    return found;
}

} // namespace filrouge
