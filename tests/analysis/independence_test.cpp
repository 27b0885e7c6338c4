#include "analysis/independence.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace filrouge::analysis;

namespace {

Table table_of(const std::vector<std::vector<std::uint64_t>>& counts) {
    Table table;
    table.counts = counts;
    table.rows.resize(counts.size());
    table.cols.resize(counts.empty() ? 0 : counts.front().size());
    table.col_totals.resize(table.cols.size());
    for (const auto& row : counts) {
        table.row_totals.push_back(std::accumulate(row.begin(), row.end(), std::uint64_t{0}));
        table.total += table.row_totals.back();
        for (std::size_t c = 0; c < row.size(); ++c) table.col_totals[c] += row[c];
    }
    return table;
}

} // namespace

TEST_CASE("Pearson's test gives the values of the books") {
    struct Case {
        const char* origin;
        std::vector<std::vector<std::uint64_t>> counts;
        double chi2;
        int df;
        double p;
        double v;
    };
    const auto [origin, counts, chi2, df, p, v] = GENERATE(
        // n(ad-bc)²/(r1 r2 c1 c2) = 100·(20·25-30·25)²/(50·50·45·55)
        Case{"2x2 by its closed form", {{20, 30}, {25, 25}}, 1.0101, 1, 0.31488, 0.1005},
        // Agresti, Categorical Data Analysis (2002), table 2.5: party identification by gender.
        Case{"Agresti 2002", {{279, 73, 225}, {165, 47, 191}}, 7.0095, 2, 0.03005, 0.0846},
        Case{"perfect association", {{10, 0}, {0, 10}}, 20.0, 1, 7.744e-6, 1.0},
        Case{"no association", {{10, 20}, {20, 40}}, 0.0, 1, 1.0, 0.0});
    INFO(origin);
    const auto test = independence(table_of(counts));
    REQUIRE(test.chi2);
    CHECK(*test.chi2 == Approx(chi2).margin(1e-9).epsilon(1e-4));
    CHECK(*test.df == df);
    CHECK(*test.p == Approx(p).epsilon(1e-3));
    CHECK(*test.cramers_v == Approx(v).margin(1e-9).epsilon(1e-3));
}

TEST_CASE("rows and columns of zeros do not count for the test") {
    const auto with = independence(table_of({{20, 0, 30}, {0, 0, 0}, {25, 0, 25}}));
    const auto without = independence(table_of({{20, 30}, {25, 25}}));
    REQUIRE(with.chi2);
    CHECK(*with.chi2 == Approx(*without.chi2));
    CHECK(*with.df == 1);
}

TEST_CASE("where the test is undefined it is null, with the reason, and never NaN") {
    const auto counts = GENERATE(std::vector<std::vector<std::uint64_t>>{},
                                 std::vector<std::vector<std::uint64_t>>{{}},
                                 std::vector<std::vector<std::uint64_t>>{{0, 0}, {0, 0}},
                                 std::vector<std::vector<std::uint64_t>>{{3, 4}},
                                 std::vector<std::vector<std::uint64_t>>{{3}, {4}},
                                 std::vector<std::vector<std::uint64_t>>{{3, 4}, {0, 0}},
                                 std::vector<std::vector<std::uint64_t>>{{3, 0}, {4, 0}});
    const auto table = table_of(counts);
    const auto test = independence(table);
    CHECK_FALSE(test.chi2);
    CHECK_FALSE(test.df);
    CHECK_FALSE(test.p);
    CHECK_FALSE(test.cramers_v);
    CHECK(test.warnings.size() == 1);
    for (const auto base : {PercentOf::row, PercentOf::col, PercentOf::total}) {
        for (const auto& row : percentages(table, base)) {
            for (const auto share : row) CHECK(std::isfinite(share));
        }
    }
}

TEST_CASE("counts of subjects that stand in several cells are not tested") {
    auto table = table_of({{3, 4}, {5, 6}});
    table.total = 9; // nine sources, some in two cells
    const auto test = independence(table);
    CHECK_FALSE(test.chi2);
    REQUIRE(test.warnings.size() == 1);
    CHECK(test.warnings[0].find("several cells") != std::string::npos);
}

TEST_CASE("small expected counts are told") {
    CHECK(independence(table_of({{20, 30}, {25, 25}})).warnings.size() == 1);
    const auto test = independence(table_of({{1, 30}, {2, 25}}));
    REQUIRE(test.warnings.size() == 2);
    CHECK(test.warnings[0].starts_with("2 of 4 cells have an expected count below 5"));
}

TEST_CASE("percentages refer to the base asked for") {
    const auto table = table_of({{1, 3}, {0, 0}, {3, 3}});
    using Shares = std::vector<std::vector<double>>;
    CHECK(percentages(table, PercentOf::row) == Shares{{25, 75}, {0, 0}, {50, 50}});
    CHECK(percentages(table, PercentOf::col) == Shares{{25, 50}, {0, 0}, {75, 50}});
    CHECK(percentages(table, PercentOf::total) == Shares{{10, 30}, {0, 0}, {30, 30}});
}
