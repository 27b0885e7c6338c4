#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

// What readers of tables and of other line-wise files do alike.
namespace filrouge {

/// "codes.csv, line 3: what".
Error line_error(std::string_view file_name, std::size_t line, std::string_view what,
                 std::string_view hint);

/// Without spaces, tabs, line ends and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

/// Line of a byte, from 1; CRLF, CR and LF end a line.
std::size_t line_at(std::string_view text, std::size_t byte);

} // namespace filrouge
