#include "store/footprint.h"

#include "store/changeset_rows.h"
#include "store/entity_tables.h"

#include <algorithm>
#include <optional>

namespace filrouge::store {
namespace {

constexpr int source_column = column_of<Coding>("source");
static_assert(source_column == column_of<Turn>("source"));

/// First and last column that hold positions in the text.
struct Positions {
    int first = 0;
    int last = 0;
};

std::optional<Positions> positions(std::string_view table) {
    if (table == EntityTable<Coding>::name)
        return Positions{column_of<Coding>("start_cp"), column_of<Coding>("end_cp")};
    if (table == EntityTable<Turn>::name)
        return Positions{column_of<Turn>("label_start_cp"), column_of<Turn>("end_cp")};
    return std::nullopt;
}

bool is_retexted(const ChangesetRows& row) {
    return row.table() == EntityTable<Source>::name && row.updates(column_of<Source>("text_hash"));
}

/// A changeset names only the columns that changed. Where the row has gone since, the one that took
/// it out is met anyway.
std::optional<UuidBytes> source_now(Database& database, const ChangesetRows& row) {
    auto found = database.query(row.table() == EntityTable<Coding>::name
                                    ? "SELECT source FROM coding WHERE id = ?1"
                                    : "SELECT source FROM turn WHERE id = ?1");
    if (!found->bind(SourceId{row.key()}).step()) return std::nullopt;
    return found->id<SourceId>(0).bytes;
}

/// The source in whose text the change places something.
std::optional<UuidBytes> place(Database& database, const ChangesetRows& row) {
    const auto columns = positions(row.table());
    if (!columns) return std::nullopt;
    if (row.operation() != SQLITE_UPDATE) return row.id<SourceId>(source_column).bytes;
    for (int column = columns->first; column <= columns->last; ++column)
        if (row.updates(column)) return source_now(database, row);
    return std::nullopt;
}

void sort(std::vector<UuidBytes>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool has(const std::vector<UuidBytes>& sorted, const UuidBytes& id) {
    return std::binary_search(sorted.begin(), sorted.end(), id);
}

/// Adds an id unless it was the last one added: turns of a source come in a row.
void add(std::vector<UuidBytes>& ids, const UuidBytes& id) {
    if (ids.empty() || ids.back() != id) ids.push_back(id);
}

} // namespace

Footprint::Footprint(Database& database, std::string_view changeset, Coders coders) {
    ChangesetRows row{database, changeset};
    while (row.next()) {
        if (coders == Coders::left_out && row.table() == EntityTable<Coder>::name) continue;
        written_.push_back(row.key());
        if (row.operation() != SQLITE_UPDATE) came_or_went_.push_back(row.key());
        if (is_retexted(row)) retexted_.push_back(row.key());
        if (const auto source = place(database, row)) add(placed_in_, *source);
        row.each_reference([&](const UuidBytes& id) { add(referred_, id); });
    }
    for (auto* ids : {&written_, &came_or_went_, &referred_, &retexted_, &placed_in_}) sort(*ids);
}

bool Footprint::meets(Database& database, std::string_view other) const {
    ChangesetRows row{database, other};
    while (row.next()) {
        const auto key = row.key();
        if (has(written_, key)) return true;
        if (row.operation() != SQLITE_UPDATE && has(referred_, key)) return true;
        if (is_retexted(row) && has(placed_in_, key)) return true;
        if (!retexted_.empty()) {
            const auto source = place(database, row);
            if (source && has(retexted_, *source)) return true;
        }
        if (came_or_went_.empty()) continue;
        bool refers = false;
        row.each_reference([&](const UuidBytes& id) { refers = refers || has(came_or_went_, id); });
        if (refers) return true;
    }
    return false;
}

bool introduces_coders(const Database& database, std::string_view changeset) {
    bool came = false;
    bool more = false;
    ChangesetRows row{database, changeset};
    while (row.next()) {
        const bool coder = row.table() == EntityTable<Coder>::name;
        if (coder && row.operation() != SQLITE_INSERT) return false;
        (coder ? came : more) = true;
    }
    return came && more;
}

bool only_adds(const Database& database, std::string_view changeset) {
    ChangesetRows row{database, changeset};
    while (row.next())
        if (row.operation() != SQLITE_INSERT) return false;
    return true;
}

} // namespace filrouge::store
