#include "store/history_check.h"

#include "store/changeset_format.h"
#include "store/entity_tables.h"
#include "store/history.h"
#include "store/schema.h"
#include "store/seal.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace filrouge::store {
namespace {

using Operation = ChangesetReader::Operation;
using Problems = std::vector<std::string>;

constexpr std::size_t buckets = 4096;     // a table
constexpr std::size_t most_compared = 64; // buckets whose rows are held at a time
constexpr std::size_t most_named = 20;    // rows
constexpr auto text_hash_column = static_cast<std::size_t>(column_of<Source>("text_hash"));
constexpr std::size_t a_look = 4096; // rows between two looks at the progress

bool is_compared(std::size_t table) {
    const auto& recorded = newest_format().tables[table];
    return recorded.tracked && recorded.name != EntityTable<ProjectInfo>::name;
}

std::uint64_t hash(std::string_view bytes) {
    return std::hash<std::string_view>{}(bytes);
}

/// Spreads the bits (the end of SplitMix64).
std::uint64_t mix(std::uint64_t value) {
    value = (value ^ value >> 30U) * 0xbf58476d1ce4e5b9U;
    value = (value ^ value >> 27U) * 0x94d049bb133111ebU;
    return value ^ value >> 31U;
}

std::size_t bucket_of(std::size_t table, std::string_view key) {
    return table * buckets + mix(hash(key)) % buckets;
}

/// What a table holds as sums over its cells, by groups of rows: a changeset names only the cells
/// that changed, and cells can be added and taken away in any order.
class Sums {
  public:
    Sums() : sums_(newest_format().tables.size() * buckets) {}
    void add(std::size_t table, std::string_view key, const std::vector<Field>& row) {
        change(table, key, row, 1);
    }
    void take(std::size_t table, std::string_view key, const std::vector<Field>& row) {
        change(table, key, row, ~std::uint64_t{0});
    }
    /// Groups that do not come out even.
    [[nodiscard]] std::unordered_set<std::size_t> uneven() const {
        std::unordered_set<std::size_t> found;
        for (std::size_t i = 0; i < sums_.size(); ++i)
            if (sums_[i] != 0) found.insert(i);
        return found;
    }

  private:
    void change(std::size_t table, std::string_view key, const std::vector<Field>& row,
                std::uint64_t factor) {
        const auto id = mix(hash(key));
        auto& sum = sums_[bucket_of(table, key)];
        for (std::size_t column = 1; column < row.size(); ++column)
            if (row[column] != absent_field)
                sum += factor * mix(id + column * 0x9e3779b97f4a7c15U + hash(row[column]));
    }

    std::vector<std::uint64_t> sums_;
};

/// One row of a table, its cells as a changeset writes them.
class TableRow {
  public:
    void read(const Row& row, std::size_t columns) {
        cells_.clear();
        ends_.clear();
        for (std::size_t column = 0; column < columns; ++column) {
            row.append_field(static_cast<int>(column), cells_);
            ends_.push_back(cells_.size());
        }
        fields_.clear();
        std::size_t begin = 0;
        for (const auto end : ends_) {
            fields_.push_back(std::string_view{cells_}.substr(begin, end - begin));
            begin = end;
        }
    }
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    [[nodiscard]] std::string_view key() const {
        constexpr std::size_t head = 2; // type and length
        return fields_[0].substr(std::min(head, fields_[0].size()));
    }

  private:
    std::string cells_;
    std::vector<std::size_t> ends_;
    std::vector<Field> fields_;
};

/// The way to all rows of the compared tables.
template <class Visit>
void each_row(Database& database, Progress& progress, const Visit& visit) {
    for (std::size_t table = 0; table < newest_format().tables.size(); ++table) {
        if (!is_compared(table)) continue;
        const auto name = std::string{newest_format().tables[table].name};
        auto rows = database.query("SELECT * FROM " + name);
        TableRow row;
        for (std::size_t i = 0; rows->step(); ++i) {
            if (i % a_look == 0) progress.step(i, 0, name);
            row.read(*rows, newest_format().tables[table].columns.size());
            visit(table, row);
        }
    }
}

/// The way to all changes of the compared tables, in their order.
template <class Visit>
void each_change(Database& database, const std::vector<HistoryEntry>& entries, Progress& progress,
                 const Visit& visit) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        progress.step(i, entries.size(), entries[i].label);
        const auto changeset = read_changeset(database, entries[i].id);
        ChangesetReader change{changeset};
        while (change.next())
            if (is_compared(change.table())) visit(change);
    }
}

bool all_can_be_read(Database& database, const std::vector<HistoryEntry>& entries,
                     Problems& problems, Progress& progress) {
    const auto before = problems.size();
    Problems altered; // can be read, all the same
    for (std::size_t i = 0; i < entries.size() && !progress.cancelled(); ++i) {
        progress.step(i, entries.size(), entries[i].label);
        try {
            read_changeset(database, entries[i].id);
            if (!is_sealed(database, entries[i].id))
                altered.push_back(fmt::format("Step {} of the history is not as it was written",
                                              entries[i].lamport));
        } catch (const Failure& failure) {
            problems.push_back(fmt::format("Step {} of the history: {}", entries[i].lamport,
                                           failure.error().what));
        }
    }
    const bool all_read = problems.size() == before;
    problems.insert(problems.end(), altered.begin(), altered.end());
    return all_read;
}

Sums sum_up(Database& database, const std::vector<HistoryEntry>& entries, Progress& progress) {
    Sums sums;
    each_change(database, entries, progress, [&](const ChangesetReader& change) {
        if (change.operation() != Operation::insert)
            sums.take(change.table(), change.key(), change.before());
        if (change.operation() != Operation::remove)
            sums.add(change.table(), change.key(), change.now());
    });
    each_row(database, progress, [&](std::size_t table, const TableRow& row) {
        sums.take(table, row.key(), row.fields());
    });
    return sums;
}

/// Rows of some groups as the history leaves them, compared one by one with those of the tables.
class Comparison {
  public:
    Comparison(const std::unordered_set<std::size_t>& uneven, Problems& problems)
        : problems_{problems}, chosen_{std::vector<std::size_t>(uneven.begin(), uneven.end())} {
        std::sort(chosen_.begin(), chosen_.end());
        all_ = chosen_.size() <= most_compared;
        if (!all_) chosen_.resize(most_compared);
    }

    void play(const ChangesetReader& change) {
        if (!is_chosen(change.table(), change.key())) return;
        auto& rows = rows_[change.table()];
        const std::string key{change.key()};
        if (!fits(change, rows))
            report(change.table(), key, "is not as a step of the history knew it");
        if (change.operation() == Operation::remove) {
            rows.erase(key);
            return;
        }
        auto& row = rows[key];
        row.resize(change.now().size());
        for (std::size_t column = 0; column < row.size(); ++column)
            if (change.now()[column] != absent_field) row[column] = change.now()[column];
    }

    void meet(std::size_t table, const TableRow& row) {
        if (!is_chosen(table, row.key())) return;
        auto& rows = rows_[table];
        const auto found = rows.find(std::string{row.key()});
        if (found == rows.end()) {
            report(table, row.key(), "is not what the history left: it left none");
            return;
        }
        for (std::size_t column = 1; column < row.fields().size(); ++column)
            if (!is_same(table, column, found->second[column], row.fields()[column]))
                report(table, row.key(),
                       fmt::format("is not what the history left, in column {}", column + 1));
        rows.erase(found);
    }

    /// What was not met, and how many there are in all.
    void end() {
        for (const auto& [table, rows] : rows_)
            for (const auto& [key, row] : rows)
                report(table, key, "is missing, though the history left it");
        if (reported_ > most_named)
            problems_.push_back(fmt::format("{} more differences between the tables and the "
                                            "history",
                                            reported_ - most_named));
        if (reported_ == 0 && !forgiven_)
            problems_.push_back("The history does not lead to what the tables hold");
        if (!all_) problems_.push_back("Most of the tables are not what the history left");
    }

  private:
    using Rows = std::unordered_map<std::string, std::vector<std::string>>;

    /// What the change took away is what was there.
    bool fits(const ChangesetReader& change, const Rows& rows) {
        const auto found = rows.find(std::string{change.key()});
        if (change.operation() == Operation::insert) return found == rows.end();
        if (found == rows.end()) return false;
        for (std::size_t column = 1; column < change.before().size(); ++column) {
            const auto before = change.before()[column];
            if (before != absent_field &&
                !is_same(change.table(), column, found->second[column], before))
                return false;
        }
        return true;
    }
    [[nodiscard]] bool is_chosen(std::size_t table, std::string_view key) const {
        return std::binary_search(chosen_.begin(), chosen_.end(), bucket_of(table, key));
    }
    /// Version 1 let a source be without the hash of its text; the next one added it.
    bool is_same(std::size_t table, std::size_t column, Field left, Field found) {
        if (left == found) return true;
        std::string no_text;
        append_text(no_text, {});
        if (newest_format().tables[table].name != EntityTable<Source>::name ||
            column != text_hash_column || left != no_text)
            return false;
        forgiven_ = true;
        return true;
    }
    void report(std::size_t table, std::string_view key, std::string_view what) {
        if (reported_++ >= most_named) return;
        UuidBytes id{};
        std::copy_n(key.begin(), std::min(key.size(), id.size()), id.begin());
        problems_.push_back(
            fmt::format("{} {} {}", newest_format().tables[table].name, format_uuid(id), what));
    }

    Problems& problems_;
    std::vector<std::size_t> chosen_; // sorted
    bool all_ = true;
    bool forgiven_ = false;
    std::unordered_map<std::size_t, Rows> rows_;
    std::size_t reported_ = 0;
};

} // namespace

void check_history(Database& database, Problems& problems, Progress& progress) {
    const auto entries = list_history(database);
    if (!all_can_be_read(database, entries, problems, progress) || progress.cancelled()) return;
    const auto uneven = sum_up(database, entries, progress).uneven();
    if (uneven.empty() || progress.cancelled()) return;
    Comparison comparison{uneven, problems};
    each_change(database, entries, progress,
                [&](const ChangesetReader& change) { comparison.play(change); });
    each_row(database, progress,
             [&](std::size_t table, const TableRow& row) { comparison.meet(table, row); });
    comparison.end();
}

} // namespace filrouge::store
