#pragma once

#include "core/ids.h"
#include "core/position.h"

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

// Where codings are drawn: lanes keep overlapping ones apart, in the text and beside it.
namespace filrouge::app {

/// Lanes of highlights in the text. A coding keeps its lane as long as it lives, so that one more
/// or less repaints only its own range. Within a lane no two spans overlap.
class LaneBook {
  public:
    /// The lowest lane that is free over `span`; `coding` must not be in the book.
    std::size_t add(const CodingId& coding, CpSpan span);
    struct Place {
        CpSpan span;
        std::size_t lane = 0;
    };
    /// Where the coding was; nothing if it is not in the book.
    std::optional<Place> remove(const CodingId& coding);
    void clear();
    [[nodiscard]] std::optional<Place> find(const CodingId& coding) const;

  private:
    using Lane = std::vector<CpSpan>; // sorted
    std::vector<Lane> lanes_;
    std::unordered_map<CodingId, Place> places_;
};

/// A coding as a vertical bar, in pixels of the margin.
struct Bar {
    int top = 0;
    int bottom = 0; ///< exclusive, above `top`
    /// Where it was drawn before; kept if free, so that bars do not jump while the text scrolls.
    std::optional<std::size_t> preferred;
};

/// A lane for each bar, in the order given: bars that share a row are in different lanes.
std::vector<std::size_t> assign_lanes(const std::vector<Bar>& bars);

/// The top of each bar's label, in the order given, or nothing where there is no room: labels are
/// `height` high, stay inside [0, view_height), start at their bar's visible top or below it but
/// not below the bar's bottom plus `height`, and do not overlap.
std::vector<std::optional<int>> place_labels(const std::vector<Bar>& bars, int height,
                                             int view_height);

} // namespace filrouge::app
