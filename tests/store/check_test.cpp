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
