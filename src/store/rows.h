#pragma once

#include "store/database.h"
#include "store/entity_tables.h"

#include <span>
#include <string>
#include <string_view>

// The way between an entity and its row. The id is column 0.
namespace filrouge::store {

struct TableSql {
    TableSql(std::string_view table, std::span<const Column> columns);
    std::string all;    ///< in the order of the ids, which is that of their making
    std::string one;    ///< by id
    std::string upsert; ///< inserts, or replaces the row of the same id
};

/// `bind` and `read` are specialised in rows.cpp for every entity.
template <class Entity>
struct Table {
    static const TableSql& sql() {
        static const TableSql sql{EntityTable<Entity>::name, EntityTable<Entity>::columns};
        return sql;
    }
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
