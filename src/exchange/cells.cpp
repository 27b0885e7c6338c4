#include "exchange/cells.h"

#include <charconv>
#include <cmath>
#include <string>

namespace filrouge::exchange {

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

} // namespace filrouge::exchange
