#include "core/sequence_difference.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace filrouge {
namespace {

using Index = std::ptrdiff_t;

struct Place {
    Index x = 0; // in a
    Index y = 0; // in b
};

/// A rectangle of the edit graph: `[x0, x1)` of a against `[y0, y1)` of b.
struct Box {
    Index x0, x1, y0, y1;
};

/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986, section
/// 4b; the limit on the number of steps is that of GNU diff.
class Differ {
  public:
    Differ(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
        : gone(a.size()), come(b.size()), a_{a}, b_{b}, offset_{static_cast<Index>(b.size()) + 1},
          forward_(a.size() + b.size() + 3), backward_(a.size() + b.size() + 3),
          limit_{std::max<Index>(
              256, static_cast<Index>(std::sqrt(static_cast<double>(a.size() + b.size()))))} {}

    void compare(Box box) {
        while (true) {
            while (box.x0 < box.x1 && box.y0 < box.y1 && same(box.x0, box.y0)) ++box.x0, ++box.y0;
            while (box.x0 < box.x1 && box.y0 < box.y1 && same(box.x1 - 1, box.y1 - 1))
                --box.x1, --box.y1;
            if (box.x0 == box.x1 || box.y0 == box.y1) break;
            const auto middle = split(box);
            compare({box.x0, middle.x, box.y0, middle.y});
            box.x0 = middle.x;
            box.y0 = middle.y;
        }
        std::fill(gone.begin() + box.x0, gone.begin() + box.x1, true);
        std::fill(come.begin() + box.y0, come.begin() + box.y1, true);
    }

    std::vector<bool> gone; // of a, not in b
    std::vector<bool> come; // of b, not in a

  private:
    [[nodiscard]] bool same(Index x, Index y) const {
        return a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)];
    }
    /// The furthest x reached on a diagonal (x - y), from the beginning and from the end.
    Index& forward(Index diagonal) {
        return forward_[static_cast<std::size_t>(diagonal + offset_)];
    }
    Index& backward(Index diagonal) {
        return backward_[static_cast<std::size_t>(diagonal + offset_)];
    }

    struct Range { // of diagonals
        Index low, high;
        [[nodiscard]] bool holds(Index d) const { return low <= d && d <= high; }
        /// One further on either side, as far as the box goes; `beyond` is put outside of it.
        template <class At>
        void widen(const Range& bounds, Index beyond, const At& at) {
            if (low > bounds.low)
                at(--low - 1) = beyond;
            else
                ++low;
            if (high < bounds.high)
                at(++high + 1) = beyond;
            else
                --high;
        }
    };

    /// A place on a shortest path, or on a good one where the shortest would take too long.
    Place split(const Box& box) {
        const Range bounds{box.x0 - box.y1, box.x1 - box.y0};
        Range from_start{box.x0 - box.y0, box.x0 - box.y0};
        Range from_end{box.x1 - box.y1, box.x1 - box.y1};
        const bool odd = ((from_start.low - from_end.low) & 1) != 0;
        forward(from_start.low) = box.x0;
        backward(from_end.low) = box.x1;
        for (Index steps = 1;; ++steps) {
            from_start.widen(bounds, -1, [&](Index d) -> Index& { return forward(d); });
            for (auto d = from_start.high; d >= from_start.low; d -= 2) {
                const auto x = advance(box, d);
                if (odd && from_end.holds(d) && backward(d) <= x) return {x, x - d};
            }
            from_end.widen(bounds, std::numeric_limits<Index>::max(),
                           [&](Index d) -> Index& { return backward(d); });
            for (auto d = from_end.high; d >= from_end.low; d -= 2) {
                const auto x = retreat(box, d);
                if (!odd && from_start.holds(d) && x <= forward(d)) return {x, x - d};
            }
            if (steps >= limit_) return best_so_far(box, from_start, from_end);
        }
    }

    Index advance(const Box& box, Index d) {
        const auto above = forward(d - 1);
        const auto below = forward(d + 1);
        auto x = above < below ? below : above + 1;
        while (x < box.x1 && x - d < box.y1 && same(x, x - d)) ++x;
        return forward(d) = x;
    }

    Index retreat(const Box& box, Index d) {
        const auto above = backward(d - 1);
        const auto below = backward(d + 1);
        auto x = above < below ? above : below - 1;
        while (box.x0 < x && box.y0 < x - d && same(x - 1, x - d - 1)) --x;
        return backward(d) = x;
    }

    /// The place furthest from its corner.
    Place best_so_far(const Box& box, const Range& from_start, const Range& from_end) {
        Place best_start{box.x0, box.y0};
        for (auto d = from_start.high; d >= from_start.low; d -= 2) {
            auto x = std::min(forward(d), box.x1);
            if (x - d > box.y1) x = box.y1 + d;
            if (2 * x - d > best_start.x + best_start.y) best_start = {x, x - d};
        }
        Place best_end{box.x1, box.y1};
        for (auto d = from_end.high; d >= from_end.low; d -= 2) {
            auto x = std::max(backward(d), box.x0);
            if (x - d < box.y0) x = box.y0 + d;
            if (2 * x - d < best_end.x + best_end.y) best_end = {x, x - d};
        }
        const auto gained = best_start.x + best_start.y - box.x0 - box.y0;
        return gained >= box.x1 + box.y1 - best_end.x - best_end.y ? best_start : best_end;
    }

    std::span<const std::uint32_t> a_, b_;
    Index offset_;
    std::vector<Index> forward_, backward_;
    Index limit_;
};

} // namespace

std::vector<Hunk> sequence_difference(std::span<const std::uint32_t> a,
                                      std::span<const std::uint32_t> b) {
    Differ differ{a, b};
    differ.compare({0, static_cast<Index>(a.size()), 0, static_cast<Index>(b.size())});
    std::vector<Hunk> hunks;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        if ((i == a.size() || !differ.gone[i]) && (j == b.size() || !differ.come[j])) {
            ++i, ++j;
            continue;
        }
        Hunk hunk{i, i, j, j};
        while (hunk.a_end < a.size() && differ.gone[hunk.a_end]) ++hunk.a_end;
        while (hunk.b_end < b.size() && differ.come[hunk.b_end]) ++hunk.b_end;
        i = hunk.a_end;
        j = hunk.b_end;
        hunks.push_back(hunk);
    }
    return hunks;
}

} // namespace filrouge
