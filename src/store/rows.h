#pragma once

#include "core/entities.h"
#include "store/database.h"

#include <string>
#include <vector>

// One table a kind of entity: its columns, and the way between row and value. The id is column 0.
namespace filrouge::store {

struct TableSql {
    TableSql(const std::string& table, const std::vector<std::string>& columns);
    int width = 0;      ///< columns
    std::string all;    ///< in the order of the ids, which is that of their making
    std::string one;    ///< by id
    std::string upsert; ///< inserts, or replaces the row of the same id
};

/// Specialised in rows.cpp for every entity.
template <class Entity>
struct Table {
    static const TableSql& sql();
    /// In the order of the columns.
    static void bind(Statement& statement, const Entity& entity);
    /// Throws `Failure` (damaged) where the row cannot be such an entity.
    static Entity read(const Row& row);
};

template <class Entity>
void put_row(Database& database, const Entity& entity) {
    auto statement = database.query(Table<Entity>::sql().upsert);
    Table<Entity>::bind(*statement, entity);
    statement->run();
}

} // namespace filrouge::store
