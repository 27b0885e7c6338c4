#pragma once

#include "analysis/coded_passages.h"
#include "analysis/crosstab.h"

#include <cstdint>
#include <vector>

namespace filrouge::analysis {

/// A count of codings or passages kept up to date: one coding more or less costs one cell, or the
/// passages of its code and source.
class LiveCrosstab {
  public:
    /// CountOf::codings or CountOf::passages.
    explicit LiveCrosstab(const CrosstabInput& input, Progress& progress = no_progress());
    [[nodiscard]] const Table& table() const { return table_; }
    /// Numbers are those of the columns; `speakers` as in the input. False where an axis does not
    /// know one of them (a new code, speaker …): build anew.
    [[nodiscard]] bool add(const CodingColumns& codings, const SpeakerColumn& speakers,
                           std::uint32_t row);
    [[nodiscard]] bool remove(std::uint32_t code, std::uint32_t source, std::uint32_t coder,
                              std::uint32_t speaker);
    /// For passages: those of one code in one source as they were and as they are, in any order.
    /// False as above; what was counted then is of no use.
    [[nodiscard]] bool recount(std::vector<CodedPlace> before, std::vector<CodedPlace> now);
    /// Other labels for the same codings, their numbers being as they were: moves the cells instead
    /// of counting anew. False, and nothing done, where a label is divided, codings appear that
    /// were not counted, or cells do not add up.
    [[nodiscard]] bool relabel(const Axis& rows, const Axis& cols);

  private:
    Axis rows_, cols_;
    CountOf count_;
    Table table_;
};

} // namespace filrouge::analysis
