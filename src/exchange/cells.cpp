#include "exchange/cells.h"

#include "core/text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace filrouge::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// 0x80–0x9f; the five bytes Windows leaves undefined stay control characters (WHATWG Encoding).
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_utf8(std::string& out, std::uint16_t c) {
    if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
    } else {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    }
    out += static_cast<char>(0x80 | (c & 0x3F));
}

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            append_utf8(out, byte < 0xA0 ? windows_1252[byte - 0x80u] : byte);
        }
    }
    return out;
}

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

std::optional<double> parse_number(std::string_view text) {
    std::string plain{trimmed(text)};
    if (plain.starts_with('+') && !plain.starts_with("+-")) plain.erase(0, 1);
    if (plain.find('.') == std::string::npos) {
        if (const auto comma = plain.find(','); comma != std::string::npos) plain[comma] = '.';
    }
    if (plain.empty() || plain.find_first_not_of("0123456789.eE+-") != std::string::npos) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, failed] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (failed != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::string decode_text(std::string_view bytes) {
    if (find_invalid_utf8(bytes)) return from_windows_1252(bytes);
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    return std::string{bytes};
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

} // namespace filrouge::exchange
