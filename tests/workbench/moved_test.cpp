#include "workbench/bench.h"

#include <thread>

using namespace filrouge;
using namespace filrouge::test;
using namespace filrouge::workbench;
using State = store::FilePlace::State;
namespace fs = std::filesystem;

namespace {

/// What a copy of the file alone holds, as another disk would get it.
std::size_t codes_in(const fs::path& project) {
    const auto alone = project.parent_path() / "seul.filrouge";
    fs::copy_file(project, alone, fs::copy_options::overwrite_existing);
    const auto bench =
        Workbench::open(alone, {"anne", store::ProjectFile::Access::snapshot}).value();
    return bench->project().codebook().size();
}

} // namespace

TEST_CASE("a project moved while it is open is made whole, but never amid an edit") {
    TestBench bench;
    bench.code("Un");
    const auto there = bench.folder() / "ailleurs.filrouge";
    CHECK(bench->fold_where_moved().state == State::there);
    fs::rename(bench->path(), there);
    CHECK(codes_in(there) == 0);

    SECTION("by whoever looks") {
        const auto place = bench->fold_where_moved();
        CHECK(place.state == State::moved);
        CHECK(place.now == there);
        CHECK(codes_in(there) == 1);
        CHECK_FALSE(add_code(*bench, {"Deux", {}, {}, {}}).ok());
    }
    SECTION("not while another thread writes") {
        fs::rename(there, bench->path());
        std::optional<State> seen;
        const auto edit = bench->edit("Slow", [&](store::Edit&) {
            fs::rename(bench->path(), there);
            std::thread{[&] { seen = bench->fold_where_moved().state; }}.join();
            CHECK(codes_in(there) == 0);
            // Nor within the edit itself.
            CHECK(bench->fold_where_moved().state == State::moved);
        });
        CHECK(edit.ok());
        CHECK(seen == State::moved);
        bench->fold_where_moved();
        CHECK(codes_in(there) == 1);
    }
}
