#include "analysis/coded_passages.h"

namespace filrouge::analysis {

CodedPlace place_of(const CodingColumns& codings, std::uint32_t row,
                    std::span<const std::uint32_t> speakers) {
    CodedPlace place;
    place.begin = codings.begins()[row];
    place.end = codings.ends()[row];
    place.code = codings.codes()[row];
    place.source = codings.sources()[row];
    place.coder = codings.coders()[row];
    if (row < speakers.size()) place.speaker = speakers[row];
    place.row = row;
    return place;
}

std::vector<std::uint32_t> rows_of(PassagePlaces passage) {
    const auto longest = std::max_element(
        passage.begin(), passage.end(),
        [](const CodedPlace& a, const CodedPlace& b) { return a.end - a.begin < b.end - b.begin; });
    std::vector<std::uint32_t> rows{longest->row};
    for (const auto& place : passage) {
        if (place.row != longest->row) rows.push_back(place.row);
    }
    return rows;
}

bool coded_by_several(const CodingColumns& codings) {
    constexpr auto nobody = Dictionary<CoderId>::none;
    std::vector<std::uint32_t> first(codings.source_numbers().size(), nobody);
    const auto sources = codings.sources();
    const auto coders = codings.coders();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto& known = first[sources[i]];
        if (known == nobody) known = coders[i];
        if (known != coders[i]) return true;
    }
    return false;
}

} // namespace filrouge::analysis
