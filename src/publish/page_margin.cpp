#include "publish/page_margin.h"

#include <algorithm>

namespace filrouge::publish {
namespace {

/// Boxes that touch one another and move as one.
struct Cluster {
    std::size_t boxes = 0;
    double height = 0;
    double wishes = 0; // sum of where each box would have the cluster begin
    double top = 0;

    void settle(double low, double high) {
        const auto best = wishes / static_cast<double>(boxes);
        top = std::max(low, std::min(best, high - height));
    }
};

} // namespace

std::vector<std::size_t> lanes_of(const std::vector<Rows>& bars) {
    std::vector<std::size_t> free_from; // by lane
    std::vector<std::size_t> lanes;
    lanes.reserve(bars.size());
    for (const auto& bar : bars) {
        const auto lane = std::find_if(free_from.begin(), free_from.end(),
                                       [&](std::size_t row) { return row <= bar.begin; });
        lanes.push_back(static_cast<std::size_t>(lane - free_from.begin()));
        if (lane == free_from.end()) {
            free_from.push_back(bar.end);
        } else {
            *lane = bar.end;
        }
    }
    return lanes;
}

std::vector<double> spread(const std::vector<Box>& boxes, double low, double high) {
    std::vector<Cluster> clusters;
    for (const auto& box : boxes) {
        Cluster last{1, box.height, box.top, box.top};
        last.settle(low, high);
        while (!clusters.empty() && clusters.back().top + clusters.back().height > last.top) {
            const auto& above = clusters.back();
            const auto shift = static_cast<double>(last.boxes) * above.height;
            last = {above.boxes + last.boxes, above.height + last.height,
                    above.wishes + last.wishes - shift, 0};
            last.settle(low, high);
            clusters.pop_back();
        }
        clusters.push_back(last);
    }
    std::vector<double> tops;
    tops.reserve(boxes.size());
    for (const auto& cluster : clusters) {
        auto top = cluster.top;
        for (std::size_t i = 0; i < cluster.boxes; ++i) {
            const auto placed = tops.size();
            tops.push_back(top);
            top += boxes[placed].height;
        }
    }
    return tops;
}

} // namespace filrouge::publish
