#pragma once

#include "core/position.h"

#include <algorithm>

namespace filrouge {

/// Which of the parts from `part` on (disjoint, in order; none ends before `span` begins) holds
/// most of `span`, the first of equals; `end` where none holds any. Linear in the parts that `span`
/// meets.
template <class Iterator, class SpanOf>
Iterator main_part_from(Iterator part, Iterator end, CpSpan span, const SpanOf& span_of) {
    auto most = end;
    CpCount share;
    for (; part != end && span_of(*part).begin() < span.end(); ++part) {
        const auto here = span_of(*part).intersection(span).size();
        if (here <= share) continue;
        most = part;
        share = here;
    }
    return most;
}

/// Which of `parts` (disjoint, in order; `span_of` tells where each lies) holds most of `span`, the
/// first of equals; the end where none holds any. Logarithmic, then linear in the parts that `span`
/// meets. The one rule by which a passage is given to a turn.
template <class Parts, class SpanOf>
auto main_part(const Parts& parts, CpSpan span, const SpanOf& span_of) {
    const auto first = std::partition_point(parts.begin(), parts.end(), [&](const auto& each) {
        return span_of(each).end() <= span.begin();
    });
    return main_part_from(first, parts.end(), span, span_of);
}

} // namespace filrouge
