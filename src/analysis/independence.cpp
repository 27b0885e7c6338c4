#include "analysis/independence.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace filrouge::analysis {
namespace {

/// The table without rows and columns that are all zero, and its own sums.
struct Dense {
    std::vector<std::vector<double>> cells;
    std::vector<double> rows;
    std::vector<double> cols;
    double total = 0;
};

template <class Counts>
bool any(const Counts& counts) {
    return std::any_of(counts.begin(), counts.end(), [](auto n) { return n > 0; });
}

Dense dense(const Table& table) {
    Dense result;
    std::vector<std::size_t> kept;
    for (std::size_t col = 0; col < table.cols.size(); ++col) {
        if (std::any_of(table.counts.begin(), table.counts.end(),
                        [&](const auto& row) { return row[col] > 0; })) {
            kept.push_back(col);
        }
    }
    result.cols.resize(kept.size());
    for (const auto& row : table.counts) {
        if (!any(row)) continue;
        auto& cells = result.cells.emplace_back();
        result.rows.push_back(0);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const auto count = static_cast<double>(row[kept[i]]);
            cells.push_back(count);
            result.rows.back() += count;
            result.cols[i] += count;
            result.total += count;
        }
    }
    return result;
}

struct Sum {
    double chi2 = 0;
    std::size_t small = 0; ///< cells with less than 5 expected
    double smallest = 0;
};

Sum pearson(const Dense& dense) {
    Sum sum;
    sum.smallest = dense.total;
    for (std::size_t row = 0; row < dense.rows.size(); ++row) {
        for (std::size_t col = 0; col < dense.cols.size(); ++col) {
            const auto expected = dense.rows[row] * dense.cols[col] / dense.total;
            const auto distance = dense.cells[row][col] - expected;
            sum.chi2 += distance * distance / expected;
            sum.small += expected < 5;
            sum.smallest = std::min(sum.smallest, expected);
        }
    }
    return sum;
}

std::string cochran_warning(const Sum& sum, std::size_t cells) {
    return fmt::format("{} of {} cells have an expected count below 5 (the smallest: {:.2f}): the "
                       "p-value is only a rough guide (Cochran's rule)",
                       sum.small, cells, sum.smallest);
}

} // namespace

Independence independence(const Table& table) {
    Independence result;
    const auto filled = dense(table);
    const auto rows = filled.rows.size();
    const auto cols = filled.cols.size();
    if (rows < 2 || cols < 2) {
        result.warnings.push_back("No test: at least two rows and two columns must have counts");
        return result;
    }
    if (filled.total != static_cast<double>(table.total)) {
        result.warnings.push_back(
            "No test: a source, participant or passage stands in several cells, and "
            "the test needs each case in one cell only");
        return result;
    }
    const auto sum = pearson(filled);
    const auto df = static_cast<double>(rows - 1) * static_cast<double>(cols - 1);
    result.chi2 = sum.chi2;
    result.df = static_cast<int>(df);
    result.p = boost::math::cdf(
        boost::math::complement(boost::math::chi_squared_distribution<double>{df}, sum.chi2));
    result.cramers_v = std::min(
        1.0, std::sqrt(sum.chi2 / (filled.total * static_cast<double>(std::min(rows, cols) - 1))));
    if (sum.small > 0) result.warnings.push_back(cochran_warning(sum, rows * cols));
    result.warnings.push_back("Codings of one source or speaker are not independent of one "
                              "another: read the p-value as a description, not as proof");
    return result;
}

} // namespace filrouge::analysis
