#pragma once

#include "analysis/table.h"
#include "core/progress.h"

#include <cstdint>
#include <vector>

namespace filrouge::analysis {

struct CrosstabInput {
    const CodingColumns& codings;
    const SpeakerColumn& speakers; ///< may be empty where neither axis nor count needs speakers
    Axis rows;
    Axis cols;
    CountOf count = CountOf::codings;
    std::vector<bool> included;             ///< by coding row; empty: all
    std::vector<std::uint32_t> word_counts; ///< by coding row, for CountOf::words
};

/// One linear pass over the columns for codings and words, two for sources and participants; for
/// passages those of each source are sorted. Of no use where `progress` stopped it.
Table crosstab(const CrosstabInput& input, Progress& progress = no_progress());

/// Rows of the coding columns that a cell counts: what clicking it opens.
std::vector<std::uint32_t> codings_in_cell(const CrosstabInput& input, std::size_t row,
                                           std::size_t col);
/// Likewise the passages that a cell counts, as the rows of their codings, the longest first.
std::vector<std::vector<std::uint32_t>> passages_in_cell(const CrosstabInput& input,
                                                         std::size_t row, std::size_t col);

} // namespace filrouge::analysis
