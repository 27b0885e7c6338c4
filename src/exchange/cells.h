#pragma once

#include "core/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What the readers of this folder do alike with the cells and lines of files.
namespace filrouge::exchange {

/// "codes.csv, line 3: what".
Error line_error(std::string_view file_name, std::size_t line, std::string_view what,
                 std::string_view hint);

/// Without spaces, tabs, line ends and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

/// A finite number with decimal comma or point, an optional sign and exponent; nothing else around.
std::optional<double> parse_number(std::string_view text);

/// Valid UTF-8 without byte-order mark: `bytes` themselves, or decoded from Windows-1252 where they
/// are not UTF-8.
std::string decode_text(std::string_view bytes);

/// Line of a byte, from 1; CRLF, CR and LF end a line.
std::size_t line_at(std::string_view text, std::size_t byte);

} // namespace filrouge::exchange
