#pragma once

#include "core/position.h"
#include "core/text.h"

#include <string>
#include <string_view>
#include <vector>

// Passages in result lists: search hits with their matches in bold, quotes with their attribution.
namespace filrouge::app {

/// For wxHtmlListBox: `<`, `&`, `>` and quotes escaped, line ends as `<br>`.
std::string escape_html(std::string_view text);

/// `text` escaped, the ranges of `strong` (code points of `text`, in order) in bold.
std::string with_bold(const std::string& text, const std::vector<CpSpan>& strong);

/// At most `limit` characters, cut between user-perceived characters, "…" where cut.
std::string shortened(const std::string& text, CpCount limit);

/// What the user selected, as a coding takes it: widened to whole characters, spaces at the ends
/// left out. Empty where nothing but spaces was selected.
CpSpan coded_span(const Text& text, ByteSpan selection);

} // namespace filrouge::app
