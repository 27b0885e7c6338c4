#include "core/cells.h"

#include <fmt/format.h>

namespace filrouge {
namespace {

std::size_t space_at_start(std::string_view text) {
    if (text.empty()) return 0;
    if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) return 1;
    if (text.starts_with("\u00A0")) return 2;
    if (text.starts_with("\u202F")) return 3;
    return 0;
}

std::size_t space_at_end(std::string_view text) {
    if (text.empty()) return 0;
    if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
    if (text.ends_with("\u00A0")) return 2;
    if (text.ends_with("\u202F")) return 3;
    return 0;
}

} // namespace

Error line_error(std::string_view file_name, std::size_t line, std::string_view what,
                 std::string_view hint) {
    return {ErrorCode::invalid_input, fmt::format("{}, line {}: {}", file_name, line, what),
            std::string{hint}};
}

std::string_view trimmed(std::string_view text) {
    while (const auto n = space_at_start(text)) text.remove_prefix(n);
    while (const auto n = space_at_end(text)) text.remove_suffix(n);
    return text;
}

std::size_t line_at(std::string_view text, std::size_t byte) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < byte && i < text.size(); ++i) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
            ++line;
        }
    }
    return line;
}

} // namespace filrouge
