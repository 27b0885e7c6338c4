#include "publish/page_format.h"

namespace filrouge::publish {

std::optional<PageFormat> parse_paper(std::string_view name) {
    PageFormat format;
    if (name == "a4") return format;
    if (name != "letter") return std::nullopt;
    format.width = 612;
    format.height = 792;
    return format;
}

} // namespace filrouge::publish
