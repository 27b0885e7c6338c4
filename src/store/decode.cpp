#include "store/changeset_rows.h"
#include "store/recording.h"
#include "store/rows.h"

#include <algorithm>
#include <array>

namespace filrouge::store {
namespace {

template <class Entity>
void add(Database& database, const ChangesetRows& row, Delta<Entity>& delta) {
    using AnyId = decltype(Entity::id);
    if (row.operation() == SQLITE_INSERT) {
        delta.came.push_back(Table<Entity>::read(row));
    } else if (row.operation() == SQLITE_DELETE) {
        delta.went.push_back(row.id<AnyId>(0));
    } else {
        // The changeset holds only the columns that changed.
        auto now = database.query(Table<Entity>::sql().one);
        now->bind(row.id<AnyId>(0));
        if (!now->step()) row.refuse(0);
        delta.changed.push_back(Table<Entity>::read(*now));
    }
}

template <class Entity>
void sort(Delta<Entity>& delta) {
    const auto by_id = [](const Entity& a, const Entity& b) { return a.id < b.id; };
    std::sort(delta.came.begin(), delta.came.end(), by_id);
    std::sort(delta.changed.begin(), delta.changed.end(), by_id);
    std::sort(delta.went.begin(), delta.went.end());
}

struct Handler {
    std::string_view table;
    void (*add)(Database&, const ChangesetRows&, Change&);
};

template <auto member>
void add_to(Database& database, const ChangesetRows& row, Change& change) {
    add(database, row, change.*member);
}

void add_project(Database& database, const ChangesetRows& row, Change& change) {
    if (row.operation() == SQLITE_DELETE) return;
    auto now = database.query(Table<ProjectInfo>::sql().one);
    if (!now->bind(row.id<ProjectId>(0)).step()) row.refuse(0);
    change.info = Table<ProjectInfo>::read(*now);
}

constexpr int text_hash_column = 5;
constexpr std::size_t worth_counting = 1 << 20; // bytes of a changeset

void add_source(Database& database, const ChangesetRows& row, Change& change) {
    add(database, row, change.sources);
    const bool has_new_text = row.operation() == SQLITE_INSERT
                                  ? !change.sources.came.back().text_hash.empty()
                                  : row.updates(text_hash_column);
    if (has_new_text) change.texts.push_back(row.id<SourceId>(0));
}

constexpr std::array handlers = {
    Handler{"coding", add_to<&Change::codings>},
    Handler{"turn", add_to<&Change::turns>},
    Handler{"code", add_to<&Change::codes>},
    Handler{"coder", add_to<&Change::coders>},
    Handler{"memo", add_to<&Change::memos>},
    Handler{"participant", add_to<&Change::participants>},
    Handler{"project", add_project},
    Handler{"relation", add_to<&Change::relations>},
    Handler{"saved_search", add_to<&Change::searches>},
    Handler{"source", add_source},
    Handler{"variable", add_to<&Change::variables>},
    Handler{"variable_value", add_to<&Change::values>},
};

void sort_all(Change& change) {
    sort(change.coders);
    sort(change.sources);
    sort(change.participants);
    sort(change.turns);
    sort(change.variables);
    sort(change.values);
    sort(change.codes);
    sort(change.relations);
    sort(change.codings);
    sort(change.memos);
    sort(change.searches);
    std::sort(change.texts.begin(), change.texts.end());
}

/// Room for what an import brings: without it the lists would be copied, and held twice, as they
/// grow.
void reserve(const Database& database, std::string_view changeset, Change& change) {
    std::size_t turns = 0;
    ChangesetRows rows{database, changeset};
    while (rows.next())
        if (rows.operation() == SQLITE_INSERT && rows.table() == "turn") ++turns;
    change.turns.came.reserve(turns);
}

} // namespace

Change decode(Database& database, std::string_view changeset) {
    Change change;
    if (changeset.size() > worth_counting) reserve(database, changeset, change);
    ChangesetRows rows{database, changeset};
    while (rows.next()) {
        const auto handler = std::find_if(handlers.begin(), handlers.end(), [&](const Handler& h) {
            return h.table == rows.table();
        });
        if (handler != handlers.end()) handler->add(database, rows, change);
    }
    sort_all(change);
    return change;
}

std::vector<std::string> cells_of(const Database& database, std::string_view changeset,
                                  const ChangesetColumn& column) {
    std::vector<std::string> cells;
    ChangesetRows rows{database, changeset};
    while (rows.next()) {
        if (rows.table() != column.table) continue;
        for (auto& text : rows.texts(column.column)) cells.push_back(std::move(text));
    }
    return cells;
}

} // namespace filrouge::store
