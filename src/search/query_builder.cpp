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

XQuery every_document() {
    return 0.0 * XQuery::MatchAll;
}

} // namespace

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
    Terms terms; // of single words, whatever the language
    std::vector<XQuery> queries;
    std::vector<Pattern> seen;
    for (auto* maker : makers_) {
        for (auto& some : patterns_of(node, *maker)) {
            if (std::find(seen.begin(), seen.end(), some) != seen.end()) continue;
            if (some.kind != Pattern::Kind::word) {
                queries.push_back(pattern(some));
            } else if (const auto& element = some.slots.front().front();
                       element.kind == Element::Kind::prefix) {
                add_prefixed(element.keys.front(), terms);
            } else {
                terms.insert(terms.end(), element.keys.begin(), element.keys.end());
            }
            seen.push_back(std::move(some));
        }
    }
    if (terms.size() == 1) queries.emplace_back(terms.front());
    if (terms.size() > 1) queries.emplace_back(XQuery::OP_SYNONYM, terms.begin(), terms.end());
    return queries.empty() ? XQuery::MatchNothing : combine(XQuery::OP_OR, queries);
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

/// The forms of one word of a phrase or NEAR group, as terms that have positions.
XQuery QueryBuilder::placed(const Slot& slot) {
    Terms terms;
    for (const auto& element : slot) {
        if (element.kind == Element::Kind::prefix) {
            add_prefixed(element.keys.front(), terms);
            continue;
        }
        for (const auto& key : element.keys) {
            if (element.kind == Element::Kind::exact) {
                terms.push_back(key);
                continue;
            }
            const auto end = database_.synonyms_end(key);
            for (auto form = database_.synonyms_begin(key); form != end; ++form) {
                terms.push_back(*form);
            }
        }
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    if (terms.empty()) return XQuery::MatchNothing;
    if (terms.size() == 1) return XQuery{terms.front()};
    return {XQuery::OP_OR, terms.begin(), terms.end()};
}

XQuery QueryBuilder::pattern(const Pattern& pattern) {
    std::vector<XQuery> slots;
    for (const auto& slot : pattern.slots) {
        slots.push_back(placed(slot));
        if (slots.back().empty()) return XQuery::MatchNothing;
    }
    const bool phrase = pattern.kind == Pattern::Kind::phrase;
    const auto window =
        phrase ? static_cast<Xapian::termcount>(slots.size()) : pattern.distance + 1;
    return {phrase ? XQuery::OP_PHRASE : XQuery::OP_NEAR, slots.begin(), slots.end(), window};
}

} // namespace filrouge::search
