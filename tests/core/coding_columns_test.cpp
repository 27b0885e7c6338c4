#include "core/coding_columns.h"

#include "core/result.h"
#include "core/sample.h"

#include "support/printers.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace filrouge;
using namespace filrouge::test;

namespace {

void check_same(const Coding& a, const Coding& b) {
    CHECK(a.id == b.id);
    CHECK(a.source == b.source);
    CHECK(a.span == b.span);
    CHECK(a.code == b.code);
    CHECK(a.coder == b.coder);
    CHECK(a.memo == b.memo);
    CHECK(a.weight == b.weight);
    CHECK(a.created == b.created);
}

Coding random_coding(std::mt19937& random) {
    const auto pick = [&](unsigned n) { return random() % n; };
    auto made = coding(pick(60), pick(5), cp_span(pick(100), 100 + pick(100)), pick(8), pick(3));
    made.created = Timestamp{static_cast<std::int64_t>(pick(1000))};
    if (pick(3) == 0) made.memo = "à revoir";
    if (pick(4) == 0) made.weight = 0.5;
    return made;
}

using Model = std::map<CodingId, Coding>;

void check_agree(const CodingColumns& columns, const Model& model) {
    columns.check_invariant();
    REQUIRE(columns.size() == model.size());
    std::map<SourceId, std::set<CodingId>> by_source;
    for (const auto& [id, coding] : model) {
        REQUIRE(columns.contains(id));
        check_same(columns.at(columns.row_of(id)), coding);
        by_source[coding.source].insert(id);
    }
    for (std::uint64_t n = 0; n < 6; ++n) {
        std::set<CodingId> there;
        for (const auto row : columns.rows_in(id<SourceId>(n))) there.insert(columns.ids()[row]);
        CHECK(there == by_source[id<SourceId>(n)]);
    }
}

} // namespace

TEST_CASE("a coding is held whole") {
    CodingColumns columns;
    auto made = coding(1, 1, cp_span(3, 9), 2);
    made.memo = "voir aussi";
    made.weight = 2.5;
    made.created = Timestamp{77};
    columns.put(made);
    check_same(columns.at(0), made);
    CHECK(columns.span(0) == cp_span(3, 9));
}

TEST_CASE("putting a coding again replaces it, memo and source too") {
    CodingColumns columns;
    auto made = coding(1, 1, cp_span(3, 9), 2);
    made.memo = "voir aussi";
    columns.put(made);
    made.memo.clear();
    made.source = id<SourceId>(2);
    columns.put(made);
    CHECK(columns.size() == 1);
    check_same(columns.at(0), made);
    CHECK(columns.rows_in(id<SourceId>(1)).empty());
    CHECK(columns.rows_in(id<SourceId>(2)).size() == 1);
}

TEST_CASE("unknown ids are no codings") {
    CodingColumns columns;
    columns.put(coding(1, 1, cp_span(3, 9), 2));
    columns.remove(id<CodingId>(9));
    CHECK(columns.size() == 1);
    CHECK_FALSE(columns.contains(id<CodingId>(9)));
    CHECK(columns.rows_in(id<SourceId>(9)).empty());
}

TEST_CASE("a coding beyond what a cell holds is refused and changes nothing") {
    CodingColumns columns;
    CHECK_THROWS_AS(columns.put(coding(1, 1, cp_span(1, 1ULL << 32U), 2)), Failure);
    CHECK(columns.size() == 0);
    columns.check_invariant();
}

TEST_CASE("numbers of a dictionary stay when codings go") {
    CodingColumns columns;
    columns.put(coding(1, 1, cp_span(0, 1), 5));
    columns.put(coding(2, 1, cp_span(0, 1), 6));
    const auto number = columns.code_numbers().find(id<CodeId>(6));
    columns.remove(id<CodingId>(1));
    columns.remove(id<CodingId>(2));
    columns.put(coding(3, 1, cp_span(0, 1), 6));
    CHECK(columns.codes()[0] == number);
    CHECK(columns.code_numbers().find(id<CodeId>(77)) == Dictionary<CodeId>::none);
}

TEST_CASE("random edits agree with a map") {
    std::mt19937 random{20260301};
    CodingColumns columns;
    Model model;
    for (int step = 0; step < 3000; ++step) {
        if (random() % 3 == 0) {
            const auto gone = id<CodingId>(random() % 60);
            columns.remove(gone);
            model.erase(gone);
        } else {
            const auto made = random_coding(random);
            columns.put(made);
            model.insert_or_assign(made.id, made);
        }
        if (step % 20 == 0) check_agree(columns, model);
    }
    check_agree(columns, model);
}

TEST_CASE("thousands of codings are found whatever came and went between") {
    for (const bool random_ids : {false, true}) {
        std::mt19937_64 random{7};
        std::vector<Coding> all;
        for (std::uint64_t n = 0; n < 5000; ++n) {
            all.push_back(coding(random_ids ? random() : n, n % 7, cp_span(n, n + 1), 1));
        }
        CodingColumns columns;
        for (const auto& one : all) columns.put(one);
        for (std::size_t i = 0; i < all.size(); i += 3) columns.remove(all[i].id);
        columns.check_invariant();
        for (std::size_t i = 0; i < all.size(); ++i) {
            REQUIRE(columns.contains(all[i].id) == (i % 3 != 0));
            if (i % 3 != 0) REQUIRE(columns.at(columns.row_of(all[i].id)).span == all[i].span);
        }
        for (const auto& one : all) columns.remove(one.id);
        CHECK(columns.size() == 0);
        columns.check_invariant();
    }
}
