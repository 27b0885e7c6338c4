#include "bench.h"

#include "workbench/finding/searches.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <set>
#include <stdexcept>
#include <thread>

using namespace filrouge;
using namespace filrouge::test;

// What the owner's thread may do while another one writes, and what views may do to an edit.

TEST_CASE("a search made during an import is kept, without waiting for the import") {
    TestBench bench;
    std::promise<void> reads;
    std::promise<void> go_on;
    std::thread importer{[&] {
        const auto done = bench->edit("Import", [&](store::Edit& edit) {
            bench->rest_from_edit([&] {
                reads.set_value();
                go_on.get_future().wait();
            });
            edit.put(Coder{bench->new_id<CoderId>(), "bruno", {}});
        });
        CHECK(done.ok());
    }};
    reads.get_future().wait();
    CHECK(bench->is_writing());
    CHECK(workbench::remember_search(*bench, "café", "", 3).ok());
    go_on.set_value();
    importer.join();
    CHECK_FALSE(bench->is_writing());
    const auto past = bench->past_searches();
    REQUIRE(past.size() == 1);
    CHECK(past.front().query == "café");
    CHECK(bench->history().back().label == "Import");
    CHECK(bench.reopened()->past_searches().size() == 1);
}

TEST_CASE("a view that throws neither undoes a durable edit nor keeps it from other views") {
    TestBench bench;
    std::string broken;
    int told = 0;
    bench->on_broken_view = [&](const std::exception& thrown) { broken = thrown.what(); };
    const auto first = bench->changes().subscribe(
        [](const Change&) { throw std::runtime_error{"la vue est cassée"}; });
    const auto second = bench->changes().subscribe([&](const Change&) { ++told; });
    CHECK(workbench::add_code(*bench, {"Confiance", {}, {}, {}}).ok());
    CHECK(broken == "la vue est cassée");
    CHECK(told == 1);
    CHECK(bench->project().codebook().resolve("Confiance").ok());
    CHECK(bench->undo().ok());
    CHECK(told == 2);
    bench->on_broken_view = nullptr;
    CHECK(bench->redo().ok());
    CHECK(told == 3);
}

TEST_CASE("ids made on several threads are all different") {
    TestBench bench;
    std::atomic<bool> go = false;
    std::vector<std::vector<CodeId>> made(4);
    std::vector<std::thread> threads;
    for (auto& ids : made) {
        threads.emplace_back([&] {
            while (!go) std::this_thread::yield();
            for (int i = 0; i < 2'000; ++i) ids.push_back(bench->new_id<CodeId>());
        });
    }
    go = true;
    for (int i = 0; i < 1'000; ++i) bench->use_coder(i % 2 == 0 ? "anne" : "bruno");
    for (auto& thread : threads) thread.join();
    std::set<CodeId> all;
    for (const auto& ids : made) all.insert(ids.begin(), ids.end());
    CHECK(all.size() == 8'000);
}
