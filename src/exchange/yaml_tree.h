#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::exchange {

/// One YAML document as plain text nodes: nothing is a number, a date or a boolean here.
struct YamlNode {
    enum class Kind { empty, scalar, list, map };
    Kind kind = Kind::empty;
    std::size_t line = 0;           ///< from 1
    std::string text;               ///< of a scalar; what stands unquoted as null, ~ … is `empty`
    std::vector<YamlNode> children; ///< of a list its items, of a map its values
    std::vector<YamlNode> keys;     ///< of a map, beside `children`; scalars, each once
};

/// Reads a file that people wrote and strangers may have sent: at most 8 MB, 300 levels and one
/// document; no aliases, tags or control characters. Errors name the file and the line.
Result<YamlNode> read_yaml(std::string_view bytes, std::string_view file_name);

/// A value for a place after `key: ` or `- ` whose children would stand `indent` spaces deep: plain
/// where that is safe, as a block where it has several lines, else quoted. Reading it gives `text`.
std::string yaml_value(std::string_view text, std::size_t indent);
/// The same on one line, for keys.
std::string yaml_key(std::string_view text);

} // namespace filrouge::exchange
