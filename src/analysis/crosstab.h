#pragma once

#include "analysis/coded_passages.h"
#include "core/coding_columns.h"
#include "core/progress.h"
#include "core/project.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace filrouge::analysis {

/// One side of a table: labels, and for each coding the label it belongs to, found through one
/// number of the coding (its code, source, coder or speaker).
struct Axis {
    enum class Key { code, source, coder, speaker };
    static constexpr std::uint32_t nowhere = 0xffffffff; ///< the coding is not counted
    /// Nobody had a coding like this when the axis was made, so it has no label: the axis must be
    /// made anew before such a coding can be counted.
    static constexpr std::uint32_t unknown = 0xfffffffe;
    Key key = Key::code;
    std::vector<std::string> labels;
    std::vector<std::uint32_t>
        label_of; ///< by code, source or coder number of the columns, or speaker number below
    std::uint32_t label_of_nobody = nowhere; ///< for Key::speaker: of codings without a speaker
    /// Of a number as above; `unknown` for numbers that came after the axis was made.
    [[nodiscard]] std::uint32_t label(std::uint32_t number) const {
        if (number < label_of.size()) return label_of[number];
        return key == Key::speaker && number == Dictionary<ParticipantId>::none ? label_of_nobody
                                                                                : unknown;
    }
};

/// For each row of the coding columns the participant it is attributed to (`Project::main_turn`): a
/// fourth number beside those of the columns. Kept in step by the workbench.
class SpeakerColumn {
  public:
    SpeakerColumn() = default;
    /// One pass over the codings. Of no use where `progress` stopped it.
    explicit SpeakerColumn(const Project& project, Progress& progress = no_progress());
    [[nodiscard]] std::span<const std::uint32_t> numbers() const {
        return speaker_;
    } ///< Dictionary::none: nobody
    [[nodiscard]] const Dictionary<ParticipantId>& participants() const { return participants_; }
    /// Call it after `project.apply(change)`. Cheap where only codings changed; turns that come or
    /// change cost a pass over the codings of their sources, turns that go make it anew.
    void apply(const Project& project, const Change& change);

  private:
    void find_speaker(const Project& project, std::uint32_t row);
    void find_speakers_in(const Project& project, const SourceId& source);
    std::uint32_t number_of(const ParticipantId& who);
    void follow_codings(const Project& project, const Change& change);

    std::vector<std::uint32_t> speaker_;
    std::vector<CodingId> ids_; // whose speaker stands in each row: rows move when codings go
    Dictionary<ParticipantId> participants_;
};

/// How an axis is made. The label of codings without a value is "(none)"; it appears, last, only
/// where such codings exist.
Axis axis_of_codes(
    const Project& project,
    const std::vector<CodeId>& only); ///< labels: paths, in tree order; empty `only`: all codes
Axis axis_of_sources(const Project& project);
Axis axis_of_coders(const Project& project);
Axis axis_of_variable(const Project& project, const SpeakerColumn& speakers,
                      const VariableId& variable);

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

/// Rows of the coding columns that a cell counts: what clicking it opens.
std::vector<std::uint32_t> codings_in_cell(const CrosstabInput& input, std::size_t row,
                                           std::size_t col);
/// Likewise the passages that a cell counts, as the rows of their codings, the longest first.
std::vector<std::vector<std::uint32_t>> passages_in_cell(const CrosstabInput& input,
                                                         std::size_t row, std::size_t col);

enum class PercentOf { row, col, total };
/// In percent (0–100), same shape as `counts`; 0 where the base is 0.
std::vector<std::vector<double>> percentages(const Table& table, PercentOf base);

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
