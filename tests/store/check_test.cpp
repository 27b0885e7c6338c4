#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

struct Tampered {
    std::string sql;
    std::string problem; ///< part of the line that must name it
};

} // namespace

TEST_CASE("check finds what is wrong and says where") {
    const auto tampered = GENERATE(values<Tampered>({
        {"UPDATE text_content SET text = text || 'x' WHERE text <> ''",
         "FG1 – Liège has 66 characters instead of 65"},
        {"UPDATE text_content SET text = upper(text) WHERE text <> ''", "not the one imported"},
        {"UPDATE text_content SET text = char(65279) || text WHERE text <> ''", "damaged"},
        {"DELETE FROM text_content WHERE text <> ''", "That text is not kept"},
        {"UPDATE original SET bytes = zeroblob(size)", "is not what was kept"},
        {"UPDATE original SET size = 1", "is not what was kept"},
        {"DELETE FROM original", "original file of FG1 – Liège is missing"},
        {"DELETE FROM coder", "refer to a coder that is not there"},
        {"UPDATE coding SET end_cp = 4000", ""},
        {"INSERT INTO variable_value SELECT randomblob(16), variable, source, participant, 'b' "
         "FROM variable_value",
         "2 variables have two values"},
        {"UPDATE history SET changeset = zeroblob(20)", "cannot be unpacked"},
        {"UPDATE history SET changeset = zeroblob(20), changeset_size = 20", "damaged"},
        {"UPDATE code SET labels = '[1]'", "holds what it cannot hold"},
        {"UPDATE coding SET code = id", "refer to a code that is not there"},
    }));
    CAPTURE(tampered.sql);
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    run_sql(folder.project(), "PRAGMA foreign_keys = OFF; " + tampered.sql);
    const auto file = ProjectFile::open(folder.project(), Access::read_only).value();
    std::string problems;
    for (const auto& line : file.check()) problems += line + "\n";
    CHECK_FALSE(problems.empty());
    CHECK_THAT(problems, Catch::Contains(tampered.problem));
}

TEST_CASE("check compares every row with what the history left, and names it") {
    const auto tampered = GENERATE(values<Tampered>({
        {"UPDATE coding SET end_cp = end_cp - 1", "is not what the history left, in column 4"},
        {"UPDATE coding SET memo = memo || '.'", "is not what the history left, in column 7"},
        {"UPDATE coding SET weight = 0.25 WHERE weight IS NOT NULL", "in column 8"},
        {"UPDATE coding SET weight = 0.25 WHERE weight IS NULL", "in column 8"},
        {"UPDATE coding SET created_ms = created_ms + 1", "in column 9"},
        {"UPDATE turn SET speaker = NULL", "turn "},
        {"UPDATE turn SET begin_ms = 7", "in column 9"},
        {"UPDATE participant SET pseudonym = 'Nadja' WHERE pseudonym LIKE 'Na%'", "in column 2"},
        {"UPDATE variable_value SET value = value || ' '", "variable_value "},
        {"UPDATE code SET position = position + 1", "in column 3"},
        {"UPDATE relation SET type = 'opposes'", "relation "},
        {"UPDATE memo SET text = upper(text)", "in column 7"},
        {"UPDATE source SET name = 'FG9' WHERE name LIKE 'FG1%'", "source "},
        {"DELETE FROM memo", "is missing, though the history left it"},
        {"INSERT INTO relation SELECT randomblob(16), 'causes', from_code, to_code FROM relation",
         "it left none"},
        {"UPDATE relation SET id = randomblob(16)", "it left none"},
        {"UPDATE history SET changeset = (SELECT changeset FROM history ORDER BY lamport DESC "
         "LIMIT 1), changeset_size = (SELECT changeset_size FROM history ORDER BY lamport DESC "
         "LIMIT 1) WHERE lamport = 1",
         "history left"},
    }));
    CAPTURE(tampered.sql);
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    {
        auto file = create_sample(folder.project(), sample);
        done(file.edit({"Name", sample.anne.id}, [&](store::Edit& edit) {
            auto coder = sample.anne;
            coder.name = "Anna";
            edit.put(coder);
        }));
    }
    CHECK(ProjectFile::open(folder.project(), Access::read_only).value().check().empty());
    run_sql(folder.project(), "PRAGMA foreign_keys = OFF; " + tampered.sql);
    const auto file = ProjectFile::open(folder.project(), Access::read_only).value();
    std::string problems;
    for (const auto& line : file.check()) problems += line + "\n";
    CHECK_THAT(problems, Catch::Contains(tampered.problem));
}
