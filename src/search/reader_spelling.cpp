#include "core/edit_distance.h"
#include "search/code_points.h"
#include "search/reader.h"
#include "search/spelling.h"

#include <algorithm>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_examples = 20;
constexpr std::size_t most_misspelt = 10; // a query of a thousand slips is not looked up whole
constexpr unsigned short_word = 5;        // letters; in longer ones two slips are likely
constexpr Xapian::doccount small = 5000;  // units of an index in which every word counts

} // namespace

bool Reader::is_known(const WordTerms& word) const {
    return database_.term_exists(word.exact) ||
           std::any_of(word.stems.begin(), word.stems.end(), [&](const std::string& stem) {
               const auto forms = forms_of(database_, stem);
               return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
                   return database_.term_exists(form);
               });
           });
}

std::vector<Unit> Reader::units_with(const std::string& term, std::size_t most) const {
    std::vector<Unit> units;
    const auto end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end && units.size() < most; ++at) {
        units.push_back(table_.units()[table_.rank(*at)]);
    }
    return units;
}

/// The word of the texts that is most like `word`, of equals the one in most units; empty where
/// none is like it. Half of the words of a large corpus stand in it once, many of them mistyped:
/// they are not suggested.
std::string Reader::nearest_word(const std::string& word) const {
    const std::size_t most_slips = word.size() > short_word ? 2 : 1;
    const Xapian::doccount enough = database_.get_doccount() < small ? 1 : 2;
    const auto wanted = decode(word);
    std::string nearest;
    auto slips = most_slips;
    Xapian::doccount units = 0;
    const auto end = database_.allterms_end();
    for (auto term = database_.allterms_begin(); term != end; ++term) {
        const auto candidate = *term;
        if (!can_be_suggested(candidate)) continue;
        const auto distance = edit_distance<char32_t>(wanted, decode(candidate), slips);
        if (distance > slips) continue;
        const auto in = term.get_termfreq();
        if (in < enough || (distance == slips && in <= units)) continue;
        nearest = candidate;
        slips = distance;
        units = in;
    }
    return nearest;
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
        const auto suggested = nearest_word(word);
        if (suggested.empty()) continue;
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
