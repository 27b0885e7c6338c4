#include "store/sample.h"
#include "support/printers.h"
#include "support/stopwatch.h"

#include <iostream>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

namespace {

double seconds(const std::function<void()>& work) {
    const Stopwatch watch;
    work();
    return watch.seconds();
}

void report(const std::string& what, double time) {
    std::cout << "  " << what << ": " << time * 1000 << " ms\n";
}

void put_codings(ProjectFile& file, const Sample& sample, std::size_t count) {
    IdGenerator ids;
    done(file.edit({"Import codings", sample.anne.id}, [&](Edit& e) {
        auto coding = sample.passage;
        for (std::size_t i = 0; i < count; ++i) {
            coding.id = ids.next<CodingId>();
            coding.span = cp_span(i % 50, i % 50 + 7);
            e.put(coding);
        }
    }));
}

} // namespace

// Wide bounds: they catch a scan where there should be an index, not a slow machine.
TEST_CASE("a project of 20,000 codings stays quick") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    CHECK(seconds([&] { put_codings(file, sample, 20'000); }) < seconds_allowed(10));
    CHECK(seconds([&] { (void)file.load().value(); }) < seconds_allowed(2));
    auto coding = sample.passage;
    CHECK(seconds([&] {
              for (int i = 0; i < 50; ++i) {
                  coding.id = ids.next<CodingId>();
                  done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
              }
          }) < seconds_allowed(10));
    CHECK(seconds([&] { done(file.undo({})); }) < seconds_allowed(2));
    CHECK(seconds([&] {
              done(file.edit({"x", {}}, [&](Edit& e) { e.remove(sample.coffee.id); }));
          }) < seconds_allowed(10));
    CHECK(seconds([&] { done(file.undo({})); }) < seconds_allowed(10));
}

TEST_CASE("the figures of a large project", "[.bench]") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    report("200,000 codings in one edit", seconds([&] { put_codings(file, sample, 200'000); }));
    report("undo it", seconds([&] { done(file.undo({})); }));
    report("redo it", seconds([&] { done(file.redo({})); }));
    report("remove their code", seconds([&] {
               done(file.edit({"x", {}}, [&](Edit& e) { e.remove(sample.coffee.id); }));
           }));
    report("undo that", seconds([&] { done(file.undo({})); }));
    for (int i = 0; i < 4; ++i) put_codings(file, sample, 200'000);
    auto coding = sample.passage;
    report("one coding, of 1000",
           seconds([&] {
               for (int i = 0; i < 1000; ++i) {
                   coding.id = ids.next<CodingId>();
                   done(file.edit({"Code", sample.anne.id}, [&](Edit& e) { e.put(coding); }));
               }
           }) / 1000);
    report("one undo, of 500", seconds([&] {
                                   for (int i = 0; i < 500; ++i) done(file.undo({}));
                               }) / 500);
    report("close", seconds([&] { const auto closed = std::move(file); }));
    report("open for writing", seconds([&] {
               file = ProjectFile::open(folder.project(), Access::read_write).value();
           }));
    report("load 1,000,000 codings",
           seconds([&] { CHECK(file.load().value().codings().size() > 1'000'000); }));
    report("undo label", seconds([&] { (void)file.undo_label(); }));
    report("check", seconds([&] { CHECK(file.check().empty()); }));
    std::cout << "  file: " << std::filesystem::file_size(folder.project()) / 1'000'000 << " MB\n";
}
