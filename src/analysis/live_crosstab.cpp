#include "analysis/live_crosstab.h"

#include "analysis/passage_counts.h"

namespace filrouge::analysis {
namespace {

/// Where the codings of each label go; none where they do not stay together.
std::optional<std::vector<std::uint32_t>> moves(const Axis& from, const Axis& to) {
    if (from.key != to.key) return std::nullopt;
    std::vector<std::uint32_t> to_label(from.labels.size(), Axis::unknown);
    const auto move = [&](std::uint32_t before, std::uint32_t after) {
        if (before == Axis::unknown) return true; // of no coding
        if (before == Axis::nowhere) return after == Axis::nowhere;
        if (after == Axis::unknown) return false;
        auto& known = to_label[before];
        if (known == Axis::unknown) known = after;
        return known == after;
    };
    if (!move(from.label_of_nobody, to.label_of_nobody)) return std::nullopt;
    for (std::uint32_t number = 0; number < from.label_of.size(); ++number) {
        if (!move(from.label_of[number], to.label(number))) return std::nullopt;
    }
    return to_label;
}

} // namespace

LiveCrosstab::LiveCrosstab(const CrosstabInput& input, Progress& progress)
    : rows_{input.rows}, cols_{input.cols}, count_{input.count}, table_{crosstab(input, progress)} {
}

bool LiveCrosstab::relabel(const Axis& rows, const Axis& cols) {
    // A passage of several coders stands in several cells and once in the totals.
    const bool adds_up = count_ == CountOf::codings ||
                         (rows.key != Axis::Key::coder && cols.key != Axis::Key::coder);
    if (!adds_up) return false;
    const auto row_moves = moves(rows_, rows);
    const auto col_moves = moves(cols_, cols);
    if (!row_moves || !col_moves) return false;
    auto table = empty_table(rows, cols);
    for (std::size_t i = 0; i < table_.counts.size(); ++i) {
        for (std::size_t j = 0; j < table_.counts[i].size(); ++j) {
            const auto count = table_.counts[i][j];
            const auto row = (*row_moves)[i];
            const auto col = (*col_moves)[j];
            if (count == 0 || row == Axis::nowhere || col == Axis::nowhere) continue;
            table.counts[row][col] += count;
            table.row_totals[row] += count;
            table.col_totals[col] += count;
            table.total += count;
        }
    }
    rows_ = rows;
    cols_ = cols;
    table_ = std::move(table);
    return true;
}

bool LiveCrosstab::add(const CodingColumns& codings, const SpeakerColumn& speakers,
                       std::uint32_t row) {
    const auto place = place_of(codings, row, speakers.numbers());
    return count_passage(table_, rows_, cols_, {&place, 1}, Step::up);
}

bool LiveCrosstab::remove(std::uint32_t code, std::uint32_t source, std::uint32_t coder,
                          std::uint32_t speaker) {
    const CodedPlace place{0, 0, code, source, coder, speaker};
    return count_passage(table_, rows_, cols_, {&place, 1}, Step::down);
}

bool LiveCrosstab::recount(std::vector<CodedPlace> before, std::vector<CodedPlace> now) {
    bool known = true;
    const auto count = [&](std::vector<CodedPlace>& places, Step way) {
        each_passage(places, [&](PassagePlaces passage) {
            known = known && count_passage(table_, rows_, cols_, passage, way);
        });
    };
    count(before, Step::down);
    count(now, Step::up);
    return known;
}

} // namespace filrouge::analysis
