#include "core/values.h"

#include "core/cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <system_error>

namespace filrouge {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of the space at the beginning that may part thousands: also NBSP, thin and narrow ones.
std::size_t leading_space(std::string_view text) {
    static constexpr std::array<std::string_view, 4> spaces{" ", "\u00A0", "\u2009", "\u202F"};
    const auto* const space =
        std::find_if(spaces.begin(), spaces.end(), [&](auto one) { return text.starts_with(one); });
    return space == spaces.end() ? 0 : space->size();
}

/// Whether three digits follow and no more: what a space between digits parts.
bool begins_with_thousands(std::string_view text) {
    const auto digits = std::find_if_not(text.begin(), text.end(), is_digit) - text.begin();
    return digits == 3;
}

/// Without the spaces that part thousands, comma to point; empty where spaces stand elsewhere.
std::string plain_number(std::string_view text) {
    text = trimmed(text);
    std::string plain;
    while (!text.empty()) {
        if (const auto space = leading_space(text); space != 0) {
            text.remove_prefix(space);
            const bool whole = !plain.empty() && is_digit(plain.back()) &&
                               plain.find_first_of(".eE") == std::string::npos;
            if (!whole || !begins_with_thousands(text)) return {};
            continue;
        }
        plain += text.front() == ',' ? '.' : text.front();
        text.remove_prefix(1);
    }
    return plain;
}

} // namespace

Timestamp Timestamp::now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string Timestamp::iso() const {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds{ms}};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::string Colour::hex() const {
    return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

std::optional<Colour> Colour::parse(std::string_view text) {
    if ((text.size() != 4 && text.size() != 7) || text[0] != '#') return std::nullopt;
    const std::size_t width = text.size() / 3;
    std::array<std::uint8_t, 3> channels{};
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = hex_digit(text[1 + i * width]);
        const int low = hex_digit(text[i * width + width]);
        if (high < 0 || low < 0) return std::nullopt;
        channels[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Colour{channels[0], channels[1], channels[2]};
}

double Colour::luminance() const {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

std::optional<double> parse_number(std::string_view text) {
    const auto plain = plain_number(text);
    const char* begin = plain.data();
    const char* const end = begin + plain.size();
    if (plain.starts_with('+') && !plain.starts_with("+-")) ++begin;
    double number = 0;
    const auto [stop, error] = std::from_chars(begin, end, number);
    // from_chars also reads "inf" and "nan", which are words here.
    if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::optional<bool> parse_boolean(std::string_view text) {
    static constexpr std::array<std::string_view, 6> yes{"oui", "yes", "vrai", "true", "1", "ja"};
    static constexpr std::array<std::string_view, 6> no{"non", "no", "faux", "false", "0", "nee"};
    std::string lower{text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (std::find(yes.begin(), yes.end(), lower) != yes.end()) return true;
    if (std::find(no.begin(), no.end(), lower) != no.end()) return false;
    return std::nullopt;
}

bool is_iso_date(std::string_view text) {
    static constexpr std::string_view shape = "dddd-dd-dd";
    const auto date = text.substr(0, shape.size());
    if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
    for (std::size_t i = 0; i < date.size(); ++i) {
        if (shape[i] == 'd' ? !is_digit(date[i]) : date[i] != '-') return false;
    }
    return text.size() <= shape.size() || text[shape.size()] == 'T' || text[shape.size()] == ' ';
}

} // namespace filrouge
