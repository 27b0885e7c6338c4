#pragma once

#include "core/project.h"
#include "core/text.h"

#include <cstddef>
#include <vector>

namespace filrouge {

/// The parts of `span` outside the labels of turns, in order; none is empty. A label is in the
/// text, but nobody said it.
std::vector<CpSpan> said_in(const Project& project, const SourceId& source, CpSpan span);

/// Words of those parts, in the language of the source; `text` is its text. Whoever names the
/// people otherwise changes no count.
std::size_t count_words_said(const Project& project, const SourceId& source, const Text& text,
                             CpSpan span);

} // namespace filrouge
