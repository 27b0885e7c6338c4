#pragma once

#include "core/entities.h"
#include "core/result.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

/// The tree of codes and their relations. Look-ups compare names folded (`temporalites` finds
/// `Temporalités`).
class Codebook {
  public:
    void put(const Code& code);
    void remove(const CodeId& id);
    void put(const Relation& relation);
    void remove(const RelationId& id);

    [[nodiscard]] std::size_t size() const { return codes_.size(); }
    [[nodiscard]] const Code* find(const CodeId& id) const;
    /// Needs a code that exists.
    [[nodiscard]] const Code& at(const CodeId& id) const { return codes_.at(id); }
    /// `Tensions/Temporalités`.
    [[nodiscard]] std::string path(const CodeId& id) const;
    /// Children in their order; of the top for the nil id.
    [[nodiscard]] std::vector<CodeId> children(const CodeId& parent) const;
    /// All codes, each once, parents before children, siblings in their order: as a tree is read
    /// from the top. Codes that a damaged project hangs nowhere come last.
    [[nodiscard]] std::vector<CodeId> in_order() const;
    /// The code and everything below it.
    [[nodiscard]] std::vector<CodeId> with_descendants(const CodeId& id) const;
    [[nodiscard]] bool is_below(const CodeId& id, const CodeId& ancestor) const;
    /// By id, by path, or by name where only one code has it. Errors: not_found (with the nearest
    /// names as hint), ambiguous (with the paths as hint).
    [[nodiscard]] Result<CodeId> resolve(std::string_view reference) const;
    [[nodiscard]] std::vector<Relation> relations_from(const CodeId& id) const;
    [[nodiscard]] const std::map<RelationId, Relation>& relations() const { return relations_; }

  private:
    void add_below(const CodeId& id, std::set<CodeId>& seen, std::vector<CodeId>& into) const;
    [[nodiscard]] bool has_path(const CodeId& id, const std::vector<std::string>& folded) const;

    std::map<CodeId, Code> codes_;
    std::multimap<std::string, CodeId> by_name_; // folded
    std::map<CodeId, std::vector<CodeId>> children_;
    std::map<RelationId, Relation> relations_;
};

} // namespace filrouge
