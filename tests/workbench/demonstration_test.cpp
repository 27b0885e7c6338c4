#include "workbench/demonstration.h"

#include "platform/files.h"
#include "workbench/workbench.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::workbench;
namespace fs = std::filesystem;

namespace {

class Impatient final : public Progress {
  public:
    void step(std::size_t /*done*/, std::size_t /*total*/, const std::string& /*what*/) override {}
    [[nodiscard]] bool cancelled() const override { return true; }
};

const fs::path data{FILROUGE_ROOT};

} // namespace

TEST_CASE("the demonstration study is whole: transcripts, variables, codebook, both coders") {
    const platform::TemporaryDirectory folder;
    const auto file = folder.path() / "demo.filrouge";
    SilentProgress progress;
    const auto report = make_demonstration(file, data, {}, progress).value();
    CHECK(report.sources == 6);
    CHECK(report.codings > 100);
    OpenOptions options;
    options.access = store::ProjectFile::Access::read_only;
    const auto bench = Workbench::open(file, options).value();
    const auto& project = bench->project();
    CHECK(project.codebook().size() == report.codes);
    CHECK(project.coders().size() == 2);
    CHECK(project.variables().size() >= 5);
    // A second one of that name is refused and leaves the first alone.
    const auto again = make_demonstration(file, data, {}, progress);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::already_exists);
    CHECK(fs::exists(file));
}

TEST_CASE("a demonstration study that is stopped or has no data leaves no file") {
    const platform::TemporaryDirectory folder;
    const auto file = folder.path() / "demo.filrouge";
    Impatient impatient;
    const auto stopped = make_demonstration(file, data, {}, impatient);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::cancelled);
    SilentProgress progress;
    CHECK_FALSE(make_demonstration(file, folder.path(), {}, progress));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("bundled codebooks are known by the names their authors gave") {
    const auto codebooks = bundled_codebooks(data);
    REQUIRE_FALSE(codebooks.empty());
    bool found = false;
    for (const auto& codebook : codebooks) {
        found = found || codebook.name == "Tensions et leviers du travail en réseau";
    }
    CHECK(found);
    CHECK(bundled_codebooks(data / "corpora").empty());
}
