#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// English texts that the layers below made by filling holes are taken apart by the pattern they
// were made from, so that its translation can be filled instead.
namespace filrouge::app {

/// What stands in `text` in the place of each `{}` of `pattern`; nothing where it does not fit.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view text);

/// `text` with its `{}` replaced by `parts`, in order.
std::string filled(std::string text, const std::vector<std::string>& parts);

} // namespace filrouge::app
