#include "search/pattern.h"

#include "core/fold.h"
#include "search/query_lexer.h"
#include "search/stop_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

/// The words of a leaf, and the joined form where they all are one hyphenated chain.
struct Pieces {
    std::vector<WordTerms> words;
    std::optional<WordTerms> joined;
};

enum class Elided { keep, drop };

/// `d'accord` is more than an `accord`: what one word of its own has become.
bool is_set_phrase(const std::string& elided, const std::string& word) {
    constexpr std::array<std::string_view, 6> after_de{"abord",  "accord",   "affilee",
                                                       "emblee", "habitude", "ores"};
    return elided == "d" && std::find(after_de.begin(), after_de.end(), word) != after_de.end();
}

/// Whether the elided word only introduces the next: `l'enfant` asks for the child, whatever the
/// article. In `jusqu'ici`, `qu'on`, `n'a` the whole is asked for, since what follows says nothing.
bool introduces(const WordTerms& elided, const WordTerms& word) {
    constexpr std::size_t longest = 2; // `qu'`
    return elided.elided && elided.exact.size() <= longest && word.exact.size() > 1 &&
           !is_stop_word(word.exact) && !is_set_phrase(elided.exact, word.exact);
}

Pieces pieces_of(const std::string& text, TermMaker& maker, Elided elided) {
    const auto& tokens = maker.tokens(text);
    Pieces pieces;
    if (tokens.empty()) return pieces;
    const auto last = tokens.back().position;
    std::uint32_t first = 1;
    if (elided == Elided::drop) {
        const WordTerms* before = nullptr;
        for (const auto& token : tokens) {
            if (token.parts > 1) continue;
            if (token.position == first + 1 && introduces(*before, *token.terms)) ++first;
            before = token.terms;
        }
    }
    for (const auto& token : tokens) {
        if (token.position < first) continue;
        if (token.parts == 1) pieces.words.push_back(*token.terms);
        if (token.position == first && token.parts == last - first + 1 && token.parts > 1) {
            pieces.joined = *token.terms;
        }
    }
    return pieces;
}

Element exact_element(const WordTerms& word) {
    return {Element::Kind::exact, {word.exact}};
}

Element stem_element(const WordTerms& word) {
    if (word.stems.empty()) return exact_element(word);
    return {Element::Kind::stems, word.stems};
}

Pattern single(Element element) {
    return {Pattern::Kind::word, {Slot{std::move(element)}}, 0};
}

Pattern phrase_of(const std::vector<WordTerms>& words) {
    if (words.size() == 1) return single(exact_element(words.front()));
    Pattern pattern{Pattern::Kind::phrase, {}, 0};
    for (const auto& word : words) pattern.slots.push_back({exact_element(word)});
    return pattern;
}

Element prefix_element(const WordTerms& word) {
    return {Element::Kind::prefix, {word.exact}};
}

/// The last word is the beginning of one.
Pattern open_phrase_of(const std::vector<WordTerms>& words) {
    auto pattern = phrase_of(words);
    pattern.slots.back() = {prefix_element(words.back())};
    return pattern;
}

/// `"la confian*"`. A star by itself is punctuation, as everywhere in a phrase.
bool is_open_phrase(std::string_view text) {
    const auto end = text.find_last_not_of("* \t");
    return end != std::string_view::npos && end + 1 < text.size() && text[end + 1] == '*';
}

std::vector<Pattern> prefix_patterns(const Pieces& pieces) {
    std::vector<Pattern> patterns;
    if (pieces.joined) patterns.push_back(single(prefix_element(*pieces.joined)));
    patterns.push_back(open_phrase_of(pieces.words));
    return patterns;
}

std::vector<Pattern> word_patterns(const Pieces& pieces) {
    if (pieces.words.size() == 1) return {single(stem_element(pieces.words.front()))};
    std::vector<Pattern> patterns;
    if (pieces.joined) patterns.push_back(single(stem_element(*pieces.joined)));
    patterns.push_back(phrase_of(pieces.words));
    return patterns;
}

/// One word of a NEAR group: it has one place, so a chain counts by its joined form only.
void add_to_slot(Slot& slot, const QueryNode& node, TermMaker& maker) {
    if (node.kind == Kind::any_of) {
        for (const auto& child : node.children) add_to_slot(slot, child, maker);
        return;
    }
    const auto pieces = pieces_of(node.text, maker, Elided::drop);
    if (pieces.words.empty()) return;
    if (pieces.words.size() > 1 && !pieces.joined) {
        throw Failure{not_one_word(node.at)};
    }
    const auto& word = pieces.joined ? *pieces.joined : pieces.words.back();
    switch (node.kind) {
    case Kind::exact: slot.push_back(exact_element(word)); break;
    case Kind::prefix: slot.push_back(prefix_element(word)); break;
    default: slot.push_back(stem_element(word));
    }
}

} // namespace

bool fits(const Element& element, const WordTerms& word) {
    const auto is_key = [&](const std::string& term) {
        return std::find(element.keys.begin(), element.keys.end(), term) != element.keys.end();
    };
    switch (element.kind) {
    case Element::Kind::stems: return std::any_of(word.stems.begin(), word.stems.end(), is_key);
    case Element::Kind::exact: return is_key(word.exact);
    case Element::Kind::prefix: return word.exact.starts_with(element.keys.front());
    }
    return false;
}

std::vector<Pattern> patterns_of(const QueryNode& leaf, TermMaker& maker) {
    if (leaf.kind == Kind::near) {
        Pattern pattern{Pattern::Kind::near, {}, leaf.distance};
        for (const auto& child : leaf.children) {
            add_to_slot(pattern.slots.emplace_back(), child, maker);
            if (pattern.slots.back().empty()) return {};
        }
        return {pattern};
    }
    const auto elided =
        leaf.kind == Kind::word || leaf.kind == Kind::prefix ? Elided::drop : Elided::keep;
    const auto pieces = pieces_of(leaf.text, maker, elided);
    if (pieces.words.empty()) return {};
    if (leaf.kind == Kind::word) return word_patterns(pieces);
    if (leaf.kind == Kind::prefix) return prefix_patterns(pieces);
    if (leaf.kind == Kind::phrase && is_open_phrase(leaf.text)) {
        return {open_phrase_of(pieces.words)};
    }
    return {phrase_of(pieces.words)};
}

} // namespace filrouge::search
