#include "store/describe.h"
#include "store/entity_tables.h"
#include "store/sample.h"
#include "store/schema.h"
#include "support/printers.h"

#include <filesystem>

// A column and a table that a version to come will have, tried on a project of version 3 that has
// been kept as it was written.

using namespace filrouge;
using namespace filrouge::test;
using store::Column;
using store::Earlier;
using store::Holds;
using store::ProjectFile;

namespace {

constexpr const char* next_version = R"sql(
ALTER TABLE coding ADD COLUMN certainty INTEGER NOT NULL DEFAULT 0;
ALTER TABLE coding ADD COLUMN reviewer BLOB;
ALTER TABLE coding ADD COLUMN review TEXT NOT NULL DEFAULT '';
CREATE TABLE case_note (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

/// Today's format, and the above.
class NextFormat {
  public:
    NextFormat()
        : tables_{store::newest_format().tables.begin(), store::newest_format().tables.end()},
          migrations_{store::newest_format().migrations.begin(),
                      store::newest_format().migrations.end()} {
        const auto& known = store::EntityTable<Coding>::columns;
        coding_.assign(known.begin(), known.end());
        coding_.push_back({"certainty", Holds::integer, Earlier::zero});
        coding_.push_back({"reviewer", Holds::id_or_null, Earlier::null});
        coding_.push_back({"review", Holds::text, Earlier::empty_text});
        for (auto& table : tables_)
            if (table.name == "coding") table.columns = coding_;
        tables_.push_back({"case_note", note_});
        migrations_.push_back({"", nullptr, next_version});
    }
    [[nodiscard]] store::Format format() const { return {tables_, migrations_}; }

  private:
    std::vector<Column> coding_;
    std::vector<Column> note_{{"id", Holds::key}, {"text", Holds::text}};
    std::vector<store::RecordedTable> tables_;
    std::vector<store::Migration> migrations_;
};

/// A copy of the project, and the version to come.
struct Version3 {
    Version3() {
        std::filesystem::copy_file(std::filesystem::path{FILROUGE_ROOT} /
                                       "tests/store/fixtures/version_3.filrouge",
                                   folder.project());
    }
    Folder folder;
    Ids ids;
    const Sample sample{ids};
    const NextFormat next;
    const store::Format format = next.format();
};

/// The same where that version is in use.
struct InNextVersion : Version3 {
    const store::FormatToCome to_come{format};
};

ProjectFile open(const std::filesystem::path& path) {
    return ProjectFile::open(path, ProjectFile::Access::read_write).value();
}

const store::HistoryEntry& entry_called(const std::vector<store::HistoryEntry>& history,
                                        const std::string& label) {
    const auto found = std::find_if(history.begin(), history.end(),
                                    [&](const auto& entry) { return entry.label == label; });
    REQUIRE(found != history.end());
    return *found;
}

} // namespace

TEST_CASE_METHOD(InNextVersion,
                 "changesets from before a column are read, listed, undone and redone after it") {
    {
        auto file = open(folder.project());
        CHECK(file.check() == std::vector<std::string>{});
        const auto history = file.history();
        const auto removal = entry_called(history, "Remove a coding").id;
        CHECK(file.touched_by(removal, 10).value().total > 0);
        const auto first = history.front().id;
        CHECK(file.coding_at(sample.weighed.id, first).value()->coding.weight ==
              sample.weighed.weight);
        CHECK_FALSE(file.coding_at(sample.weighed.id, removal).value().has_value());
        CHECK(file.gone_with(sample.weighed.id).value().memos.size() <= 1);
        CHECK(file.entries_about(sample.coffee.id).value().size() >= 2);

        CHECK(done(file.undo_entry(removal, sample.anne.id)).codings.came.size() == 1);
        CHECK(file.load().value().codings().contains(sample.weighed.id));
        CHECK(file.check() == std::vector<std::string>{});
    }
    CHECK(run_sql(folder.project(), "PRAGMA user_version") ==
          std::vector{std::to_string(store::newest_schema())});
    CHECK(run_sql(folder.project(), "SELECT DISTINCT certainty || typeof(reviewer) || review "
                                    "FROM coding") == std::vector<std::string>{"0null"});
}

TEST_CASE_METHOD(InNextVersion,
                 "all that a project of version 3 did is undone and redone after a column came") {
    auto file = open(folder.project());
    const auto at_first = dump_tracked(file);
    auto noted = sample.passage;
    noted.memo = "après la migration";
    done(file.edit({"Write", sample.anne.id}, [&](store::Edit& edit) { edit.put(noted); }));
    const auto at_last = dump_tracked(file);
    std::size_t steps = 0;
    while (file.undo({}).ok()) ++steps;
    CHECK(steps >= 3);
    CHECK(file.load().value().codings().size() == 0);
    CHECK(file.check() == std::vector<std::string>{});
    while (steps-- > 0) done(file.redo({}));
    CHECK(dump_tracked(file) == at_last);
    CHECK(file.check() == std::vector<std::string>{});
    done(file.undo({}));
    CHECK(dump_tracked(file) == at_first);
}

TEST_CASE_METHOD(Version3,
                 "a version to come is refused by this one, and reading it there changes no file") {
    const auto before = read_bytes(folder.project());
    {
        const store::FormatToCome to_come{format};
        const auto file =
            ProjectFile::open(folder.project(), ProjectFile::Access::read_only).value();
        CHECK(file.check() == std::vector<std::string>{});
        CHECK(read_bytes(folder.project()) == before);
    }
    {
        const store::FormatToCome to_come{format};
        const auto migrated = open(folder.project());
    }
    const auto refused = ProjectFile::open(folder.project(), ProjectFile::Access::read_only);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::newer_version);
}
