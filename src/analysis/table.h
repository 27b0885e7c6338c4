#pragma once

#include "analysis/axes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace filrouge::analysis {

/// A passage is what was marked with one code in one place, by however many coders (see
/// coded_passages.h).
enum class CountOf { codings, passages, sources, participants, words };

/// Rows × columns. Counting words or codings adds up cell by cell; counting sources or participants
/// counts each once per cell, so totals are not sums (a source can stand in several cells): they
/// are counted too. Of passages that is so where an axis is of coders.
struct Table {
    std::vector<std::string> rows;
    std::vector<std::string> cols;
    std::vector<std::vector<std::uint64_t>> counts;
    std::vector<std::uint64_t> row_totals;
    std::vector<std::uint64_t> col_totals;
    std::uint64_t total = 0;
};

/// Their labels, and nothing counted.
Table empty_table(const Axis& rows, const Axis& cols);

enum class PercentOf { row, col, total };
/// In percent (0–100), same shape as `counts`; 0 where the base is 0.
std::vector<std::vector<double>> percentages(const Table& table, PercentOf base);

} // namespace filrouge::analysis
