#pragma once

#include <optional>
#include <string_view>

namespace filrouge::publish {

/// A sheet of paper and its empty edges, in points (1/72 inch).
struct PageFormat {
    double width = 595.276; ///< A4
    double height = 841.89;
    double top = 74; ///< above the text; the header stands in it
    double bottom = 64;
    double left = 44;
    double right = 40;
};

/// "a4" or "letter".
std::optional<PageFormat> parse_paper(std::string_view name);

} // namespace filrouge::publish
