#pragma once

#include "core/coding_columns.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

// What several coders marked with one code in one place is one passage, however many codings it is:
// codings of one code on the words of one speaker (`Project::main_turn`) that share characters, or
// are joined by others that do. So a passage belongs to one code, source and speaker as a coding
// does, tables by these add up, and a filter on people keeps or leaves the whole of it.
namespace filrouge::analysis {

/// A coding, as passages are made of it. Numbers are those of the coding columns, `speaker` that of
/// the speaker column.
struct CodedPlace {
    std::uint32_t begin = 0, end = 0; ///< code points
    std::uint32_t code = 0, source = 0, coder = 0;
    std::uint32_t speaker = Dictionary<ParticipantId>::none;
    std::uint32_t row = 0; ///< of the coding columns, where it still stands there
};

/// `speakers`: the speaker column; rows beyond its end have no speaker.
CodedPlace place_of(const CodingColumns& codings, std::uint32_t row,
                    std::span<const std::uint32_t> speakers);

/// The codings of one passage, in the order of the text.
using PassagePlaces = std::span<const CodedPlace>;

/// Rows of its codings, the longest (the first of equals) first, the others in the order of the
/// text. Needs at least one.
std::vector<std::uint32_t> rows_of(PassagePlaces passage);

/// Calls `use` with each passage of `places`, which are codings of one source in any order and are
/// put into the order of code, speaker and text.
template <class Use>
void each_passage(std::vector<CodedPlace>& places, const Use& use) {
    std::sort(places.begin(), places.end(), [](const CodedPlace& a, const CodedPlace& b) {
        return std::tie(a.code, a.speaker, a.begin, a.end, a.coder) <
               std::tie(b.code, b.speaker, b.begin, b.end, b.coder);
    });
    for (std::size_t i = 0; i < places.size();) {
        const auto first = i;
        auto end = places[i].end;
        for (++i; i < places.size(); ++i) {
            const bool same =
                places[i].code == places[first].code && places[i].speaker == places[first].speaker;
            if (!same || places[i].begin >= end) break;
            end = std::max(end, places[i].end);
        }
        use(PassagePlaces{places.data() + first, i - first});
    }
}

/// Whether there is a source that several coders coded: there, codings say more of the coders than
/// of what was said. One pass over the codings.
bool coded_by_several(const CodingColumns& codings);

} // namespace filrouge::analysis
