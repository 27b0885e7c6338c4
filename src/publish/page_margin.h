#pragma once

#include <cstddef>
#include <vector>

// Where the bars of codings and their labels go, so that none lies on another.
namespace filrouge::publish {

/// Half-open range of lines; not empty.
struct Rows {
    std::size_t begin = 0;
    std::size_t end = 1;
};
/// A lane for each, the lowest that is free; `bars` in the order of `begin`.
std::vector<std::size_t> lanes_of(const std::vector<Rows>& bars);

struct Box {
    double top = 0; ///< where it would best be
    double height = 0;
};
/// The tops of boxes, in the order given, that do not overlap, lie within [low, high] and together
/// move as little as can be. Needs `high - low` of at least their heights together.
std::vector<double> spread(const std::vector<Box>& boxes, double low, double high);

} // namespace filrouge::publish
