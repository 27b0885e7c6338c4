#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"
#include "support/stopwatch.h"

// Files that somebody made to do harm, or that some other program wrote into.
using namespace filrouge;
using namespace filrouge::test;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

struct Opened {
    std::optional<Error> error;
    double seconds = 0;
};

Opened open(const std::filesystem::path& path, Access access) {
    const Stopwatch watch;
    auto file = ProjectFile::open(path, access);
    Opened opened;
    if (!file.ok()) opened.error = file.error();
    opened.seconds = watch.seconds();
    return opened;
}

void make_sample(const Folder& folder) {
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
}

/// As an editor of hexadecimal would: the text of a statement is replaced by one of that length.
void rewrite_schema(const std::filesystem::path& path, const std::string& name,
                    const std::string& from, const std::string& to) {
    run_sql(path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '" +
                      from + "', '" + to + "') WHERE name = '" + name + "'");
}

} // namespace

TEST_CASE("a file whose schema is not that of a project is refused before anything runs") {
    const std::string endless = "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                "SELECT count(*) FROM n)";
    const auto sql = GENERATE_COPY(values<std::string>({
        "CREATE TRIGGER t AFTER INSERT ON coding BEGIN DELETE FROM code; END",
        "CREATE TABLE extra (a)",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE VIEW extra AS SELECT " + endless,
        "CREATE INDEX extra ON coding (memo)",
        "CREATE INDEX extra ON coding (length(memo))",
        "CREATE TABLE extra (a, b AS (printf('%.900000000c', 'x')))",
        "CREATE VIRTUAL TABLE extra USING fts5 (a)",
        "DROP INDEX coding_code",
        "DROP VIEW source_text",
        "DROP TABLE past_search",
        "DROP VIEW source_text; CREATE VIEW source_text AS SELECT id AS source, '' AS text FROM "
        "source",
        "ALTER TABLE coding ADD COLUMN extra TEXT",
        "ALTER TABLE coding ADD COLUMN extra TEXT AS (printf('%.900000000c', 'x'))",
        "ALTER TABLE code RENAME COLUMN literature TO reading",
        "ALTER TABLE coding RENAME TO kept; CREATE TABLE coding AS SELECT * FROM kept",
        "ALTER TABLE code RENAME TO kept; CREATE TABLE code (id BLOB NOT NULL PRIMARY KEY, parent "
        "BLOB, position INTEGER, name TEXT, labels TEXT, colour TEXT, polarity TEXT, definition "
        "TEXT, use TEXT, do_not_use TEXT, example TEXT, literature TEXT, CHECK "
        "(length(replace(hex(zeroblob(400000000)), '0', 'ab')) > 1)); INSERT INTO code SELECT * "
        "FROM kept WHERE 0",
    }));
    CAPTURE(sql);
    const Folder folder;
    make_sample(folder);
    run_sql(folder.project(), sql);
    const auto before = read_bytes(folder.project());
    for (const auto access : {Access::read_only, Access::read_write, Access::snapshot}) {
        const auto opened = open(folder.project(), access);
        REQUIRE(opened.error);
        CHECK(opened.error->code == ErrorCode::damaged);
        CHECK_THAT(opened.error->what, Catch::Contains("not the schema of a project"));
        CHECK(opened.seconds < seconds_allowed(5));
    }
    CHECK(read_bytes(folder.project()) == before);
    CHECK(folder.names().size() == 1);
}

TEST_CASE("a schema that was written over is refused") {
    const auto [name, from, to] = GENERATE(table<std::string, std::string, std::string>({
        {"coding", "CHECK (0 <= start_cp", "CHECK (1 <= start_cp"},
        {"code", "polarity IN (", "polarity NOT IN ("},
        {"coding", "memo TEXT NOT NULL", "memo TEXT NOT NULL COLLATE NOCASE"},
        {"coding", "STRICT, WITHOUT ROWID", "WITHOUT ROWID"},
        {"coding", "weight REAL", "weight REAL DEFAULT (abs(-9223372036854775808))"},
        {"code", "BLOB NOT NULL PRIMARY KEY", "BLOB NOT NULL"},
        {"turn_speaker", "WHERE speaker IS NOT NULL", "WHERE speaker IS NULL"},
        {"source", "REFERENCES", "references"}, // nothing to replace: see below
    }));
    CAPTURE(name, from);
    const Folder folder;
    make_sample(folder);
    rewrite_schema(folder.project(), name, from, to);
    const auto opened = open(folder.project(), Access::read_only);
    CHECK(opened.error.has_value() == (name != "source"));
    if (opened.error) CHECK(opened.error->code == ErrorCode::damaged);
}

TEST_CASE("what SQLite's own ANALYZE leaves does not make a project unreadable") {
    const Folder folder;
    make_sample(folder);
    run_sql(folder.project(), "ANALYZE");
    auto file = ProjectFile::open(folder.project(), Access::read_write).value();
    CHECK(file.check() == std::vector<std::string>{});
}

TEST_CASE("an altered text is shown to nobody") {
    const auto sql = GENERATE(values<std::string>({
        "UPDATE text_content SET text = replace(text, 'e', 'a')",
        "UPDATE text_content SET text = ''",
        "UPDATE text_content SET text = text || ' '",
    }));
    CAPTURE(sql);
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    run_sql(folder.project(), sql);
    const auto file = ProjectFile::open(folder.project(), Access::read_only).value();
    const auto text = file.text(sample.group.id);
    REQUIRE_FALSE(text.ok());
    CHECK(text.error().code == ErrorCode::damaged);
    const auto kept = file.kept_text(store::sha256_hex(sample.group_text.utf8()));
    REQUIRE_FALSE(kept.ok());
    CHECK(kept.error().code == ErrorCode::damaged);
    CHECK_FALSE(file.check().empty());
}

TEST_CASE("undo of a step that is none ends, and says so") {
    const auto sql = GENERATE(values<std::string>({
        "changeset = X'547f01', changeset_size = 3", // SQLite never ended on it
        "changeset = X'', changeset_size = 0",
        "changeset = CAST(replace(CAST(changeset AS TEXT), 'coder', 'codes') AS BLOB)",
        "changeset_size = 9223372036854775807",
        "changeset_size = -1",
        "changeset_size = 4000000000",
    }));
    CAPTURE(sql);
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    {
        auto file = create_sample(folder.project(), sample);
        done(file.edit({"Add coder", {}}, [&](store::Edit& edit) {
            auto coder = sample.anne;
            coder.id = ids.next<CoderId>();
            coder.name = "Zoé";
            edit.put(coder);
        }));
    }
    run_sql(folder.project(),
            "UPDATE history SET " + sql + " WHERE lamport = (SELECT max(lamport) FROM history)");
    auto file = ProjectFile::open(folder.project(), Access::read_write).value();
    const auto before = dump_tracked(file);
    const auto undone = file.undo({});
    REQUIRE_FALSE(undone.ok());
    CHECK(undone.error().code == ErrorCode::damaged);
    CHECK_FALSE(file.check().empty());
    CHECK(dump_tracked(file) == before);
}
