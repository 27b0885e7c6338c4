#include "fuzz/targets.h"
#include "platform/files.h"

#include "support/printers.h"

#include <algorithm>
#include <filesystem>

// Seeds and past failures of the fuzz targets, through the same functions.
namespace fs = std::filesystem;
using namespace filrouge;

TEST_CASE("the corpus of the fuzz targets does no harm") {
    const fs::path corpus = fs::path{FILROUGE_ROOT} / "tests/fuzz/corpus";
    std::size_t replayed = 0;
    for (const auto& target : fuzz::targets()) {
        INFO(target.name);
        REQUIRE(fs::is_directory(corpus / target.name)); // every target has a seed at least
        for (const auto& entry : fs::directory_iterator{corpus / target.name}) {
            INFO(entry.path().string());
            const auto bytes = platform::read_file(entry.path(), 10u << 20).value();
            target.run(target.name, bytes);
            // Cut and bent, too.
            for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 64) {
                target.run(target.name, std::string_view{bytes}.substr(0, size));
                auto bent = bytes;
                bent[size] = static_cast<char>(bent[size] ^ 0x15);
                target.run(target.name, bent);
            }
            ++replayed;
        }
    }
    CHECK(replayed >= fuzz::targets().size());
}
