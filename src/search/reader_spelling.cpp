#include "search/reader.h"
#include "search/spelling.h"

#include <algorithm>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_examples = 20;
constexpr std::size_t most_misspelt = 10; // a query of a thousand slips is not looked up whole
constexpr unsigned short_word = 5;        // letters; in longer ones two slips are likely

} // namespace

bool Reader::is_known(const WordTerms& word) const {
    return database_.term_exists(word.exact) ||
           std::any_of(word.stems.begin(), word.stems.end(),
                       [&](const std::string& stem) { return database_.term_exists(stem); });
}

std::vector<Unit> Reader::units_with(const std::string& term, std::size_t most) const {
    std::vector<Unit> units;
    const auto end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end && units.size() < most; ++at) {
        units.push_back(table_.units()[table_.rank(*at)]);
    }
    return units;
}

void Reader::add_misspelt(const QueryNode& node, std::vector<Misspelt>& found) {
    for (const auto& child : node.children) add_misspelt(child, found);
    if (!asks_for_words(node.kind) || node.kind == Kind::near || node.kind == Kind::prefix) return;
    std::set<std::string> unknown;
    std::set<std::string> known;
    for (auto* maker : makers()) {
        for (const auto& token : maker->tokens(node.text)) {
            const auto& word = *token.terms;
            if (token.parts > 1 || !can_be_suggested(word.exact)) continue;
            (is_known(word) ? known : unknown).insert(word.exact);
        }
    }
    for (const auto& word : unknown) {
        if (known.contains(word) || found.size() >= most_misspelt) continue;
        const auto suggested =
            database_.get_spelling_suggestion(word, word.size() > short_word ? 2 : 1);
        // Words of texts that are gone stay in the list until the index is made anew.
        if (suggested.empty() || !database_.term_exists(suggested)) continue;
        found.push_back(
            {node.at, node.length, word, suggested, units_with(suggested, most_examples)});
    }
}

std::vector<Misspelt> Reader::misspelt(const Query& query) {
    std::vector<Misspelt> found;
    if (!table_.units().empty()) add_misspelt(query.root(), found);
    return found;
}

} // namespace filrouge::search
