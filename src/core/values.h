#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge {

/// Milliseconds since 1970-01-01 UTC.
struct Timestamp {
    std::int64_t ms = 0;
    friend auto operator<=>(Timestamp, Timestamp) = default;
    static Timestamp now();
    /// ISO 8601 in UTC, `2026-03-01T12:00:00.000Z`.
    [[nodiscard]] std::string iso() const;
};

/// Milliseconds from the start of a recording.
struct MediaTime {
    std::int64_t ms = 0;
    friend auto operator<=>(MediaTime, MediaTime) = default;
};

/// sRGB.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(Colour, Colour) = default;
    /// `#rrggbb`, lower case.
    [[nodiscard]] std::string hex() const;
    /// `#rgb` or `#rrggbb`, either case.
    static std::optional<Colour> parse(std::string_view text);
    /// WCAG 2.1 relative luminance, 0 (black) to 1 (white).
    [[nodiscard]] double luminance() const;
};

/// A number as researchers write it: `12`, `-3.5`, `3,5`, `1 200`, `1e3`; spaces part thousands
/// only, and may stand around. Nothing where the text is something else.
std::optional<double> parse_number(std::string_view text);

/// `oui`, `yes`, `vrai`, `true`, `1` and their opposites, in either case.
std::optional<bool> parse_boolean(std::string_view text);

/// True for `2026`, `2026-03`, `2026-03-01` and times after that: texts whose order is that of the
/// dates.
bool is_iso_date(std::string_view text);

} // namespace filrouge
