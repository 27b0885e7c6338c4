#pragma once

#include "core/ids.h"
#include "core/position.h"

#include <vector>

namespace filrouge::app {

/// Which codings lie over a stretch of one text: found among thousands without looking at all.
class SpanIndex {
  public:
    void add(const CodingId& coding, CpSpan span);
    /// `span` as it was added.
    void remove(const CodingId& coding, CpSpan span);
    void clear() { buckets_.clear(); }
    /// Those that overlap `span` or touch one of its ends, and maybe some close by; each once, in
    /// no order.
    [[nodiscard]] std::vector<CodingId> near(CpSpan span) const;

  private:
    std::vector<std::vector<CodingId>> buckets_; // by thousands of code points
};

} // namespace filrouge::app
