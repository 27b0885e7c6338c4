#include "app/logic/stripes.h"

#include <algorithm>
#include <numeric>

namespace filrouge::app {
namespace {

bool free_in(const std::vector<CpSpan>& lane, CpSpan span) {
    const auto next = std::lower_bound(lane.begin(), lane.end(), span);
    if (next != lane.end() && next->overlaps(span)) return false;
    return next == lane.begin() || !std::prev(next)->overlaps(span);
}

/// Indices of bars from the top down, longer ones first.
std::vector<std::size_t> from_top(const std::vector<Bar>& bars) {
    std::vector<std::size_t> order(bars.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (bars[a].top != bars[b].top) return bars[a].top < bars[b].top;
        return bars[a].bottom > bars[b].bottom;
    });
    return order;
}

class PixelLanes {
  public:
    [[nodiscard]] bool is_free(std::size_t lane, const Bar& bar) const {
        if (lane >= taken_.size()) return true;
        return std::none_of(taken_[lane].begin(), taken_[lane].end(), [&](const Bar& other) {
            return other.top < bar.bottom && bar.top < other.bottom;
        });
    }
    void take(std::size_t lane, const Bar& bar) {
        if (lane >= taken_.size()) taken_.resize(lane + 1);
        taken_[lane].push_back(bar);
    }
    [[nodiscard]] std::size_t lowest_free(const Bar& bar) const {
        std::size_t lane = 0;
        while (!is_free(lane, bar)) ++lane;
        return lane;
    }

  private:
    std::vector<std::vector<Bar>> taken_;
};

} // namespace

std::size_t LaneBook::add(const CodingId& coding, CpSpan span) {
    std::size_t lane = 0;
    while (lane < lanes_.size() && !free_in(lanes_[lane], span)) ++lane;
    if (lane == lanes_.size()) lanes_.emplace_back();
    auto& spans = lanes_[lane];
    spans.insert(std::lower_bound(spans.begin(), spans.end(), span), span);
    places_.emplace(coding, Place{span, lane});
    return lane;
}

std::optional<LaneBook::Place> LaneBook::remove(const CodingId& coding) {
    const auto it = places_.find(coding);
    if (it == places_.end()) return std::nullopt;
    const auto place = it->second;
    places_.erase(it);
    auto& spans = lanes_[place.lane];
    spans.erase(std::lower_bound(spans.begin(), spans.end(), place.span));
    return place;
}

void LaneBook::clear() {
    lanes_.clear();
    places_.clear();
}

std::optional<LaneBook::Place> LaneBook::find(const CodingId& coding) const {
    const auto it = places_.find(coding);
    if (it == places_.end()) return std::nullopt;
    return it->second;
}

std::vector<std::size_t> assign_lanes(const std::vector<Bar>& bars) {
    constexpr auto undecided = static_cast<std::size_t>(-1);
    std::vector<std::size_t> lanes(bars.size(), undecided);
    PixelLanes taken;
    const auto order = from_top(bars);
    for (const auto i : order) {
        if (!bars[i].preferred || !taken.is_free(*bars[i].preferred, bars[i])) continue;
        lanes[i] = *bars[i].preferred;
        taken.take(lanes[i], bars[i]);
    }
    for (const auto i : order) {
        if (lanes[i] != undecided) continue;
        lanes[i] = taken.lowest_free(bars[i]);
        taken.take(lanes[i], bars[i]);
    }
    return lanes;
}

std::vector<std::optional<int>> place_labels(const std::vector<Bar>& bars, int height,
                                             int view_height) {
    std::vector<std::optional<int>> tops(bars.size());
    int next_free = 0;
    for (const auto i : from_top(bars)) {
        const int top = std::max(bars[i].top, next_free);
        if (top + height > view_height) continue;
        if (top > bars[i].bottom + height) continue;
        tops[i] = top;
        next_free = top + height;
    }
    return tops;
}

} // namespace filrouge::app
