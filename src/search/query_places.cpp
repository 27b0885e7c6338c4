#include "search/query.h"
#include "search/query_node.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace filrouge::search {

namespace {

using Kind = QueryNode::Kind;

FilterNode to_filter(const QueryNode& node) {
    FilterNode filter;
    switch (node.kind) {
    case Kind::any_of: filter.kind = FilterNode::Kind::any_of; break;
    case Kind::none_of: filter.kind = FilterNode::Kind::none_of; break;
    case Kind::condition: filter.kind = FilterNode::Kind::condition; break;
    default: filter.kind = FilterNode::Kind::all_of;
    }
    filter.condition = node.condition;
    for (const auto& child : node.children) filter.children.push_back(to_filter(child));
    return filter;
}

bool is_place_test(const QueryNode& node) {
    return node.kind == Kind::inside || node.kind == Kind::near_places;
}

/// Calls `visit(node, wanted)` for each place test, in the order of the query.
template <class Node, class Visit>
void for_each_test(Node& node, bool wanted, const Visit& visit) {
    if (is_place_test(node)) return visit(node, wanted);
    for (auto& child : node.children) {
        for_each_test(child, wanted && node.kind != Kind::none_of, visit);
    }
}

bool asks_fields_only(const QueryNode& node) {
    return node.kind == Kind::condition ||
           (node.kind >= Kind::all_of &&
            std::all_of(node.children.begin(), node.children.end(), asks_fields_only));
}

bool names_field(const QueryNode& node, std::string_view field) {
    if (node.kind == Kind::condition) return node.condition.field == field;
    return std::any_of(node.children.begin(), node.children.end(),
                       [&](const QueryNode& child) { return names_field(child, field); });
}

/// What `all_of` joins, the parentheses in it opened.
void add_flat(QueryNode node, std::vector<QueryNode>& flat) {
    if (node.kind != Kind::all_of) {
        flat.push_back(std::move(node));
        return;
    }
    for (auto& child : node.children) add_flat(std::move(child), flat);
}

/// `code:X coder:anne` asks for one coding that is both, as in a filter: conditions on codes and on
/// coders that stand side by side are judged together. They are "near" alone, in one unit.
void join_codings(QueryNode& node) {
    if (is_place_test(node)) return;
    if (node.kind == Kind::all_of && names_field(node, "code") && names_field(node, "coder")) {
        std::vector<QueryNode> flat;
        for (auto& child : node.children) add_flat(std::move(child), flat);
        QueryNode both;
        std::vector<QueryNode> rest;
        for (auto& child : flat) {
            (asks_fields_only(child) ? both.children : rest).push_back(std::move(child));
        }
        if (names_field(both, "code") && names_field(both, "coder")) {
            QueryNode here;
            here.kind = Kind::near_places;
            here.at = both.children.front().at;
            here.children.push_back(std::move(both));
            rest.push_back(std::move(here));
        } else {
            for (auto& child : both.children) rest.push_back(std::move(child));
        }
        node.children = std::move(rest);
    }
    for (auto& child : node.children) join_codings(child);
}

QueryNode condition_node(const Condition& condition) {
    QueryNode node;
    node.kind = Kind::condition;
    node.condition = condition;
    return node;
}

} // namespace

std::vector<PlaceTest> Query::place_tests() const {
    std::vector<PlaceTest> tests;
    auto root = *root_;
    join_codings(root);
    for_each_test(root, true, [&](const QueryNode& node, bool wanted) {
        PlaceTest test;
        test.wanted = wanted;
        test.at = node.at;
        test.distance = node.distance;
        if (node.kind == Kind::inside) {
            test.words = Query{std::make_shared<const QueryNode>(node.children.front())};
            test.conditions = {to_filter(node.children.back())};
        } else {
            test.kind = PlaceTest::Kind::near;
            for (const auto& child : node.children) test.conditions.push_back(to_filter(child));
        }
        tests.push_back(std::move(test));
    });
    return tests;
}

Query Query::with_place_tests(const std::vector<Condition>& judged_by) const {
    auto root = *root_;
    join_codings(root);
    std::size_t number = 0;
    for_each_test(root, true, [&](QueryNode& node, bool /*wanted*/) {
        auto judged = condition_node(judged_by.at(number++));
        if (node.kind == Kind::near_places) {
            node = std::move(judged);
            return;
        }
        node.kind = Kind::all_of;
        node.children.back() = std::move(judged);
    });
    return Query{std::make_shared<const QueryNode>(std::move(root))};
}

} // namespace filrouge::search
