#include "store/schema.h"

#include "store/database.h"
#include "store/entity_tables.h"
#include "store/seal.h"
#include "store/texts_by_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace filrouge::store {
namespace {

// Foreign keys are checked at the commit, so that the order of the writes within an edit, and of
// the rows within an undo, does not matter. Cascades are written out in edit.cpp, never left to
// SQLite, so that they are recorded.
constexpr const char* version_1 = R"sql(
CREATE TABLE project (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE coder (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    colour TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE original (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE source (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('focus-group', 'interview', 'document')),
    language TEXT NOT NULL,
    characters INTEGER NOT NULL CHECK (characters >= 0),
    text_hash TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    original TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source_text (
    source BLOB NOT NULL PRIMARY KEY REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE participant (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    pseudonym TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('participant', 'moderator', 'observer'))
) STRICT, WITHOUT ROWID;

CREATE TABLE turn (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    source BLOB NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    label_start_cp INTEGER NOT NULL,
    label_end_cp INTEGER NOT NULL,
    start_cp INTEGER NOT NULL,
    end_cp INTEGER NOT NULL,
    speaker BLOB REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    begin_ms INTEGER,
    end_ms INTEGER,
    CHECK (0 <= label_start_cp AND label_start_cp <= label_end_cp),
    CHECK (0 <= start_cp AND start_cp <= end_cp)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_source ON turn (source);
CREATE INDEX turn_speaker ON turn (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE variable (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date')),
    scope TEXT NOT NULL CHECK (scope IN ('source', 'participant'))
) STRICT, WITHOUT ROWID;

CREATE TABLE variable_value (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    variable BLOB NOT NULL REFERENCES variable DEFERRABLE INITIALLY DEFERRED,
    source BLOB REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    participant BLOB REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    CHECK ((source IS NULL) <> (participant IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX variable_value_variable ON variable_value (variable);
CREATE INDEX variable_value_source ON variable_value (source) WHERE source IS NOT NULL;
CREATE INDEX variable_value_participant ON variable_value (participant)
    WHERE participant IS NOT NULL;

CREATE TABLE code (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    parent BLOB REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    labels TEXT NOT NULL,
    colour TEXT NOT NULL,
    polarity TEXT NOT NULL CHECK (polarity IN ('none', 'tension', 'lever')),
    definition TEXT NOT NULL,
    use TEXT NOT NULL,
    do_not_use TEXT NOT NULL,
    example TEXT NOT NULL,
    literature TEXT NOT NULL
) STRICT;
CREATE INDEX code_parent ON code (parent) WHERE parent IS NOT NULL;

CREATE TABLE relation (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    type TEXT NOT NULL,
    from_code BLOB NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    to_code BLOB NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_from ON relation (from_code);
CREATE INDEX relation_to ON relation (to_code);

CREATE TABLE coding (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    source BLOB NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    start_cp INTEGER NOT NULL,
    end_cp INTEGER NOT NULL,
    code BLOB NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    coder BLOB NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
    memo TEXT NOT NULL,
    weight REAL,
    created_ms INTEGER NOT NULL,
    CHECK (0 <= start_cp AND start_cp < end_cp)
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_source ON coding (source);
CREATE INDEX coding_code ON coding (code);

CREATE TABLE memo (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    project BLOB REFERENCES project DEFERRABLE INITIALLY DEFERRED,
    source BLOB REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    participant BLOB REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    code BLOB REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    coding BLOB REFERENCES coding DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    author BLOB REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    CHECK ((project IS NOT NULL) + (source IS NOT NULL) + (participant IS NOT NULL)
           + (code IS NOT NULL) + (coding IS NOT NULL) = 1)
) STRICT;
CREATE INDEX memo_source ON memo (source) WHERE source IS NOT NULL;
CREATE INDEX memo_participant ON memo (participant) WHERE participant IS NOT NULL;
CREATE INDEX memo_code ON memo (code) WHERE code IS NOT NULL;
CREATE INDEX memo_coding ON memo (coding) WHERE coding IS NOT NULL;

CREATE TABLE history (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    lamport INTEGER NOT NULL,
    time_ms INTEGER NOT NULL,
    coder BLOB,
    coder_name TEXT NOT NULL,
    label TEXT NOT NULL,
    undoes BLOB REFERENCES history DEFERRABLE INITIALLY DEFERRED,
    changeset_size INTEGER NOT NULL,
    changeset BLOB NOT NULL
) STRICT;
CREATE INDEX history_order ON history (lamport, id, undoes);
)sql";

// Texts by their content, as originals are: an edit that brings in or takes out a source does not
// carry its text through the history, and what the history names is still there.
constexpr const char* version_2_tables =
    "CREATE TABLE text_content (sha256 TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT;";
constexpr const char* version_2 = R"sql(
DROP TABLE source_text;
CREATE VIEW source_text AS
    SELECT source.id AS source, text_content.text AS text
    FROM source JOIN text_content ON text_content.sha256 = source.text_hash;
)sql";

// Searches that were made, newest last; what is only a convenience stays outside the history.
constexpr const char* version_3 = R"sql(
CREATE TABLE saved_search (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    filter TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE past_search (
    number INTEGER NOT NULL PRIMARY KEY,
    time_ms INTEGER NOT NULL,
    coder_name TEXT NOT NULL,
    query TEXT NOT NULL,
    filter TEXT NOT NULL,
    total INTEGER NOT NULL
) STRICT;
)sql";

// Hashes of what no changeset and no other hash vouches for: see seal.h.
constexpr const char* version_4 = R"sql(
ALTER TABLE history ADD COLUMN digest TEXT NOT NULL DEFAULT '';

CREATE TABLE seal (
    name TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array migrations = {Migration{"", nullptr, version_1},
                                   Migration{version_2_tables, keep_texts_by_content, version_2},
                                   Migration{"", nullptr, version_3},
                                   Migration{version_4, seal_all, ""}};

// Of version 1, beside its source; never applied again.
constexpr std::array source_text_columns = {Column{"source", Holds::key},
                                            Column{"text", Holds::text}};

constexpr auto make_tables() {
    std::array<RecordedTable, AllEntities::size + 1> tables;
    std::size_t next = 0;
    AllEntities::for_each([&]<class Entity>() {
        tables[next++] = {EntityTable<Entity>::name, EntityTable<Entity>::columns};
    });
    tables[next] = {"source_text", source_text_columns, false};
    return tables;
}
constexpr auto tables = make_tables();

constexpr Format our_format{tables, migrations};
const Format* format_in_use = &our_format; // another one only in tests

/// A column that was added is not in the rows that were there: SQLite adds its value when they are
/// read, but not (3.40) when they are recorded as they were before a change.
void write_out_new_columns(Database& database) {
    for (const auto& table : newest_format().tables) {
        if (table.first_columns() == table.columns.size()) continue;
        const auto last = table.columns.back().name;
        database.execute(fmt::format("UPDATE {0} SET {1} = {1}", table.name, last).c_str());
    }
}

} // namespace

const Format& newest_format() {
    return *format_in_use;
}

FormatToCome::FormatToCome(const Format& format) {
    format_in_use = &format;
}
FormatToCome::~FormatToCome() {
    format_in_use = &our_format;
}

int newest_schema() {
    return static_cast<int>(newest_format().migrations.size());
}

const RecordedTable* find_table(std::string_view name) {
    const auto tables_now = newest_format().tables;
    const auto found = std::find_if(tables_now.begin(), tables_now.end(),
                                    [&](const RecordedTable& table) { return table.name == name; });
    return found == tables_now.end() ? nullptr : &*found;
}

int schema_of(Database& database) {
    auto row = database.query("PRAGMA user_version");
    return row->step() ? static_cast<int>(row->integer(0)) : 0;
}

void migrate(Database& database, int from) {
    for (auto version = static_cast<std::size_t>(std::max(from, schema_of(database)));
         version < newest_format().migrations.size(); ++version) {
        const auto& migration = newest_format().migrations[version];
        database.execute(migration.tables);
        if (migration.move != nullptr) migration.move(database);
        database.execute(migration.script);
    }
    write_out_new_columns(database);
    database.execute(fmt::format("PRAGMA application_id = {}", application_id).c_str());
    database.execute(fmt::format("PRAGMA user_version = {}", newest_schema()).c_str());
}

std::string schema_script(int version) {
    std::string script;
    for (int i = 0; i < version; ++i) {
        const auto& migration = newest_format().migrations[static_cast<std::size_t>(i)];
        script += migration.tables;
        script += migration.script;
    }
    return script;
}

} // namespace filrouge::store
