#pragma once

#include "analysis/table.h"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::analysis {

/// Pearson's chi-square test of independence (rows and columns that are all zero left out) and
/// Cramér's V. Null where undefined: fewer than two rows or columns with counts, or counts of
/// sources or participants that stand in several cells (then the cells do not add up to the total).
/// `warnings` say what makes the test doubtful: expected counts below 5 (Cochran's rule), codings
/// of one source or speaker are not independent.
struct Independence {
    std::optional<double> chi2;
    std::optional<int> df;
    std::optional<double> p;
    std::optional<double> cramers_v;
    std::vector<std::string> warnings;
};
Independence independence(const Table& table);

} // namespace filrouge::analysis
