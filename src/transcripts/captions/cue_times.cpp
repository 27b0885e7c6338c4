#include "transcripts/captions/cue_times.h"

#include <array>
#include <cstdint>

namespace filrouge::transcripts {
namespace {

bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

struct Reader {
    std::string_view text;
    std::size_t at = 0;

    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at + ahead < text.size() ? text[at + ahead] : '\0';
    }
    [[nodiscard]] bool done() const { return at >= text.size(); }
    void skip_spaces() {
        while (peek() == ' ' || peek() == '\t') ++at;
    }
    bool accept(std::string_view piece) {
        if (text.substr(at, piece.size()) != piece) return false;
        at += piece.size();
        return true;
    }
};

struct Number {
    std::int64_t value = 0;
    std::size_t digits = 0;
};

Number number(Reader& in) {
    Number n;
    while (is_digit_byte(in.peek()) && n.digits < 9) {
        n.value = n.value * 10 + (in.peek() - '0');
        ++n.digits;
        ++in.at;
    }
    return n;
}

// The comma of "0:00:01,0:00:02" parts two times; that of "0:00:01,5" does not.
std::int64_t fraction_ms(Reader& in) {
    if (in.peek() != '.' && in.peek() != ',') return 0;
    std::size_t digits = 0;
    std::int64_t ms = 0;
    while (is_digit_byte(in.peek(1 + digits))) {
        if (digits < 3) ms = ms * 10 + (in.peek(1 + digits) - '0');
        ++digits;
    }
    if (digits == 0 || in.peek(1 + digits) == ':') return 0;
    in.at += 1 + digits;
    for (auto missing = digits; missing < 3; ++missing) ms *= 10;
    return ms;
}

// Minutes and seconds at least; "00:00:01:250" has its milliseconds after a colon.
std::optional<MediaTime> clock_time(Reader& in) {
    std::array<Number, 4> parts{};
    std::size_t count = 0;
    parts[count++] = number(in);
    while (count < parts.size() && in.peek() == ':' && is_digit_byte(in.peek(1))) {
        ++in.at;
        parts[count++] = number(in);
    }
    if (count < 2 || parts[0].digits == 0) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        if (parts[i].digits > 4) return std::nullopt;
    }
    const auto clock = count == 4 ? std::size_t{3} : count;
    std::int64_t seconds = 0;
    for (std::size_t i = 0; i < clock; ++i) seconds = seconds * 60 + parts[i].value;
    return MediaTime{seconds * 1000 + (count == 4 ? parts[3].value : fraction_ms(in))};
}

bool arrow(Reader& in) {
    in.skip_spaces();
    bool shaft = false;
    while (in.accept("-") || in.accept("–") || in.accept("—")) shaft = true;
    const bool found = shaft ? in.accept(">") : in.accept("→");
    in.skip_spaces();
    return found;
}

} // namespace

std::optional<MediaTime> parse_media_time(std::string_view text) {
    Reader in{text};
    in.skip_spaces();
    const auto start = in.at;
    auto time = clock_time(in);
    if (!time) {
        in.at = start;
        const auto seconds = number(in);
        if (seconds.digits == 0) return std::nullopt;
        time = MediaTime{seconds.value * 1000 + fraction_ms(in)};
        in.accept("s");
    }
    in.skip_spaces();
    return in.done() ? time : std::nullopt;
}

std::optional<CueTimes> parse_arrow_times(std::string_view line) {
    Reader in{line};
    in.skip_spaces();
    // A damaged line of times is still no speech.
    const bool meant = is_digit_byte(in.peek()) && line.find("-->") != std::string_view::npos;
    CueTimes times;
    times.begins = clock_time(in);
    if (times.begins && arrow(in)) {
        times.ends = clock_time(in);
        if (times.ends && (in.done() || in.peek() == ' ' || in.peek() == '\t')) return times;
    }
    if (!meant) return std::nullopt;
    times.ends.reset();
    Reader after{line.substr(line.find("-->") + 3)};
    after.skip_spaces();
    times.ends = clock_time(after);
    return times;
}

std::optional<CueTimes> parse_comma_times(std::string_view line) {
    Reader in{line};
    in.skip_spaces();
    CueTimes times;
    times.begins = clock_time(in);
    if (!times.begins || !in.accept(",")) return std::nullopt;
    in.skip_spaces();
    times.ends = clock_time(in);
    in.skip_spaces();
    if (!times.ends || !in.done()) return std::nullopt;
    return times;
}

} // namespace filrouge::transcripts
