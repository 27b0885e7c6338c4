#include "store/compression.h"
#include "store/describe.h"
#include "store/random_edits.h"
#include "store/sample.h"
#include "store/sqlite_api.h"
#include "support/printers.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <random>

// What a disk, a stick or a line does to a file: one bit is another. Either somebody is told, or
// nothing that the file says has changed.
using namespace filrouge;
using namespace filrouge::test;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

/// 300, or as many as the variable says (the long run: 2000 and more).
std::size_t flips_wanted() {
    const char* const wanted = std::getenv("FILROUGE_BIT_FLIPS");
    return wanted == nullptr ? 300 : std::stoul(wanted);
}

/// A project that was worked on, with all that it keeps beside the history.
void make_project(const std::filesystem::path& path) {
    Ids ids{11};
    const Sample sample{ids};
    auto file = create_sample(path, sample);
    for (int i = 0; i < 60; ++i) {
        auto coding = sample.passage;
        coding.id = ids.next<CodingId>();
        coding.memo = fmt::format("nº {}", i);
        done(file.edit({"Code", sample.anne.id}, [&](store::Edit& edit) { edit.put(coding); }));
    }
    RandomEdits edits{11, ids};
    for (int i = 0; i < 40; ++i) {
        const auto project = file.load().value();
        done(file.edit({"Edit", sample.anne.id},
                       [&](store::Edit& edit) { edits.write(edit, project); }));
        if (i % 5 == 0) done(file.undo(sample.anne.id));
        if (i % 10 == 0) done(file.redo(sample.anne.id));
    }
    for (std::uint32_t i = 0; i < 20; ++i)
        file.remember_search({{i}, "anne", "mot" + std::to_string(i), "", i}).value();
}

/// Every value of every table, packed bytes unpacked: they may be the same in two ways.
std::vector<std::string> dump_all(const std::filesystem::path& path) {
    std::vector<std::string> lines;
    for (const auto& table :
         run_sql(path, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
        const auto columns = run_sql(path, "SELECT group_concat('quote(\"' || name || '\")', "
                                           "'||''|''||') FROM pragma_table_info('" +
                                               table + "')");
        for (auto& line :
             run_sql(path, fmt::format("SELECT {} FROM \"{}\" ORDER BY 1", columns.at(0), table)))
            lines.push_back(table + " " + line);
    }
    return lines;
}

std::string first_difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return (x == a.end() ? "(end)" : *x) + "\n" + (y == b.end() ? "(end)" : *y);
}

} // namespace

TEST_CASE("one bit turned anywhere in a project is found by check, or says nothing else") {
    const Folder folder;
    make_project(folder.project());
    const auto whole = read_bytes(folder.project());
    const auto before = dump_all(folder.project());
    REQUIRE(ProjectFile::open(folder.project(), Access::read_only).value().check().empty());
    std::mt19937 random{20'26};
    std::size_t refused = 0, found = 0, harmless = 0;
    std::chrono::steady_clock::duration longest{};
    for (std::size_t i = 0; i < flips_wanted(); ++i) {
        const auto place = random() % whole.size();
        const auto bit = random() % 8;
        CAPTURE(place, bit);
        auto bytes = whole;
        bytes[place] = static_cast<char>(static_cast<unsigned char>(bytes[place]) ^ 1U << bit);
        write_bytes(folder / "turned", bytes);
        const auto start = std::chrono::steady_clock::now();
        const auto file = ProjectFile::open(folder / "turned", Access::read_only);
        const auto problems = file.ok() ? file->check() : std::vector<std::string>{};
        longest = std::max(longest, std::chrono::steady_clock::now() - start);
        if (!file.ok()) {
            ++refused;
        } else if (!problems.empty()) {
            ++found;
        } else {
            ++harmless;
            const auto after = dump_all(folder / "turned");
            if (after != before) FAIL_CHECK(first_difference(before, after));
        }
    }
    INFO(fmt::format("{} refused, {} found, {} harmless", refused, found, harmless));
    CHECK(refused > 0);
    CHECK(found > flips_wanted() / 10);
    CHECK(longest < std::chrono::seconds{30}); // else it hangs, however busy the machine is
    if (std::getenv("FILROUGE_BIT_FLIPS") != nullptr)
        fmt::print("{} refused, {} found, {} harmless\n", refused, found, harmless);
}
