#include "analysis/crosstab.h"

#include "analysis/passage_counts.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace filrouge::analysis {
namespace {

constexpr std::size_t between_steps = 1 << 16; // codings

std::span<const std::uint32_t> numbers_of(const CrosstabInput& input, Axis::Key key) {
    switch (key) {
    case Axis::Key::code: return input.codings.codes();
    case Axis::Key::source: return input.codings.sources();
    case Axis::Key::coder: return input.codings.coders();
    case Axis::Key::speaker: return input.speakers.numbers();
    }
    return {};
}

/// Where the codings go: cells row by row, with one row and one column more for those that are not
/// counted, so that the loops below need not ask.
class Grid {
  public:
    Grid(const CrosstabInput& input)
        : rows_{input.rows.labels.size()}, cols_{input.cols.labels.size()}, width_{cols_ + 1},
          row_numbers_{numbers_of(input, input.rows.key)}, col_numbers_{numbers_of(input,
                                                                                   input.cols.key)},
          row_places_{places(input.rows, rows_, width_)}, col_places_{
                                                              places(input.cols, cols_, 1)} {}

    [[nodiscard]] std::size_t size() const { return (rows_ + 1) * width_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t cols() const { return cols_; }
    [[nodiscard]] std::size_t width() const { return width_; }

    [[nodiscard]] std::size_t cell_of(std::size_t coding) const {
        return place(row_places_, row_numbers_[coding]) + place(col_places_, col_numbers_[coding]);
    }
    [[nodiscard]] bool counts(std::size_t cell) const {
        return cell < rows_ * width_ && cell % width_ < cols_;
    }

  private:
    /// Places by number; the last one for numbers that the axis does not know, or nobody.
    static std::vector<std::size_t> places(const Axis& axis, std::size_t nowhere,
                                           std::size_t step) {
        const auto place = [&](std::uint32_t label) {
            return std::min<std::size_t>(label, nowhere) * step;
        };
        std::vector<std::size_t> result;
        result.reserve(axis.label_of.size() + 1);
        for (const auto label : axis.label_of) result.push_back(place(label));
        result.push_back(place(axis.label_of_nobody));
        return result;
    }

    static std::size_t place(const std::vector<std::size_t>& places, std::uint32_t number) {
        return places.data()[std::min<std::size_t>(number, places.size() - 1)];
    }

    std::size_t rows_;
    std::size_t cols_;
    std::size_t width_;
    std::span<const std::uint32_t> row_numbers_;
    std::span<const std::uint32_t> col_numbers_;
    std::vector<std::size_t> row_places_;
    std::vector<std::size_t> col_places_;
};

/// Adds up weights; `weight(i)` is 0 for codings left out.
template <class Weight>
std::vector<std::uint64_t> add_up(const Grid& grid, std::size_t codings, Progress& progress,
                                  const Weight& weight) {
    // Two banks by turns: neighbouring codings often fall into one cell, and an addition to the
    // cell just written waits for that write.
    std::array<std::vector<std::uint64_t>, 2> banks{std::vector<std::uint64_t>(grid.size()),
                                                    std::vector<std::uint64_t>(grid.size())};
    static_assert(between_steps % 2 == 0);
    for (std::size_t i = 0; i < codings && !progress.cancelled();) {
        const auto end = std::min(i + between_steps, codings);
        for (; i + 2 <= end; i += 2) {
            banks[0].data()[grid.cell_of(i)] += weight(i);
            banks[1].data()[grid.cell_of(i + 1)] += weight(i + 1);
        }
        if (i < end) {
            banks[0][grid.cell_of(i)] += weight(i);
            ++i;
        }
        progress.step(i, codings, {});
    }
    std::transform(banks[0].begin(), banks[0].end(), banks[1].begin(), banks[0].begin(),
                   std::plus{});
    return std::move(banks[0]);
}

std::vector<std::uint64_t> add_up(const CrosstabInput& input, const Grid& grid,
                                  Progress& progress) {
    const auto codings = input.codings.size();
    const auto& included = input.included;
    const auto& words = input.word_counts;
    if (input.count == CountOf::words) {
        return add_up(grid, codings, progress, [&](std::size_t i) -> std::uint64_t {
            return (included.empty() || included[i]) && i < words.size() ? words[i] : 0;
        });
    }
    if (included.empty()) return add_up(grid, codings, progress, [](std::size_t) { return 1u; });
    return add_up(grid, codings, progress, [&](std::size_t i) { return included[i] ? 1u : 0u; });
}

Table with_sums(const CrosstabInput& input, const Grid& grid,
                const std::vector<std::uint64_t>& cells) {
    auto table = empty_table(input.rows, input.cols);
    for (std::size_t row = 0; row < grid.rows(); ++row) {
        for (std::size_t col = 0; col < grid.cols(); ++col) {
            const auto count = cells[row * grid.width() + col];
            table.counts[row][col] = count;
            table.row_totals[row] += count;
            table.col_totals[col] += count;
            table.total += count;
        }
    }
    return table;
}

/// Codings that count, those of one subject (source or participant) side by side.
std::vector<std::uint32_t> grouped(const CrosstabInput& input, const Grid& grid,
                                   std::span<const std::uint32_t> subjects) {
    const auto taken = [&](std::size_t i) {
        return subjects[i] != Dictionary<ParticipantId>::none && grid.counts(grid.cell_of(i)) &&
               (input.included.empty() || input.included[i]);
    };
    std::vector<std::uint32_t> begins;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (!taken(i)) continue;
        if (begins.size() < subjects[i] + std::size_t{2})
            begins.resize(subjects[i] + std::size_t{2});
        ++begins[subjects[i] + std::size_t{1}];
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::uint32_t> rows(begins.empty() ? 0 : begins.back());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (taken(i)) rows[begins[subjects[i]]++] = static_cast<std::uint32_t>(i);
    }
    return rows;
}

/// Counts each subject once per cell and per total: a cell remembers who was counted there last.
Table count_subjects(const CrosstabInput& input, const Grid& grid,
                     std::span<const std::uint32_t> subjects) {
    constexpr auto none = Dictionary<ParticipantId>::none;
    auto table = empty_table(input.rows, input.cols);
    std::vector<std::uint32_t> last_in_cell(grid.size(), none);
    std::vector<std::uint32_t> last_in_row(grid.rows(), none);
    std::vector<std::uint32_t> last_in_col(grid.cols(), none);
    auto last = none;
    const auto count_once = [](std::uint64_t& count, std::uint32_t& seen, std::uint32_t subject) {
        if (seen == subject) return;
        seen = subject;
        ++count;
    };
    for (const auto coding : grouped(input, grid, subjects)) {
        const auto cell = grid.cell_of(coding);
        const auto row = cell / grid.width();
        const auto col = cell % grid.width();
        const auto subject = subjects[coding];
        count_once(table.counts[row][col], last_in_cell[cell], subject);
        count_once(table.row_totals[row], last_in_row[row], subject);
        count_once(table.col_totals[col], last_in_col[col], subject);
        count_once(table.total, last, subject);
    }
    return table;
}

Table count_passages(const CrosstabInput& input, Progress& progress) {
    auto table = empty_table(input.rows, input.cols);
    each_passage_counted(input, progress, [&](PassagePlaces passage) {
        count_passage(table, input.rows, input.cols, passage, Step::up);
    });
    return table;
}

} // namespace

Table crosstab(const CrosstabInput& input, Progress& progress) {
    const Grid grid{input};
    switch (input.count) {
    case CountOf::sources: return count_subjects(input, grid, input.codings.sources());
    case CountOf::participants: return count_subjects(input, grid, input.speakers.numbers());
    case CountOf::passages: return count_passages(input, progress);
    case CountOf::codings:
    case CountOf::words: break;
    }
    return with_sums(input, grid, add_up(input, grid, progress));
}

std::vector<std::uint32_t> codings_in_cell(const CrosstabInput& input, std::size_t row,
                                           std::size_t col) {
    const Grid grid{input};
    std::vector<std::uint32_t> found;
    if (row >= grid.rows() || col >= grid.cols()) return found;
    for (std::uint32_t i = 0; i < input.codings.size(); ++i) {
        if (grid.cell_of(i) != row * grid.width() + col) continue;
        if (input.included.empty() || input.included[i]) found.push_back(i);
    }
    return found;
}

std::vector<std::vector<std::uint32_t>> passages_in_cell(const CrosstabInput& input,
                                                         std::size_t row, std::size_t col) {
    std::vector<std::vector<std::uint32_t>> found;
    const auto holds = [](const Axis& axis, PassagePlaces passage, std::size_t label) {
        const auto labels = labels_of(axis, passage);
        return labels && std::find(labels->begin(), labels->end(), label) != labels->end();
    };
    each_passage_counted(input, no_progress(), [&](PassagePlaces passage) {
        if (!holds(input.rows, passage, row) || !holds(input.cols, passage, col)) return;
        found.push_back(rows_of(passage));
    });
    return found;
}

} // namespace filrouge::analysis
