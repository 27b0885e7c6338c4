#include "search/query_builder.h"

#include "core/result.h"
#include "search/query_lexer.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;
using XQuery = Xapian::Query;

constexpr std::size_t most_expansions = 5'000;
constexpr std::size_t most_expansions_together = 20'000;

XQuery combine(XQuery::op op, const std::vector<XQuery>& queries) {
    if (queries.size() == 1) return queries.front();
    return {op, queries.begin(), queries.end()};
}

bool has_stems(const Pattern& pattern) {
    return std::any_of(pattern.slots.begin(), pattern.slots.end(), [](const Slot& slot) {
        return std::any_of(slot.begin(), slot.end(), [](const Element& element) {
            return element.kind == Element::Kind::stems;
        });
    });
}

XQuery every_document() {
    return 0.0 * XQuery::MatchAll;
}

} // namespace

std::vector<std::string> forms_of(const Xapian::Database& database, const std::string& stem) {
    return {database.synonyms_begin(stem), database.synonyms_end(stem)};
}

XQuery any_term(const std::vector<std::string>& terms) {
    if (terms.empty()) return XQuery::MatchNothing;
    if (terms.size() == 1) return XQuery{terms.front()};
    return {XQuery::OP_SYNONYM, terms.begin(), terms.end()};
}

XQuery QueryBuilder::build(const QueryNode& node) {
    switch (node.kind) {
    case Kind::word:
    case Kind::exact:
    case Kind::prefix:
    case Kind::phrase:
    case Kind::near: return words(node);
    case Kind::condition: return XQuery{(new FlagSource{conditions_.at(&node)})->release()};
    case Kind::inside:
    case Kind::near_places:
        throw Failure{query_error(node.at, "where codings are is not known here",
                                  "Search for words and fields only")};
    case Kind::any_of: return any_of(node);
    case Kind::all_of: return all_of(node);
    case Kind::none_of: return {XQuery::OP_AND_NOT, every_document(), any_of(node)};
    }
    return {};
}

XQuery QueryBuilder::any_of(const QueryNode& node) {
    std::vector<XQuery> queries;
    for (const auto& child : node.children) queries.push_back(build(child));
    return combine(XQuery::OP_OR, queries);
}

XQuery QueryBuilder::all_of(const QueryNode& node) {
    std::vector<XQuery> wanted;
    std::vector<XQuery> filters;
    std::vector<XQuery> unwanted;
    for (const auto& child : node.children) {
        if (child.kind == Kind::none_of) {
            unwanted.push_back(any_of(child));
        } else {
            (child.kind == Kind::condition ? filters : wanted).push_back(build(child));
        }
    }
    auto query = every_document();
    if (!wanted.empty()) {
        query = combine(XQuery::OP_AND, wanted);
        if (!filters.empty()) {
            query = {XQuery::OP_FILTER, query, combine(XQuery::OP_AND, filters)};
        }
    } else if (!filters.empty()) {
        query = combine(XQuery::OP_AND, filters);
    }
    if (unwanted.empty()) return query;
    return {XQuery::OP_AND_NOT, query, combine(XQuery::OP_OR, unwanted)};
}

XQuery QueryBuilder::words(const QueryNode& node) {
    TermsByLanguage single; // of single words
    std::vector<XQuery> queries;
    std::vector<std::pair<Pattern, Terms>> seen;
    for (auto* maker : makers_) {
        const auto language = maker->language_term();
        for (auto& some : patterns_of(node, *maker)) {
            auto same = std::find_if(seen.begin(), seen.end(),
                                     [&](const auto& other) { return other.first == some; });
            const bool is_word = some.kind == Pattern::Kind::word;
            if (same == seen.end()) {
                if (!is_word) queries.push_back(in_language(pattern(some), some, language));
                auto terms = is_word ? terms_of(some.slots.front()) : Terms{};
                same = seen.insert(same, {std::move(some), std::move(terms)});
            }
            if (is_word) single.try_emplace(language, same->second);
        }
    }
    if (!single.empty()) queries.push_back(any_language(single));
    return queries.empty() ? XQuery::MatchNothing : combine(XQuery::OP_OR, queries);
}

/// The forms of a word in one language may be words of their own in another: there they are not
/// what was asked for.
XQuery QueryBuilder::any_language(const TermsByLanguage& terms) const {
    const auto& some = terms.begin()->second;
    const bool agree = std::all_of(terms.begin(), terms.end(),
                                   [&](const auto& language) { return language.second == some; });
    if (agree) return any_term(some);
    std::vector<XQuery> queries;
    for (const auto& [language, forms] : terms) {
        if (forms.empty()) continue;
        queries.emplace_back(XQuery::OP_FILTER, any_term(forms), XQuery{language});
    }
    return combine(XQuery::OP_OR, queries);
}

void QueryBuilder::add_prefixed(const std::string& prefix, Terms& terms) {
    std::size_t count = 0;
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
        if (++count > most_expansions) {
            throw Failure{
                {ErrorCode::invalid_input,
                 fmt::format("{}* stands for more than {} words", prefix, most_expansions),
                 "Write more letters before the *"}};
        }
        terms.push_back(*term);
    }
    expansions_ += count;
    if (expansions_ > most_expansions_together) {
        throw Failure{{ErrorCode::invalid_input,
                       fmt::format("All the * of the query stand for more than {} words together",
                                   most_expansions_together),
                       "Write more letters before each *, or fewer of them"}};
    }
}

/// As `any_language`; a pattern without stems is the same in every language.
XQuery QueryBuilder::in_language(const XQuery& query, const Pattern& pattern,
                                 const std::string& language) const {
    const bool one_language = std::all_of(makers_.begin(), makers_.end(), [&](const auto* maker) {
        return maker->language_term() == language;
    });
    if (one_language || !has_stems(pattern)) return query;
    return {XQuery::OP_FILTER, query, XQuery{language}};
}

/// All the terms that fit the slot: the forms of its stems, the words its prefixes stand for.
QueryBuilder::Terms QueryBuilder::terms_of(const Slot& slot) {
    Terms terms;
    for (const auto& element : slot) {
        if (element.kind == Element::Kind::prefix) {
            add_prefixed(element.keys.front(), terms);
            continue;
        }
        for (const auto& key : element.keys) {
            if (element.kind == Element::Kind::exact) {
                terms.push_back(key);
            } else {
                const auto forms = forms_of(database_, key);
                terms.insert(terms.end(), forms.begin(), forms.end());
            }
        }
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

XQuery QueryBuilder::pattern(const Pattern& pattern) {
    std::vector<XQuery> slots;
    for (const auto& slot : pattern.slots) {
        const auto terms = terms_of(slot);
        if (terms.empty()) return XQuery::MatchNothing;
        slots.push_back(terms.size() == 1 ? XQuery{terms.front()}
                                          : XQuery{XQuery::OP_OR, terms.begin(), terms.end()});
    }
    const bool phrase = pattern.kind == Pattern::Kind::phrase;
    const auto window =
        phrase ? static_cast<Xapian::termcount>(slots.size()) : pattern.distance + 1;
    return {phrase ? XQuery::OP_PHRASE : XQuery::OP_NEAR, slots.begin(), slots.end(), window};
}

} // namespace filrouge::search
