#pragma once

#include "core/position.h"
#include "core/text.h"

#include <string>
#include <string_view>
#include <vector>

// Words and sentences, cut by ICU's break iterators (Unicode Standard Annex 29), with the French
// elisions that they leave whole split off.
namespace filrouge {

struct Word {
    ByteSpan span; ///< in the string given
};

/// The words of `utf8` (letters, digits, marks; no punctuation or spaces), in order. `l’enfant`,
/// `d'accord`, `qu’il`, `jusqu'ici`, `lorsqu’on` become two words, the elided one keeps its
/// apostrophe
/// (`l’`); `aujourd'hui`, `prud’homme`, `quelqu'un`, `presqu’île`, `entr'aide` stay whole, as do
/// hyphenated words' parts apart
/// (`turn-over` gives `turn`, `over`). `language` is BCP 47 ("fr"); elisions are split for fr, it,
/// ca; for other languages the breaker of that language alone decides.
std::vector<Word> words(std::string_view utf8, std::string_view language);

/// Number of words as above; elided articles count as words of their own (as TXM counts them).
std::size_t count_words(std::string_view utf8, std::string_view language);

/// Sentences of `text` inside `within`, trimmed of surrounding spaces; none is empty. A line end
/// always ends a sentence.
std::vector<CpSpan> sentences(const Text& text, CpSpan within, std::string_view language);

/// Where each user-perceived character (grapheme cluster) begins.
std::vector<BytePos> grapheme_starts(std::string_view utf8);

/// `span` widened so that both ends fall between user-perceived characters (grapheme clusters).
CpSpan snap_to_graphemes(const Text& text, CpSpan span);

/// The word that holds or touches `at`; empty span at `at` where there is none.
CpSpan word_at(const Text& text, CpPos at, std::string_view language);

/// The same with the words that hyphens join to it: all of `vis-à-vis`, of `c’est-à-dire`; what one
/// means to point at, not what is counted.
CpSpan hyphenated_at(const Text& text, CpPos at, std::string_view language);

/// `span` without the spaces (any Unicode white space) at its ends.
CpSpan trim(const Text& text, CpSpan span);

} // namespace filrouge
