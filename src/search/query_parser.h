#pragma once

#include "core/result.h"
#include "search/query_node.h"

#include <string_view>

namespace filrouge::search {

/// The tree of a query. AND binds closer than OR, NEAR closer than AND. Errors say where and why.
Result<QueryNode> parse_query(std::string_view text);

} // namespace filrouge::search
