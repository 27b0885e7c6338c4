#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace filrouge {

/// How many characters must be added, removed, replaced or swapped with their neighbour to make `b`
/// of `a` ("optimal string alignment"). More than `most` is told as `most + 1`, which is quicker
/// than counting on.
template <class Character>
std::size_t edit_distance(std::basic_string_view<Character> a, std::basic_string_view<Character> b,
                          std::size_t most = static_cast<std::size_t>(-2)) {
    const auto longer = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
    if (longer > most) return most + 1;
    std::vector<std::size_t> before_last(b.size() + 1); // distances of a's beginnings to b's
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto replaced = last[j] + (a[i] == b[j] ? 0 : 1);
            row[j + 1] = std::min({replaced, row[j] + 1, last[j + 1] + 1});
            const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
            if (swapped) row[j + 1] = std::min(row[j + 1], before_last[j - 1] + 1);
        }
        if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], most + 1);
}

} // namespace filrouge
