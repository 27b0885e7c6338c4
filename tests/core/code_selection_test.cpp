#include "core/code_selection.h"

#include "core/sample.h"

#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;

using Rows = std::vector<std::uint32_t>;

TEST_CASE("codes are selected with all that is below them") {
    Change all;
    all.info = ProjectInfo{id<ProjectId>(1), "Étude", "fr", {}};
    all.sources.came = {source(1, "FG1")};
    all.coders.came = {Coder{id<CoderId>(1), "Anne", {}}};
    all.codes.came = {code(1, "Tensions"), code(2, "Temporalités", id<CodeId>(1)),
                      code(3, "Attente", id<CodeId>(2)), code(4, "Leviers"), code(5, "Sans")};
    all.codings.came = {coding(1, 1, cp_span(0, 2), 3), coding(2, 1, cp_span(2, 4), 4),
                        coding(3, 1, cp_span(4, 6), 2), coding(4, 1, cp_span(6, 8), 1)};
    Project project;
    project.apply(all);
    const auto& columns = project.codings();
    const auto rows = [&](const std::vector<CodeId>& codes) {
        const CodeSelection selection{project, columns, codes};
        CHECK(selection.count() == selection.rows().size());
        return selection.rows();
    };
    CHECK(rows({id<CodeId>(1)}) == Rows{0, 2, 3});
    CHECK(rows({id<CodeId>(2)}) == Rows{0, 2});
    CHECK(rows({id<CodeId>(3), id<CodeId>(4)}) == Rows{0, 1});
    CHECK(rows({id<CodeId>(5)}).empty());
    // Neither "no code" nor one that is not there means all of them.
    CHECK(rows({CodeId{}}).empty());
    CHECK(rows({id<CodeId>(99)}).empty());
    CHECK(rows({}).empty());
    CHECK(CodeSelection::named_or_all(project, columns, {}).rows() == Rows{0, 1, 2, 3});
    CHECK(CodeSelection::named_or_all(project, columns, {id<CodeId>(4)}).rows() == Rows{1});
    CHECK(CodeSelection::all(columns).rows() == Rows{0, 1, 2, 3});
    CHECK(CodeSelection::none(columns).count() == 0);
}
