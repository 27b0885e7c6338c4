#include "store/changeset_rows.h"
#include "store/recording.h"
#include "store/rows.h"

#include <algorithm>
#include <type_traits>

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

void add_project(Database& database, const ChangesetRows& row, Change& change) {
    if (row.operation() == SQLITE_DELETE) return;
    auto now = database.query(Table<ProjectInfo>::sql().one);
    if (!now->bind(row.id<ProjectId>(0)).step()) row.refuse(0);
    change.info = Table<ProjectInfo>::read(*now);
}

constexpr std::size_t worth_counting = 1 << 20; // bytes of a changeset

/// The source of `row`, just added, where its text came or was corrected.
void add_text(const ChangesetRows& row, Change& change) {
    const bool has_new_text = row.operation() == SQLITE_INSERT
                                  ? !change.sources.came.back().text_hash.empty()
                                  : row.updates(column_of<Source>("text_hash"));
    if (has_new_text) change.texts.push_back(row.id<SourceId>(0));
}

void sort_all(Change& change) {
    Entities::for_each([&]<class Entity>() { sort(change.*EntityTable<Entity>::change); });
    std::sort(change.texts.begin(), change.texts.end());
}

/// Room for what an import brings: without it the lists would be copied, and held twice, as they
/// grow.
void reserve(const Database& database, std::string_view changeset, Change& change) {
    std::size_t turns = 0;
    ChangesetRows rows{database, changeset};
    while (rows.next())
        if (rows.operation() == SQLITE_INSERT && rows.table() == EntityTable<Turn>::name) ++turns;
    change.turns.came.reserve(turns);
}

} // namespace

Change decode(Database& database, std::string_view changeset) {
    Change change;
    if (changeset.size() > worth_counting) reserve(database, changeset, change);
    ChangesetRows rows{database, changeset};
    while (rows.next()) {
        const bool known = Entities::for_table(rows.table(), [&]<class Entity>() {
            add(database, rows, change.*EntityTable<Entity>::change);
            if constexpr (std::is_same_v<Entity, Source>) add_text(rows, change);
        });
        if (!known && rows.table() == EntityTable<ProjectInfo>::name)
            add_project(database, rows, change);
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
