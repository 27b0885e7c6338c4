#pragma once

#include "core/filter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace filrouge::search {

/// One node of a parsed query.
struct QueryNode {
    enum class Kind {
        word,      ///< `text`: any inflected form of it
        exact,     ///< `text`: this form only
        prefix,    ///< `text`: every word that begins so
        phrase,    ///< `text`: its words one after the other
        near,      ///< `children` (words, exact, prefix or any_of of these) within `distance` words
        condition, ///< `condition` fits
        inside, ///< the first child (words) fits in one passage that the second (conditions) fits
        near_places, ///< of `children` (conditions) all fit within `distance` turns
        all_of,
        any_of,
        none_of ///< fits where no child does
    };
    Kind kind = Kind::all_of;
    std::string text; ///< as typed, without the signs of the query language
    Condition condition;
    std::uint32_t distance = 0; ///< first and last word are at most so many words apart
    std::vector<QueryNode> children;
    std::size_t at = 0; ///< where it stands in the query: its first code point, from 1; 0: nowhere
    std::size_t length = 0; ///< of words and phrases, in code points
};

/// True for the kinds that ask for words (not for conditions or combinations).
constexpr bool asks_for_words(QueryNode::Kind kind) {
    return kind <= QueryNode::Kind::near;
}

} // namespace filrouge::search
