#include "search/query.h"

#include "core/breaks.h"
#include "core/fold.h"
#include "search/query_node.h"
#include "search/query_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

std::string folded_words(const std::string& text) {
    std::string folded;
    std::size_t end = 0;
    for (const auto& word : words(text, "fr")) {
        const auto begin = word.span.begin().value();
        // What stands apart in the text stands apart here; `l'enfant` and `turn-over` stay
        // together.
        const auto between = std::string_view{text}.substr(end, begin - end);
        if (!folded.empty()) folded += between == "-" || between.empty() ? between : " ";
        folded += fold(std::string_view{text}.substr(begin, word.span.size().value()));
        end = word.span.end().value();
    }
    return folded.empty() ? text : folded;
}

std::string_view sign(Condition::Op op) {
    constexpr std::array<std::string_view, 6> signs{":", "!=", "<", "<=", ">", ">="};
    return signs.at(static_cast<std::size_t>(op));
}

std::string quoted_where_needed(const std::string& value) {
    const bool plain = value.find_first_of(" \t()\"") == std::string::npos;
    return plain ? value : fmt::format("\"{}\"", value);
}

std::string describe_node(const QueryNode& node);

std::string joined(const QueryNode& node, std::string_view separator) {
    std::string text = "(";
    for (const auto& child : node.children) {
        if (text.size() > 1) text += separator;
        text += describe_node(child);
    }
    return text + ")";
}

std::string describe_none_of(const QueryNode& node) {
    return node.children.size() == 1 ? "NOT " + describe_node(node.children.front())
                                     : "NOT " + joined(node, " OR ");
}

std::string describe_node(const QueryNode& node) {
    switch (node.kind) {
    case Kind::word: return folded_words(node.text);
    case Kind::exact: return "=" + folded_words(node.text);
    case Kind::prefix: return folded_words(node.text) + "*";
    case Kind::phrase: return "\"" + folded_words(node.text) + "\"";
    case Kind::near: return joined(node, fmt::format(" NEAR/{} ", node.distance));
    case Kind::condition:
        return fmt::format("{}{}{}", quoted_where_needed(node.condition.field),
                           sign(node.condition.op), quoted_where_needed(node.condition.value));
    case Kind::inside: return joined(node, " IN ");
    case Kind::near_places: return joined(node, fmt::format(" NEAR/{} ", node.distance));
    case Kind::all_of: return node.children.empty() ? "ALL" : joined(node, " AND ");
    case Kind::any_of: return joined(node, " OR ");
    case Kind::none_of: return describe_none_of(node);
    }
    return {};
}

bool any_words(const QueryNode& node) {
    return asks_for_words(node.kind) ||
           std::any_of(node.children.begin(), node.children.end(), any_words);
}

} // namespace

Result<Query> Query::parse(std::string_view text) {
    auto root = parse_query(text);
    if (!root) return root.error();
    return Query{std::make_shared<const QueryNode>(std::move(root).value())};
}

Query Query::restricted_by(const Condition& condition) const {
    QueryNode fits;
    fits.kind = Kind::condition;
    fits.condition = condition;
    QueryNode both;
    both.children = {*root_, std::move(fits)};
    return Query{std::make_shared<const QueryNode>(std::move(both))};
}

std::string Query::describe() const {
    return describe_node(*root_);
}

bool Query::has_words() const {
    return any_words(*root_);
}

} // namespace filrouge::search
