#include "store/changeset_rows.h"

#include "store/database.h"
#include "store/schema.h"

#include <algorithm>
#include <cstring>

namespace filrouge::store {

ChangesetRows::ChangesetRows(const Database& database, std::string_view changeset) : Row{database} {
    const int code = sqlite3changeset_start(&at_, static_cast<int>(changeset.size()),
                                            const_cast<char*>(changeset.data())); // only read from
    if (code != SQLITE_OK) owner().fail(code);
}

ChangesetRows::~ChangesetRows() {
    sqlite3changeset_finalize(at_);
}

bool ChangesetRows::next() {
    const int code = sqlite3changeset_next(at_);
    if (code == SQLITE_DONE) return false;
    if (code != SQLITE_ROW) owner().fail(code);
    const char* table = nullptr;
    int indirect = 0;
    sqlite3changeset_op(at_, &table, &columns_, &operation_, &indirect);
    if (table_ != table) recorded_ = find_table(table);
    table_ = table;
    return true;
}

std::size_t ChangesetRows::width() const {
    const auto named = static_cast<std::size_t>(columns_);
    return recorded_ == nullptr ? named : std::max(named, recorded_->columns.size());
}

bool ChangesetRows::updates(int column) const {
    return operation_ == SQLITE_UPDATE && value(column, Side::now) != nullptr;
}

std::vector<std::string> ChangesetRows::texts(int column) const {
    std::vector<std::string> all;
    for (const auto side : {Side::before, Side::now}) {
        auto* const there = value(column, side);
        if (there == nullptr) continue;
        const auto read = cell_of(there);
        if (read.kind == Kind::text) all.emplace_back(read.bytes);
    }
    return all;
}

std::optional<Row::Cell> ChangesetRows::before(int column) const {
    if (column >= columns_ && operation_ == SQLITE_DELETE) return earlier_cell(column);
    auto* const there = value(column, Side::before);
    if (there == nullptr) return std::nullopt;
    return cell_of(there);
}

bool ChangesetRows::has(Side side) const {
    return operation_ != (side == Side::before ? SQLITE_INSERT : SQLITE_DELETE);
}

sqlite3_value* ChangesetRows::value(int column, Side side) const {
    if (!has(side) || column >= columns_) return nullptr;
    sqlite3_value* value = nullptr;
    const int code = side == Side::now ? sqlite3changeset_new(at_, column, &value)
                                       : sqlite3changeset_old(at_, column, &value);
    if (code != SQLITE_OK) owner().fail(code);
    return value;
}

// Blobs in the tracked tables are ids and nothing else.
std::optional<UuidBytes> ChangesetRows::reference(int column, Side side) const {
    auto* const there = value(column, side);
    if (there == nullptr) return std::nullopt;
    const auto read = cell_of(there);
    UuidBytes id{};
    if (read.kind != Kind::blob || read.bytes.size() != id.size()) return std::nullopt;
    std::memcpy(id.data(), read.bytes.data(), id.size());
    return id;
}

Row::Cell ChangesetRows::cell(int column) const {
    if (column >= columns_ && operation_ != SQLITE_UPDATE) return earlier_cell(column);
    auto* const there = value(column, operation_ == SQLITE_INSERT ? Side::now : Side::before);
    return there ? cell_of(there) : Cell{};
}

/// As `Earlier` says of a column that came after the changeset.
Row::Cell ChangesetRows::earlier_cell(int column) const {
    const auto place = static_cast<std::size_t>(column);
    if (place >= width()) return {};
    switch (recorded_->columns[place].earlier) {
    case Earlier::zero: return {Kind::integer, 0, 0, {}};
    case Earlier::empty_text: return {Kind::text, 0, 0, {}};
    default: return {};
    }
}

} // namespace filrouge::store
