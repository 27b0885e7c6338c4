#include "platform/bundled.h"

#include "platform/files.h"

#include <catch2/catch.hpp>

using namespace filrouge;
using namespace filrouge::platform;
namespace fs = std::filesystem;

TEST_CASE("what comes with the program is found beside it or above") {
    const TemporaryDirectory folder;
    const auto& root = folder.path();
    fs::create_directories(root / "build" / "dev" / "bin");
    CHECK_FALSE(bundled_data_of(root / "build" / "dev" / "bin"));
    fs::create_directories(root / "codebooks");
    CHECK_FALSE(bundled_data_of(root / "build" / "dev" / "bin"));
    fs::create_directories(root / "corpora");
    CHECK(bundled_data_of(root / "build" / "dev" / "bin").value() == root);
    const auto installed = root / "usr" / "share" / "filrouge";
    fs::create_directories(installed / "codebooks");
    fs::create_directories(installed / "corpora");
    CHECK(bundled_data_of(root / "usr" / "bin").value() == installed);
}

TEST_CASE("the tests themselves are built inside the sources") {
    const auto data = bundled_data();
    REQUIRE(data);
    CHECK(fs::exists(*data / "codebooks" / "tensions-leviers.yaml"));
}
