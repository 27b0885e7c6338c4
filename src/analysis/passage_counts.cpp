#include "analysis/passage_counts.h"

#include <algorithm>

namespace filrouge::analysis {
namespace {

std::uint32_t number_of(const CodedPlace& place, Axis::Key key) {
    switch (key) {
    case Axis::Key::code: return place.code;
    case Axis::Key::source: return place.source;
    case Axis::Key::coder: return place.coder;
    case Axis::Key::speaker: return place.speaker;
    }
    return Axis::nowhere;
}

bool has_count(const Table& table, const std::vector<std::uint32_t>& rows,
               const std::vector<std::uint32_t>& cols) {
    return std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return std::all_of(cols.begin(), cols.end(),
                           [&](std::uint32_t col) { return table.counts[row][col] > 0; });
    });
}

} // namespace

std::optional<std::vector<std::uint32_t>> labels_of(const Axis& axis, PassagePlaces passage) {
    std::vector<std::uint32_t> labels;
    const auto add = [&](const CodedPlace& place) {
        const auto label = axis.label(number_of(place, axis.key));
        if (label != Axis::nowhere) labels.push_back(label);
    };
    if (axis.key == Axis::Key::coder) {
        std::for_each(passage.begin(), passage.end(), add);
    } else {
        add(passage.front()); // the same for all
    }
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    if (!labels.empty() && labels.back() == Axis::unknown) return std::nullopt;
    return labels;
}

bool count_passage(Table& table, const Axis& rows, const Axis& cols, PassagePlaces passage,
                   Step way) {
    const auto of_rows = labels_of(rows, passage);
    const auto of_cols = labels_of(cols, passage);
    if (!of_rows || !of_cols) return false;
    if (of_rows->empty() || of_cols->empty()) return true;
    if (way == Step::down && !has_count(table, *of_rows, *of_cols)) return false;
    const auto step = [&](std::uint64_t& count) { way == Step::up ? ++count : --count; };
    for (const auto row : *of_rows) {
        for (const auto col : *of_cols) step(table.counts[row][col]);
        step(table.row_totals[row]);
    }
    for (const auto col : *of_cols) step(table.col_totals[col]);
    step(table.total);
    return true;
}

} // namespace filrouge::analysis
