#include "store/changeset_format.h"
#include "store/changeset_rows.h"
#include "store/compression.h"
#include "store/database.h"
#include "store/describe.h"
#include "store/entity_tables.h"
#include "store/history.h"
#include "store/random_edits.h"
#include "store/recording.h"
#include "store/sample.h"
#include "store/schema.h"
#include "support/printers.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace filrouge;
using namespace filrouge::test;
using store::ChangesetReader;
using store::ChangesetRows;
using store::Database;
using store::flaw_of;
using store::ProjectFile;
using namespace std::string_literals;

namespace {

/// Every changeset of a project in which everything was done.
std::vector<std::string> recorded_changesets(const Folder& folder, std::uint32_t seed) {
    Ids ids{seed};
    const Sample sample{ids};
    {
        auto file = create_sample(folder.project(), sample);
        RandomEdits edits{seed, ids};
        for (int i = 0; i < 60; ++i) {
            const auto project = file.load().value();
            done(file.edit({"Edit", sample.anne.id},
                           [&](store::Edit& edit) { edits.write(edit, project); }));
            if (i % 7 == 0) done(file.undo({}));
        }
    }
    Database database{folder.project(), folder.project(), Database::Mode::immutable};
    std::vector<std::string> changesets;
    for (const auto& entry : store::list_history(database))
        changesets.push_back(store::read_changeset(database, entry.id));
    return changesets;
}

std::size_t changes_in(std::string_view changeset) {
    ChangesetReader reader{changeset};
    std::size_t changes = 0;
    while (reader.next()) ++changes;
    return changes;
}

std::string bytes_of(std::initializer_list<int> bytes) {
    std::string made;
    for (const int byte : bytes) made += static_cast<char>(byte);
    return made;
}

/// A change of a coder: `columns` as the header has them, and what follows.
std::string coder_change(const std::string& rest) {
    return "T" + bytes_of({3, 1, 0, 0}) + "coder\0"s + rest;
}

/// A column as SQLite describes it.
std::string declaration(const store::Column& column) {
    const auto type = [&] {
        switch (column.holds) {
        case store::Holds::key: return "BLOB NOT NULL KEY";
        case store::Holds::id: return "BLOB NOT NULL";
        case store::Holds::id_or_null: return "BLOB";
        case store::Holds::text: return "TEXT NOT NULL";
        case store::Holds::integer: return "INTEGER NOT NULL";
        case store::Holds::integer_or_null: return "INTEGER";
        case store::Holds::real_or_null: return "REAL";
        }
        return "";
    }();
    return fmt::format("{} {}", column.name, type);
}

const std::string anne = bytes_of({4, 16}) + std::string(16, 'i');
const std::string name_and_colour = bytes_of({3, 1}) + "a" + bytes_of({3, 1}) + "b";
const std::string insert_mark = bytes_of({18, 0});
const std::string update_mark = bytes_of({23, 0});

} // namespace

TEST_CASE("the columns of recorded tables are those of the schema") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    { const auto created = create_sample(folder.project(), sample); }
    std::size_t compared = 0;
    for (const auto& table : store::newest_format().tables) {
        if (!table.tracked) continue; // gone since version 2
        INFO(table.name);
        std::vector<std::string> columns;
        for (const auto& column : table.columns) columns.push_back(declaration(column));
        CHECK(columns ==
              run_sql(folder.project(),
                      fmt::format("SELECT name || ' ' || type || iif(\"notnull\", ' NOT NULL', '') "
                                  "|| iif(pk, ' KEY', '') FROM pragma_table_info('{}')",
                                  table.name)));
        ++compared;
    }
    CHECK(compared == store::AllEntities::size);
}

TEST_CASE("what edits leave in the history passes, change by change as SQLite reads it") {
    const auto seed = GENERATE(1U, 2U);
    const Folder folder;
    const auto changesets = recorded_changesets(folder, seed);
    REQUIRE(changesets.size() > 60);
    Database database{folder.project(), folder.project(), Database::Mode::immutable};
    for (const auto& changeset : changesets) {
        CHECK(flaw_of(changeset).empty());
        ChangesetReader ours{changeset};
        ChangesetRows theirs{database, changeset};
        while (theirs.next()) {
            REQUIRE(ours.next());
            CHECK(store::newest_format().tables[ours.table()].name == theirs.table());
            const auto key = theirs.key();
            CHECK(ours.key() == std::string{key.begin(), key.end()});
            CHECK((ours.operation() == ChangesetReader::Operation::update) ==
                  (theirs.operation() == SQLITE_UPDATE));
        }
        CHECK_FALSE(ours.next());
        CHECK(flaw_of(store::invert(database, changeset).bytes()).empty());
    }
}

TEST_CASE("a changeset that was cut or bent is refused, or is one that SQLite can read") {
    const Folder folder;
    auto changesets = recorded_changesets(folder, 3);
    Database database{folder.project(), folder.project(), Database::Mode::immutable};
    std::mt19937 random{7};
    std::size_t refused = 0, read = 0;
    const auto try_it = [&](const std::string& changeset) {
        if (!flaw_of(changeset).empty()) {
            ++refused;
            return;
        }
        std::size_t rows = 0;
        ChangesetRows row{database, changeset};
        while (row.next()) ++rows;
        CHECK(rows == changes_in(changeset));
        CHECK_FALSE(store::invert(database, changeset).empty());
        ++read;
    };
    for (const auto& changeset : changesets) {
        for (int i = 0; i < 100; ++i) {
            auto bent = changeset;
            auto& byte = bent[random() % bent.size()];
            byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << random() % 8));
            try_it(bent);
            const auto cut = changeset.substr(0, random() % changeset.size());
            // The end of a change is an end; elsewhere there is none.
            try_it(cut);
        }
    }
    CHECK(refused > 1000);
    CHECK(read > 1000);
}

TEST_CASE("what is no changeset of an edit is refused, with what is wrong") {
    CHECK(flaw_of(coder_change(insert_mark + anne + name_and_colour)).empty());
    const auto [bytes, flaw] = GENERATE(table<std::string, std::string>({
        {"", "changes nothing"},
        {coder_change(""), "changes nothing"},
        {bytes_of({0x54, 0x7f, 0x01}), "cut short"}, // on which SQLite never ended
        {bytes_of({0x54, 0x7e, 0x01}), "cut short"},
        {bytes_of({0x54, 0x00}), "cut short"},
        {bytes_of({0x54, 0x00, 0x00}), "table that there is not"},
        {bytes_of({0x54, 0xff, 0xff, 0xff, 0xff, 0xff}), "length"},
        {bytes_of({0x54, 0xff, 0xff, 0xff, 0xff, 0x7f}), "length"},
        {"P" + bytes_of({3, 1, 0, 0}) + "coder\0"s, "begin with a table"}, // a patchset
        {"T" + bytes_of({3, 1, 0, 0}) + "codes\0"s, "table that there is not"},
        {"T" + bytes_of({3, 1, 0, 0}) + "CODER\0"s, "table that there is not"},
        {"T" + bytes_of({3, 1, 0, 0}) + "history\0"s, "table that there is not"},
        {"T" + bytes_of({3, 1, 0, 0}) + "coder", "cut short"},
        {"T" + bytes_of({2, 1, 0}) + "coder\0"s, "other columns"},
        {"T" + bytes_of({4, 1, 0, 0, 0}) + "coder\0"s, "other columns"},
        {"T" + bytes_of({3, 0, 0, 0}) + "coder\0"s, "other columns"},
        {"T" + bytes_of({3, 1, 1, 0}) + "coder\0"s, "other columns"},
        {coder_change(bytes_of({19, 0})), "not one of an edit"},
        {coder_change(bytes_of({18, 1})), "not one of an edit"},
        {coder_change(bytes_of({18})), "not one of an edit"},
        {coder_change(insert_mark + anne), "cut short"},
        {coder_change(insert_mark + anne + bytes_of({0}) + bytes_of({3, 1}) + "b"), "not whole"},
        {coder_change(insert_mark + anne + bytes_of({5}) + bytes_of({3, 1}) + "b"), "another type"},
        {coder_change(insert_mark + anne + bytes_of({6}) + bytes_of({3, 1}) + "b"), "another type"},
        {coder_change(insert_mark + bytes_of({4, 3}) + "abc" + name_and_colour), "no id"},
        {coder_change(insert_mark + bytes_of({5}) + name_and_colour), "another type"},
        {coder_change(insert_mark + anne + bytes_of({3, 1, 0xff}) + bytes_of({3, 0})), "UTF-8"},
        {coder_change(insert_mark + anne + bytes_of({3, 0x80, 1}) + "a" + bytes_of({3, 0})),
         "length"},
        {coder_change(insert_mark + anne + bytes_of({3, 0x87, 0xff, 0xff, 0xff, 0x7f})),
         "cut short"},
        {coder_change(insert_mark + anne + name_and_colour) +
             coder_change(insert_mark + anne + name_and_colour),
         "twice"},
        {coder_change(insert_mark + anne + name_and_colour) + "T" + bytes_of({3, 1, 0, 0}) +
             "participant\0"s,
         "changes nothing"},
        {coder_change(update_mark + anne + bytes_of({0, 0, 0, 0, 0})), "not whole"},
        {coder_change(update_mark + anne + name_and_colour + bytes_of({0}) + name_and_colour),
         "not whole"}, // from a to a
        {coder_change(update_mark + anne + name_and_colour + anne + name_and_colour), "not whole"},
        {coder_change(update_mark + bytes_of({0}) + name_and_colour + bytes_of({0, 0, 0})),
         "not whole"},
    }));
    CAPTURE(bytes);
    CHECK_THAT(flaw_of(bytes), Catch::Contains(flaw));
}
