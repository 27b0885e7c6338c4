#include "store/historical_reads.h"

#include "core/fold.h"
#include "store/historical_row.h"
#include "store/history.h"
#include "store/rows.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace filrouge::store {
namespace {

std::optional<EntityKind> kind_of(std::string_view table) {
    std::optional<EntityKind> kind;
    AllEntities::for_table(table, [&]<class Entity>() { kind = EntityTable<Entity>::kind; });
    return kind;
}

Touch touch_of(int operation) {
    if (operation == SQLITE_INSERT) return Touch::came;
    return operation == SQLITE_DELETE ? Touch::went : Touch::changed;
}

/// The bytes of an id, as they stand in a changeset: where they do not, it need not be walked.
std::string_view bytes(const UuidBytes& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

void need_entry(Database& database, const HistoryId& entry) {
    auto row = database.query("SELECT 1 FROM history WHERE id = ?1");
    if (!row->bind(entry).step())
        throw Failure{Error{ErrorCode::not_found, "The history has no such entry",
                            "Copy its id from the list of the history"}};
}

/// The entries after `at`, newest first.
std::vector<HistoryId> after(Database& database, const HistoryId& at) {
    need_entry(database, at);
    std::vector<HistoryId> entries;
    auto rows = database.query("SELECT id FROM history WHERE (lamport, id) > "
                               "(SELECT lamport, id FROM history WHERE id = ?1) "
                               "ORDER BY lamport DESC, id DESC");
    rows->bind(at);
    while (rows->step()) entries.push_back(rows->id<HistoryId>(0));
    return entries;
}

/// An entity as it was right after `at`.
template <class Entity>
std::optional<Entity> entity_at(Database& database, const decltype(Entity::id)& id,
                                const HistoryId& at) {
    HistoricalRow row{database};
    {
        auto now = database.query(Table<Entity>::sql().one);
        if (now->bind(id).step()) row.keep(*now, EntityTable<Entity>::columns.size());
    }
    for (const auto& entry : after(database, at)) {
        const auto changeset = read_changeset(database, entry);
        if (changeset.find(bytes(id.bytes)) == std::string::npos) continue;
        ChangesetRows change{database, changeset};
        while (change.next())
            if (change.table() == EntityTable<Entity>::name && change.key() == id.bytes)
                row.go_back(change);
    }
    if (!row.is_there()) return std::nullopt;
    return Table<Entity>::read(row);
}

std::string text_hash_at(Database& database, const SourceId& source, const HistoryId& at) {
    const auto then = entity_at<Source>(database, source, at);
    return then ? then->text_hash : std::string{};
}

bool refers_to(const ChangesetRows& row, const UuidBytes& id) {
    bool refers = false;
    row.each_reference([&](const UuidBytes& other) { refers = refers || other == id; });
    return refers;
}

/// The newest entry that took the row out, and the one before it.
struct Removal {
    HistoryId entry;
    HistoryId before; ///< nil where it was the first
    std::string changeset;
};

std::optional<Removal> find_removal(Database& database, const UuidBytes& id) {
    const auto entries = list_history(database);
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        auto changeset = read_changeset(database, it->id);
        if (changeset.find(bytes(id)) == std::string::npos) continue;
        ChangesetRows row{database, changeset};
        while (row.next()) {
            if (row.key() != id || row.operation() == SQLITE_UPDATE) continue;
            if (row.operation() == SQLITE_INSERT) return std::nullopt; // it is there
            const auto before = std::next(it) == entries.rend() ? HistoryId{} : std::next(it)->id;
            return Removal{it->id, before, std::move(changeset)};
        }
    }
    return std::nullopt;
}

void add_memos(Database& database, const Removal& removal, const UuidBytes& id, GoneWith& gone) {
    std::unordered_set<CodingId> codings;
    for (const auto& past : gone.codings) codings.insert(past.coding.id);
    ChangesetRows row{database, removal.changeset};
    while (row.next()) {
        if (row.table() != EntityTable<Memo>::name || row.operation() != SQLITE_DELETE) continue;
        auto memo = Table<Memo>::read(row);
        const auto* on = std::get_if<CodingId>(&memo.subject);
        if (refers_to(row, id) || (on != nullptr && codings.contains(*on)))
            gone.memos.push_back(std::move(memo));
    }
}

} // namespace

TouchedEntities touched_by(Database& database, const HistoryId& entry, std::size_t limit) {
    need_entry(database, entry);
    const auto changeset = read_changeset(database, entry);
    std::map<std::pair<EntityKind, Touch>, std::size_t> counts;
    TouchedEntities touched;
    ChangesetRows row{database, changeset};
    while (row.next()) {
        const auto kind = kind_of(row.table());
        if (!kind) continue;
        touched.entities.push_back({*kind, row.key(), touch_of(row.operation())});
        ++counts[{*kind, touched.entities.back().touch}];
    }
    touched.total = touched.entities.size();
    const auto listed = std::min(limit, touched.total);
    std::partial_sort(touched.entities.begin(),
                      touched.entities.begin() + static_cast<std::ptrdiff_t>(listed),
                      touched.entities.end(), [](const auto& a, const auto& b) {
                          return std::tie(a.kind, a.id) < std::tie(b.kind, b.id);
                      });
    touched.entities.resize(listed);
    for (const auto& [of, count] : counts) touched.counts.push_back({of.first, of.second, count});
    return touched;
}

std::vector<HistoryEntry> entries_about(Database& database, const UuidBytes& id) {
    std::vector<UuidBytes> about{id}; // and its memos and relations
    auto entries = list_history(database);
    const auto is_about = [&](const ChangesetRows& row) {
        if (std::find(about.begin(), about.end(), row.key()) != about.end()) return true;
        if (row.table() != EntityTable<Memo>::name && row.table() != EntityTable<Relation>::name)
            return false;
        if (!refers_to(row, id)) return false;
        about.push_back(row.key());
        return true;
    };
    std::erase_if(entries, [&](const HistoryEntry& entry) {
        const auto changeset = read_changeset(database, entry.id);
        if (std::none_of(about.begin(), about.end(), [&](const UuidBytes& one) {
                return changeset.find(bytes(one)) != std::string::npos;
            }))
            return true;
        bool met = false;
        ChangesetRows row{database, changeset};
        while (row.next()) met = is_about(row) || met;
        return !met;
    });
    return entries;
}

std::optional<Code> code_at(Database& database, const CodeId& id, const HistoryId& at) {
    return entity_at<Code>(database, id, at);
}

std::optional<PastCoding> coding_at(Database& database, const CodingId& id, const HistoryId& at) {
    auto coding = entity_at<Coding>(database, id, at);
    if (!coding) return std::nullopt;
    auto hash = text_hash_at(database, coding->source, at);
    return PastCoding{*std::move(coding), std::move(hash)};
}

GoneWith gone_with(Database& database, const UuidBytes& id) {
    GoneWith gone;
    const auto removal = find_removal(database, id);
    if (!removal) return gone;
    std::map<SourceId, std::string> hashes;
    ChangesetRows row{database, removal->changeset};
    while (row.next()) {
        if (row.operation() != SQLITE_DELETE || !refers_to(row, id)) continue;
        if (row.table() == EntityTable<Relation>::name)
            gone.relations.push_back(Table<Relation>::read(row));
        if (row.table() != EntityTable<Coding>::name) continue;
        auto coding = Table<Coding>::read(row);
        const auto [hash, first] = hashes.try_emplace(coding.source);
        if (first && !removal->before.is_nil())
            hash->second = text_hash_at(database, coding.source, removal->before);
        gone.codings.push_back({std::move(coding), hash->second});
    }
    add_memos(database, *removal, id, gone);
    return gone;
}

std::optional<CodeId> gone_code(Database& database, std::string_view name) {
    const auto folded = fold(name);
    const auto entries = list_history(database);
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        const auto changeset = read_changeset(database, it->id);
        ChangesetRows row{database, changeset};
        while (row.next()) {
            if (row.table() == EntityTable<Code>::name && row.operation() == SQLITE_DELETE &&
                fold(row.text(column_of<Code>("name"))) == folded)
                return row.id<CodeId>(0);
        }
    }
    return std::nullopt;
}

} // namespace filrouge::store
