#include "transcripts/times/time_stamp.h"

#include "transcripts/unicode.h"

#include <cstdint>
#include <string>

namespace filrouge::transcripts {
namespace {

struct Reader {
    std::u32string_view text;
    std::size_t at = 0;
    bool enclosed = false; // then "7: 37" is a slip of the finger

    [[nodiscard]] char32_t peek() const { return at < text.size() ? text[at] : U'\0'; }
    void skip_spaces() {
        while (at < text.size() && is_space(text[at])) ++at;
    }
    bool accept(std::u32string_view any_of) {
        if (at >= text.size() || any_of.find(text[at]) == std::u32string_view::npos) return false;
        ++at;
        return true;
    }
    struct Number {
        std::int64_t value = 0;
        std::size_t digits = 0;
    };
    Number number() {
        Number n;
        while (is_digit(peek()) && n.digits < 4) {
            n.value = n.value * 10 + static_cast<std::int64_t>(digit_value(peek()));
            ++n.digits;
            ++at;
        }
        return n;
    }
};

// `.5`, `,500`, `-9`: tenths, hundredths or thousandths of a second.
std::int64_t fraction_ms(Reader& in) {
    const auto start = in.at;
    if (!in.accept(U".,-")) return 0;
    const auto n = in.number();
    if (n.digits == 0 || n.digits > 3) {
        in.at = start;
        return 0;
    }
    return n.value * (n.digits == 1 ? 100 : n.digits == 2 ? 10 : 1);
}

// "01:02:03:12": pictures of a film.
void skip_frames(Reader& in) {
    const auto start = in.at;
    if (!in.accept(U":")) return;
    if (in.number().digits != 2) in.at = start;
}

std::optional<MediaTime> clock_time(Reader& in) {
    const auto first = in.number();
    if (first.digits == 0 || first.digits > 3 || !in.accept(U":")) return std::nullopt;
    if (in.enclosed) in.skip_spaces();
    const auto second = in.number();
    if (second.digits != 2 || second.value > 59) return std::nullopt;
    std::int64_t seconds = first.value * 60 + second.value;
    const auto before_third = in.at;
    if (in.accept(U":")) {
        const auto third = in.number();
        if (third.digits == 2 && third.value < 60) {
            seconds = seconds * 60 + third.value;
            skip_frames(in);
        } else {
            in.at = before_third;
        }
    }
    return MediaTime{seconds * 1000 + fraction_ms(in)};
}

std::optional<MediaTime> range_end(Reader& in) {
    const auto start = in.at;
    in.skip_spaces();
    bool joined = false;
    while (in.accept(U"-–—→>à")) joined = true;
    in.skip_spaces();
    const auto end = joined ? clock_time(in) : std::nullopt;
    if (!end) in.at = start;
    return end;
}

char32_t closing(char32_t open) {
    constexpr std::u32string_view opens = U"([{<#";
    constexpr std::u32string_view closes = U")]}>#";
    const auto i = opens.find(open);
    return i == std::u32string_view::npos ? U'\0' : closes[i];
}

} // namespace

std::optional<TimeStamp> parse_time_stamp(std::u32string_view text) {
    Reader in{text};
    const char32_t close = closing(in.peek());
    if (close != U'\0') {
        ++in.at;
        in.enclosed = true;
        in.skip_spaces();
    }
    const auto begins = clock_time(in);
    if (!begins) return std::nullopt;
    TimeStamp stamp{*begins, range_end(in), 0, close != U'\0'};
    if (stamp.enclosed) {
        in.skip_spaces();
        if (in.peek() != close) return std::nullopt;
        ++in.at;
    } else if (is_letter(in.peek()) || is_digit(in.peek())) {
        return std::nullopt;
    }
    stamp.length = in.at;
    return stamp;
}

} // namespace filrouge::transcripts
