#include "exchange/yaml_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace filrouge::exchange {
namespace {

/// What some reader of YAML (1.1 or 1.2) takes for something other than these letters.
bool is_reserved(std::string_view text) {
    static constexpr std::array<std::string_view, 9> words{"true", "false", "yes", "no",  "on",
                                                           "off",  "y",     "n",   "null"};
    std::string lower;
    for (const char c : text) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return std::find(words.begin(), words.end(), lower) != words.end();
}

/// The code point at `at` of valid UTF-8, and its length.
struct Decoded {
    std::uint32_t value;
    std::size_t bytes;
};
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    auto value = lead & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) value = (value << 6) | (byte(i) & 0x3Fu);
    return {value, bytes};
}

/// Characters that no reader sees, or that some take for a line end or not for text at all.
bool must_be_escaped(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE;
}

bool has_to_escape(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, bytes] = decode(text, at);
        if (value != '\n' && must_be_escaped(value)) return true;
        at += bytes;
    }
    return false;
}

bool is_plain(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const bool letter =
        first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    return letter && text.back() != ' ' && text.back() != ':' && !is_reserved(text) &&
           text.find('\n') == std::string_view::npos && !has_to_escape(text) &&
           text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos;
}

/// As a literal block every line is kept as it is; not so lines that begin or end with spaces, in
/// editors and in some readers, and not the count of line ends at the very end.
bool is_block(std::string_view text) {
    if (text.find('\n') == std::string_view::npos || has_to_escape(text)) return false;
    if (text.front() == '\n' || text.front() == ' ' || text.back() == '\n') return false;
    return text.find(" \n") == std::string_view::npos && text.back() != ' ';
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, bytes] = decode(text, at);
        if (value == '"' || value == '\\') {
            out += '\\';
            out += static_cast<char>(value);
        } else if (value == '\n') {
            out += "\\n";
        } else if (value == '\t') {
            out += "\\t";
        } else if (!must_be_escaped(value)) {
            out += text.substr(at, bytes);
        } else if (value > 0xFFFF) {
            out += fmt::format("\\U{:08x}", value);
        } else if (value > 0xFF) {
            out += fmt::format("\\u{:04x}", value);
        } else {
            out += fmt::format("\\x{:02x}", value);
        }
        at += bytes;
    }
    return out + "\"";
}

std::string block(std::string_view text, std::size_t indent) {
    std::string out = "|-";
    while (true) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        out += '\n';
        if (!line.empty()) out += std::string(indent, ' ').append(line);
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string yaml_value(std::string_view text, std::size_t indent) {
    if (text.empty()) return "\"\"";
    if (is_plain(text)) return std::string{text};
    return is_block(text) ? block(text, indent) : quoted(text);
}

std::string yaml_key(std::string_view text) {
    if (text.empty()) return "\"\"";
    return is_plain(text) ? std::string{text} : quoted(text);
}

} // namespace filrouge::exchange
