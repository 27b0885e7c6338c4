#pragma once

#include "analysis/coded_passages.h"
#include "analysis/crosstab.h"

#include <optional>
#include <vector>

// How passages are counted in a table: each once in every cell that one of its codings falls into,
// which is one cell but where an axis is of coders, and once in each total. A coding by itself is
// counted as a passage of one.
namespace filrouge::analysis {

/// The labels of a passage on an axis, each once; those that are not counted are left out. Nothing
/// where the axis does not know one of them.
std::optional<std::vector<std::uint32_t>> labels_of(const Axis& axis, PassagePlaces passage);

enum class Step { up, down };

/// False, and nothing done, where an axis does not know the passage, or it was never counted.
bool count_passage(Table& table, const Axis& rows, const Axis& cols, PassagePlaces passage,
                   Step way);

/// Calls `use` with each passage of the codings that count.
template <class Use>
void each_passage_counted(const CrosstabInput& input, Progress& progress, const Use& use) {
    const auto& codings = input.codings;
    const auto speakers = input.speakers.numbers();
    std::vector<CodedPlace> places;
    const auto sources = codings.source_numbers().size();
    for (std::uint32_t source = 0; source < sources && !progress.cancelled(); ++source) {
        progress.step(source, sources, {});
        places.clear();
        for (const auto row : codings.rows_in(codings.source_numbers().id(source))) {
            if (!input.included.empty() && !input.included[row]) continue;
            places.push_back(place_of(codings, row, speakers));
        }
        each_passage(places, use);
    }
}

} // namespace filrouge::analysis
