#include "store/child.h"
#include "store/describe.h"
#include "store/sample.h"
#include "store/schema.h"
#include "store/sqlite_api.h"
#include "support/printers.h"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
using store::ProjectFile;

namespace {

const std::string back_to_version_3 =
    "DROP TABLE seal; ALTER TABLE history DROP COLUMN digest; PRAGMA user_version = 3;";

/// Takes a closed project back to version 1, where a text stood beside its source.
void make_version_1(const std::filesystem::path& path) {
    run_sql(path,
            back_to_version_3 +
                "CREATE TABLE kept AS SELECT source, text FROM source_text;"
                "DROP VIEW source_text; DROP TABLE text_content;"
                "CREATE TABLE source_text (source BLOB NOT NULL PRIMARY KEY REFERENCES source "
                "DEFERRABLE INITIALLY DEFERRED, text TEXT NOT NULL) STRICT;"
                "INSERT INTO source_text SELECT source, text FROM kept; DROP TABLE kept;"
                "DROP TABLE saved_search; DROP TABLE past_search; PRAGMA user_version = 1");
}

/// Removes a source as version 1 did: with its text in the recorded changeset.
void remove_source_as_version_1(const std::filesystem::path& path, const SourceId& source) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
    sqlite3_session* session = nullptr;
    REQUIRE(sqlite3session_create(database, "main", &session) == SQLITE_OK);
    REQUIRE(sqlite3session_attach(session, nullptr) == SQLITE_OK);
    const auto id = "X'" + [&] {
        std::string hex;
        for (const auto byte : source.bytes) hex += fmt::format("{:02x}", byte);
        return hex;
    }() + "'";
    const auto sql = fmt::format(
        "BEGIN; DELETE FROM memo WHERE coding IN (SELECT id FROM coding WHERE source = {0});"
        "DELETE FROM coding WHERE source = {0}; DELETE FROM turn WHERE source = {0};"
        "DELETE FROM variable_value WHERE source = {0}; DELETE FROM memo WHERE source = {0};"
        "DELETE FROM source_text WHERE source = {0}; DELETE FROM source WHERE id = {0}; COMMIT",
        id);
    REQUIRE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    int size = 0;
    void* bytes = nullptr;
    REQUIRE(sqlite3session_changeset(session, &size, &bytes) == SQLITE_OK);
    sqlite3session_delete(session);
    sqlite3_stmt* insert = nullptr;
    REQUIRE(sqlite3_prepare_v2(database,
                               "INSERT INTO history VALUES (zeroblob(16), 99, 1, NULL, '', "
                               "'Remove', NULL, ?1, ?2)",
                               -1, &insert, nullptr) == SQLITE_OK);
    sqlite3_bind_int(insert, 1, size);
    sqlite3_bind_blob(insert, 2, bytes, size, SQLITE_TRANSIENT);
    CHECK(sqlite3_step(insert) == SQLITE_DONE);
    sqlite3_finalize(insert);
    sqlite3_free(bytes);
    sqlite3_close(database);
}

} // namespace

TEST_CASE("a project of version 1 keeps its texts, also those that only the history has") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    { const auto created = create_sample(folder.project(), sample); }
    make_version_1(folder.project());
    remove_source_as_version_1(folder.project(), sample.letter.id);
    const auto before = read_bytes(folder.project());
    {
        const auto file =
            ProjectFile::open(folder.project(), ProjectFile::Access::read_only).value();
        CHECK(file.text(sample.group.id).value().utf8() == sample.group_text.utf8());
    }
    CHECK(read_bytes(folder.project()) == before);
    {
        auto file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
        CHECK(file.text(sample.group.id).value().utf8() == sample.group_text.utf8());
        CHECK(file.check() == std::vector<std::string>{});
        done(file.undo({}));
        CHECK(file.text(sample.letter.id).value().utf8() == sample.letter_text.utf8());
        CHECK(file.check() == std::vector<std::string>{});
        done(file.undo({})); // what version 1 put in, texts and all
        done(file.redo({}));
        CHECK(file.text(sample.letter.id).value().utf8() == sample.letter_text.utf8());
    }
    CHECK(run_sql(folder.project(), "PRAGMA user_version") ==
          std::vector{std::to_string(store::newest_schema())});
}

TEST_CASE("a project of version 2 learns to keep searches") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    { const auto created = create_sample(folder.project(), sample); }
    run_sql(folder.project(),
            back_to_version_3 +
                "DROP TABLE saved_search; DROP TABLE past_search; PRAGMA user_version = 2");
    CHECK(ProjectFile::open(folder.project(), ProjectFile::Access::read_only)
              .value()
              .load()
              .value()
              .searches()
              .empty());
    auto file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
    const auto change = done(file.edit({"Keep a search", sample.anne.id},
                                       [&](store::Edit& edit) { edit.put(sample.search); }));
    REQUIRE(change.searches.came.size() == 1);
    CHECK(change.searches.came.front().query == sample.search.query);
    CHECK(file.load().value().searches().at(sample.search.id).where == sample.search.where);
    CHECK(done(file.undo(sample.anne.id)).searches.went == std::vector{sample.search.id});
    CHECK(file.load().value().searches().empty());
    CHECK(file.check() == std::vector<std::string>{});
}

TEST_CASE("a project of version 3 is sealed, and from then on watched") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    {
        auto file = create_sample(folder.project(), sample);
        file.remember_search({{1}, "anne", "mot", "", 1}).value();
    }
    run_sql(folder.project(), back_to_version_3);
    CHECK(ProjectFile::open(folder.project(), ProjectFile::Access::read_only)
              .value()
              .check()
              .empty());
    {
        auto file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
        CHECK(file.check() == std::vector<std::string>{});
        done(file.undo({}));
        done(file.redo({}));
        CHECK(file.check() == std::vector<std::string>{});
    }
    const auto whole = read_bytes(folder.project());
    for (const std::string sql :
         {"UPDATE project SET name = name || '.'", "UPDATE project SET created_ms = created_ms + 1",
          "UPDATE past_search SET query = 'mots'", "DELETE FROM past_search", "DELETE FROM seal",
          "UPDATE history SET label = 'Nothing'",
          "UPDATE history SET time_ms = time_ms + 1 WHERE lamport = 1",
          "UPDATE history SET coder_name = 'Bruno' WHERE lamport = 1",
          "UPDATE history SET digest = ''"}) {
        CAPTURE(sql);
        write_bytes(folder.project(), whole);
        run_sql(folder.project(), sql);
        const auto file =
            ProjectFile::open(folder.project(), ProjectFile::Access::read_only).value();
        REQUIRE(file.check().size() >= 1);
        CHECK_THAT(file.check().front(), Catch::Contains("not as it was written"));
    }
}

TEST_CASE("a migration that stands in the log alone is one") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    { const auto created = create_sample(folder.project(), sample); }
    const auto version = GENERATE(3, 99);
    run_sql(folder.project(), back_to_version_3);
    Child child{[&](Pipe& pipe) {
        sqlite3* database = nullptr;
        sqlite3_open_v2(folder.project().c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
        // Each log begins with the file's first page, by which it is known to be its own.
        sqlite3_exec(database,
                     "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; "
                     "PRAGMA user_version = 3",
                     nullptr, nullptr, nullptr);
        // As a program that opens a file which another one left in that mode.
        const auto script =
            version == 3 ? "ALTER TABLE history ADD COLUMN digest TEXT NOT NULL DEFAULT '';"
                           "CREATE TABLE seal (name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT "
                           "NULL) STRICT, WITHOUT ROWID; PRAGMA user_version = 4"
                         : "PRAGMA user_version = 99";
        sqlite3_exec(database, script, nullptr, nullptr, nullptr);
        pipe.say("done");
        pause(); // and is killed
    }};
    REQUIRE(child.hear() == "done");
    child.kill();
    REQUIRE(folder.names().size() > 1);
    for (const auto access : {ProjectFile::Access::read_only, ProjectFile::Access::read_write}) {
        const auto file = ProjectFile::open(folder.project(), access);
        CHECK(file.ok() == (version == 3));
        if (file.ok())
            CHECK(file->load().ok());
        else
            CHECK(file.error().code == ErrorCode::newer_version);
    }
}

TEST_CASE("a number of a step that cannot be is damage, not the next number") {
    const auto number = GENERATE(values<std::string>(
        {"9223372036854775807", "9223372036854775806", "9007199254740993", "0", "-1"}));
    CAPTURE(number);
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    { const auto created = create_sample(folder.project(), sample); }
    run_sql(folder.project(), "UPDATE history SET lamport = " + number);
    auto file = ProjectFile::open(folder.project(), ProjectFile::Access::read_write).value();
    CHECK_FALSE(file.undo_label()); // the window asks when it opens the project
    CHECK(file.undo_size() == 0);
    CHECK(file.load().ok());
    const auto edited = file.edit({"Keep a search", sample.anne.id},
                                  [&](store::Edit& edit) { edit.put(sample.search); });
    REQUIRE_FALSE(edited.ok());
    CHECK(edited.error().code == ErrorCode::damaged);
    CHECK_FALSE(file.check().empty());
}

TEST_CASE("searches that were made are remembered once, outside the history") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    const auto before = file.history().size();
    for (std::uint32_t i = 0; i < 300; ++i)
        file.remember_search({{i}, "anne", "mot" + std::to_string(i), "", i}).value();
    file.remember_search({{1000}, "bruno", "mot250", "", 7}).value();
    const auto past = file.past_searches();
    CHECK(past.size() <= 200);
    CHECK(past.size() >= 190);
    CHECK(past[0].query == "mot250");
    CHECK(past[0].total == 7);
    CHECK(past[0].coder_name == "bruno");
    CHECK(past[1].query == "mot299");
    CHECK(std::count_if(past.begin(), past.end(),
                        [](const auto& p) { return p.query == "mot250"; }) == 1);
    CHECK(file.history().size() == before);
}

TEST_CASE("the label of an edit may be known only at its end") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    const auto change = done(file.edit({"First thought", {}}, [&](store::Edit& edit) {
        auto coder = sample.anne;
        coder.name = "Anna";
        edit.put(coder);
        edit.relabel("Second thought");
    }));
    CHECK(change.label == "Second thought");
    CHECK(file.undo_label() == "Second thought");
}

TEST_CASE("a text is kept once, outside the history") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    const auto text = make_text(std::string(200'000, 'a') + "é");
    auto source = sample.letter;
    source.characters = text.size();
    source.text_hash = store::sha256_hex(text.utf8());
    const auto change = done(file.edit({"Correct", {}}, [&](store::Edit& edit) {
        CHECK(edit.keep_text(text) == source.text_hash);
        edit.keep_text(source.text_hash, text);
        edit.put(source);
    }));
    CHECK(change.texts == std::vector{source.id});
    CHECK(change.sources.changed.size() == 1);
    CHECK(file.text(source.id).value().utf8() == text.utf8());
    CHECK(file.undo({}).value().texts == std::vector{source.id});
    CHECK(file.text(source.id).value().utf8() == sample.letter_text.utf8());
    CHECK(file.check() == std::vector<std::string>{});
    { const auto closed = std::move(file); }
    CHECK(run_sql(folder.project(), "SELECT max(changeset_size) < 20000 FROM history") ==
          std::vector<std::string>{"1"});
}
