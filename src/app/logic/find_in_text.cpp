#include "app/logic/find_in_text.h"

#include <algorithm>

namespace filrouge::app {

void FindInText::use(std::shared_ptr<const Text> text) {
    if (text == text_) return;
    text_ = std::move(text);
    map_ = {};
    folded_ = false;
}

std::vector<CpSpan> FindInText::find(std::string_view wanted) {
    std::vector<CpSpan> places;
    const auto needle = fold(wanted);
    if (!text_ || needle.empty()) return places;
    if (!std::exchange(folded_, true)) map_ = fold_with_map(text_->utf8());
    const auto& hay = map_.folded;
    for (auto at = hay.find(needle); at != std::string::npos; at = hay.find(needle, at)) {
        const auto span = text_->index().from_bytes(map_.original(at, at + needle.size()));
        if (places.empty() || places.back().end() <= span.begin()) places.push_back(span);
        at += needle.size();
    }
    return places;
}

std::size_t nearest_place(const std::vector<CpSpan>& places, CpPos from, bool forward) {
    const auto after = static_cast<std::size_t>(
        std::partition_point(places.begin(), places.end(),
                             [&](const CpSpan& span) { return span.begin() < from; }) -
        places.begin());
    if (forward) return after % places.size();
    return (after + places.size() - 1) % places.size();
}

} // namespace filrouge::app
