#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace filrouge {

/// A stretch of `a` that became a stretch of `b`; one of the two may be empty.
struct Hunk {
    std::size_t a_begin = 0;
    std::size_t a_end = 0;
    std::size_t b_begin = 0;
    std::size_t b_end = 0;
    friend bool operator==(const Hunk&, const Hunk&) = default;
};

/// The fewest changes that make `b` of `a` (Myers 1986, in linear space), in order. Where sequences
/// differ in very many places it settles for a few changes more, so that time stays near linear.
std::vector<Hunk> sequence_difference(std::span<const std::uint32_t> a,
                                      std::span<const std::uint32_t> b);

} // namespace filrouge
