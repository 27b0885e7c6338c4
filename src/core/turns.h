#pragma once

#include "core/entities.h"

#include <algorithm>

namespace filrouge {

/// Where a turn begins in the text: with its label, where it has one.
inline CpPos begin_of(const Turn& turn) {
    return turn.label.empty() ? turn.span.begin() : std::min(turn.label.begin(), turn.span.begin());
}

} // namespace filrouge
