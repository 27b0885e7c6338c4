#include "app/logic/span_index.h"

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr std::size_t bucket_size = 1024;

struct Buckets {
    std::size_t first;
    std::size_t last;
};

/// Both ends count, so that touching codings are found.
Buckets of(CpSpan span) {
    return {span.begin().value() / bucket_size, span.end().value() / bucket_size};
}

} // namespace

void SpanIndex::add(const CodingId& coding, CpSpan span) {
    const auto [first, last] = of(span);
    if (last >= buckets_.size()) buckets_.resize(last + 1);
    for (auto i = first; i <= last; ++i) buckets_[i].push_back(coding);
}

void SpanIndex::remove(const CodingId& coding, CpSpan span) {
    const auto [first, last] = of(span);
    for (auto i = first; i <= last && i < buckets_.size(); ++i) std::erase(buckets_[i], coding);
}

std::vector<CodingId> SpanIndex::near(CpSpan span) const {
    const auto [first, last] = of(span);
    std::vector<CodingId> found;
    for (auto i = first; i <= last && i < buckets_.size(); ++i) {
        found.insert(found.end(), buckets_[i].begin(), buckets_[i].end());
    }
    if (first != last) {
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    return found;
}

} // namespace filrouge::app
