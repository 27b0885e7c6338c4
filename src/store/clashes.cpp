#include "store/clashes.h"

#include "core/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace filrouge::store {
namespace {

using Clashes = std::vector<Clash>;

/// As SQLite's `lower(hex(…))`.
std::string hex(const UuidBytes& bytes) {
    auto uuid = format_uuid(bytes);
    std::erase(uuid, '-');
    return uuid;
}

template <class Entity, class Visit>
void each_written(const Delta<Entity>& delta, const Visit& visit) {
    for (const auto& entity : delta.came) visit(entity);
    for (const auto& entity : delta.changed) visit(entity);
}

std::string taken(const std::string& name) {
    return fmt::format("The name \"{}\" is taken", name);
}

/// Names that must differ within a group, and whose they are.
class Names {
  public:
    void add(const UuidBytes& id, std::string group, std::string name) {
        ids_.emplace(std::pair{std::move(group), std::move(name)}, id);
    }
    void find(const UuidBytes& self, const std::string& group, const std::string& compared,
              const std::string& name, Clashes& clashes) const {
        const auto [first, last] = ids_.equal_range({group, compared});
        for (auto it = first; it != last; ++it)
            if (it->second != self) clashes.push_back({taken(name), it->second});
    }

  private:
    std::multimap<std::pair<std::string, std::string>, UuidBytes> ids_;
};

/// `sql` lists every id, group and name; `group_of` says the group of an entity the same way.
template <class Entity, class Compared, class GroupOf>
void find_names(Database& database, std::string_view sql, const Delta<Entity>& delta,
                const Compared& compared, const GroupOf& group_of, Clashes& clashes) {
    if (delta.came.empty() && delta.changed.empty()) return;
    Names names;
    auto rows = database.query(sql);
    while (rows->step())
        names.add(rows->id<HistoryId>(0).bytes, rows->text(1), compared(rows->text(2)));
    each_written(delta, [&](const Entity& entity) {
        names.find(entity.id.bytes, group_of(entity), compared(entity.name), entity.name, clashes);
    });
}

void find_all_names(Database& database, const Change& change, Clashes& clashes) {
    const auto folded = [](const std::string& name) { return fold(name); };
    const auto exact = [](const std::string& name) { return name; };
    const auto one_group = [](const auto&) { return std::string{}; };
    find_names(database, "SELECT id, '', name FROM coder", change.coders, folded, one_group,
               clashes);
    find_names(database, "SELECT id, '', name FROM source", change.sources, exact, one_group,
               clashes);
    find_names(database, "SELECT id, '', name FROM saved_search", change.searches, folded,
               one_group, clashes);
    find_names(
        database, "SELECT id, scope, name FROM variable", change.variables, folded,
        [](const Variable& variable) { return std::string{to_name(variable.scope)}; }, clashes);
    find_names(
        database, "SELECT id, lower(hex(coalesce(parent, zeroblob(16)))), name FROM code",
        change.codes, folded, [](const Code& code) { return hex(code.parent.bytes); }, clashes);
}

void find_circle(Database& database, const Code& code, Clashes& clashes) {
    std::set<CodeId> above;
    auto parent = code.parent;
    while (!parent.is_nil() && above.insert(parent).second) {
        auto row = database.query("SELECT parent FROM code WHERE id = ?1");
        if (!row->bind(parent).step()) return;
        parent = row->id_or_nil<CodeId>(0);
    }
    if (!above.contains(code.id)) return;
    const auto what = fmt::format("The code \"{}\" would be below itself", code.name);
    for (const auto& other : above)
        if (other != code.id) clashes.push_back({what, other.bytes});
}

void find_values(Database& database, const Delta<VariableValue>& delta, Clashes& clashes) {
    each_written(delta, [&](const VariableValue& value) {
        auto row = database.query("SELECT other.id FROM variable_value value "
                                  "JOIN variable_value other USING (variable) "
                                  "WHERE value.id = ?1 AND other.id <> value.id "
                                  "AND other.source IS value.source "
                                  "AND other.participant IS value.participant");
        row->bind(value.id);
        while (row->step())
            clashes.push_back({fmt::format("There is another value beside \"{}\"", value.value),
                               row->id<VariableValueId>(0).bytes});
    });
}

/// The sources in which something came or changed, with the ids of that.
template <class Entity>
std::map<SourceId, std::set<decltype(Entity::id)>> by_source(const Delta<Entity>& delta) {
    std::map<SourceId, std::set<decltype(Entity::id)>> found;
    each_written(delta, [&](const Entity& entity) { found[entity.source].insert(entity.id); });
    return found;
}

void find_turns(Database& database, const Delta<Turn>& delta, Clashes& clashes) {
    for (const auto& [source, written] : by_source(delta)) {
        auto rows = database.query("SELECT id, start_cp, end_cp FROM turn WHERE source = ?1 "
                                   "ORDER BY start_cp, end_cp");
        rows->bind(source);
        TurnId before;
        std::uint32_t end = 0;
        for (; rows->step(); end = std::max(end, rows->small(2))) {
            const auto id = rows->id<TurnId>(0);
            const bool fresh = written.contains(id);
            if (rows->small(1) < end && (fresh || written.contains(before)))
                clashes.push_back({"Two turns would overlap", (fresh ? before : id).bytes});
            before = id;
        }
    }
}

void find_codings(Database& database, const Delta<Coding>& delta, Clashes& clashes) {
    for (const auto& [source, written] : by_source(delta)) {
        std::map<std::tuple<std::uint32_t, std::uint32_t, CodeId, CoderId>, CodingId> places;
        auto rows = database.query("SELECT id, start_cp, end_cp, code, coder FROM coding "
                                   "WHERE source = ?1");
        rows->bind(source);
        while (rows->step()) {
            const auto id = rows->id<CodingId>(0);
            const auto [place, first] =
                places.emplace(std::tuple{rows->small(1), rows->small(2), rows->id<CodeId>(3),
                                          rows->id<CoderId>(4)},
                               id);
            if (first || written.contains(id) == written.contains(place->second)) continue;
            clashes.push_back({"A passage would be coded twice the same",
                               (written.contains(id) ? place->second : id).bytes});
        }
    }
}

} // namespace

std::vector<Clash> find_clashes(Database& database, const Change& change) {
    Clashes clashes;
    find_all_names(database, change, clashes);
    each_written(change.codes, [&](const Code& code) { find_circle(database, code, clashes); });
    find_values(database, change.values, clashes);
    find_turns(database, change.turns, clashes);
    find_codings(database, change.codings, clashes);
    return clashes;
}

void refuse_clashes(Database& database, const Change& change) {
    const auto clashes = find_clashes(database, change);
    if (clashes.empty()) return;
    throw Failure{Error{ErrorCode::invalid_input,
                        clashes.front().what + ": this step cannot be undone by itself",
                        "Nothing was changed. Change what stands in its place, then undo again"}};
}

} // namespace filrouge::store
