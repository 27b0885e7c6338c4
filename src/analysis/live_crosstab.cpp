#include "analysis/crosstab.h"

namespace filrouge::analysis {
namespace {

struct Numbers {
    std::uint32_t code;
    std::uint32_t source;
    std::uint32_t coder;
    std::uint32_t speaker;
    [[nodiscard]] std::uint32_t of(Axis::Key key) const {
        switch (key) {
        case Axis::Key::code: return code;
        case Axis::Key::source: return source;
        case Axis::Key::coder: return coder;
        case Axis::Key::speaker: return speaker;
        }
        return Axis::nowhere;
    }
};

enum class Step { up, down };

/// False, and nothing done, where an axis does not know the coding's number.
bool step(Table& table, const Axis& rows, const Axis& cols, const Numbers& numbers, Step way) {
    const auto row = rows.label(numbers.of(rows.key));
    const auto col = cols.label(numbers.of(cols.key));
    if (row == Axis::unknown || col == Axis::unknown) return false;
    if (row == Axis::nowhere || col == Axis::nowhere) return true;
    auto& cell = table.counts[row][col];
    if (way == Step::down && cell == 0) return false;
    for (auto* count : {&cell, &table.row_totals[row], &table.col_totals[col], &table.total}) {
        way == Step::up ? ++*count : --*count;
    }
    return true;
}

} // namespace

LiveCrosstab::LiveCrosstab(const CrosstabInput& input)
    : rows_{input.rows}, cols_{input.cols}, table_{crosstab(input)} {}

bool LiveCrosstab::add(const CodingColumns& codings, const SpeakerColumn& speakers,
                       std::uint32_t row) {
    const auto speaker =
        row < speakers.numbers().size() ? speakers.numbers()[row] : Dictionary<ParticipantId>::none;
    const Numbers numbers{codings.codes()[row], codings.sources()[row], codings.coders()[row],
                          speaker};
    return step(table_, rows_, cols_, numbers, Step::up);
}

bool LiveCrosstab::remove(std::uint32_t code, std::uint32_t source, std::uint32_t coder,
                          std::uint32_t speaker) {
    return step(table_, rows_, cols_, {code, source, coder, speaker}, Step::down);
}

} // namespace filrouge::analysis
