#include "store/seal.h"

#include "store/entity_tables.h"
#include "store/project_file.h"

#include <fmt/format.h>

#include <array>

namespace filrouge::store {
namespace {

struct SealedTable {
    const char* name;
    int columns;
};
constexpr std::array sealed_tables = {SealedTable{"project", 4}, SealedTable{"past_search", 6}};
static_assert(EntityTable<ProjectInfo>::columns.size() == 4, "the migration must seal it anew");
constexpr int entry_columns = 9; // of the history, before the hash itself

std::string table_digest(Database& database, const SealedTable& table) {
    auto rows = database.query(fmt::format("SELECT * FROM {} ORDER BY 1", table.name));
    std::string all;
    while (rows->step())
        for (int column = 0; column < table.columns; ++column) rows->append_field(column, all);
    return sha256_hex(all);
}

void seal(Database& database, const SealedTable& table) {
    database.run("INSERT INTO seal (name, digest) VALUES (?1, ?2) "
                 "ON CONFLICT (name) DO UPDATE SET digest = excluded.digest",
                 table.name, table_digest(database, table));
}

std::string entry_digest(const Row& row) {
    std::string cells;
    for (int column = 0; column < entry_columns; ++column) row.append_field(column, cells);
    return sha256_hex(cells);
}

Query entry_row(Database& database) {
    return database.query("SELECT id, lamport, time_ms, coder, coder_name, label, undoes, "
                          "changeset_size, changeset, digest FROM history WHERE id = ?1");
}

} // namespace

void seal_project(Database& database) {
    seal(database, sealed_tables[0]);
}

void seal_past_searches(Database& database) {
    seal(database, sealed_tables[1]);
}

void seal_all(Database& database) {
    for (const auto& table : sealed_tables) seal(database, table);
    std::vector<HistoryId> entries;
    {
        auto rows = database.query("SELECT id FROM history");
        while (rows->step()) entries.push_back(rows->id<HistoryId>(0));
    }
    for (const auto& entry : entries) {
        std::string digest;
        {
            auto row = entry_row(database);
            if (row->bind(entry).step()) digest = entry_digest(*row);
        }
        database.run("UPDATE history SET digest = ?1 WHERE id = ?2", digest, entry);
    }
}

bool is_sealed(Database& database, const HistoryId& entry) {
    auto row = entry_row(database);
    return row->bind(entry).step() && row->text(entry_columns) == entry_digest(*row);
}

void check_seals(Database& database, std::vector<std::string>& problems) {
    for (const auto& table : sealed_tables) {
        auto row = database.query("SELECT digest FROM seal WHERE name = ?1");
        if (!row->bind(table.name).step() || row->text(0) != table_digest(database, table))
            problems.push_back(fmt::format("The table {} is not as it was written", table.name));
    }
}

} // namespace filrouge::store
