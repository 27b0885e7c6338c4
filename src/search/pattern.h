#pragma once

#include "search/query_node.h"
#include "search/terms.h"

#include <cstdint>
#include <string>
#include <vector>

// What the words of a query mean in one language, ready to be compared with tokens of a text or to
// be looked up in the index.
namespace filrouge::search {

struct Element {
    enum class Kind { stems, exact, prefix };
    Kind kind = Kind::exact;
    std::vector<std::string>
        keys; ///< any of these: stem terms, the folded word, its folded beginning
    friend bool operator==(const Element&, const Element&) = default;
};

bool fits(const Element& element, const WordTerms& word);

/// Any of its elements fits.
using Slot = std::vector<Element>;

struct Pattern {
    enum class Kind { word, phrase, near };
    Kind kind = Kind::word;
    std::vector<Slot> slots;    ///< one for words; in the order of the phrase
    std::uint32_t distance = 0; ///< near: between the first and the last word
    friend bool operator==(const Pattern&, const Pattern&) = default;
};

/// Patterns, of which any fits, for a node that asks for words; empty where its text holds no word
/// in this language.
std::vector<Pattern> patterns_of(const QueryNode& leaf, TermMaker& maker);

} // namespace filrouge::search
