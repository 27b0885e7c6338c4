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

/// The words of `found` (positions of the source, in which `passage` stands at `where`), each once
/// however it is written: "temps, Temps" is "temps".
std::string words_found(const std::string& passage, CpSpan where, const std::vector<CpSpan>& found);

/// The passage on one line, begun shortly before the first of `found`, so that it is seen in a
/// narrow column.
std::string around_first_match(const std::string& passage, CpSpan where,
                               const std::vector<CpSpan>& found);

/// What the user selected, as a coding takes it: widened to whole characters, spaces at the ends
/// left out. Empty where nothing but spaces was selected.
CpSpan coded_span(const Text& text, ByteSpan selection);

/// What a mouse selected, which seldom hits a letter exactly: words cut by an end are taken whole.
/// An empty span stays empty.
CpSpan whole_words(const Text& text, CpSpan span, std::string_view language);

} // namespace filrouge::app
