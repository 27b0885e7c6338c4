#pragma once

#include "core/ids.h"

#include <string>
#include <variant>

namespace filrouge::app {

/// A cell of the cross-tab, as the table names it.
struct TableCell {
    std::string rows, cols; ///< the axes
    std::string row, col;
};

/// What quotes are of, so that they can be asked for again: nothing, a code with those below it, or
/// a cell.
using QuotesOf = std::variant<std::monostate, CodeId, TableCell>;

} // namespace filrouge::app
