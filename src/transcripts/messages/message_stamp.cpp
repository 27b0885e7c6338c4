#include "transcripts/messages/message_stamp.h"

#include "transcripts/unicode.h"

#include <algorithm>
#include <array>

namespace filrouge::transcripts {
namespace {

bool is_mark_of_direction(char32_t c) {
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0xFEFF;
}

class Reader {
  public:
    explicit Reader(std::u32string_view text, std::size_t at = 0) : text_{text}, at_{at} {}
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] char32_t peek() const { return done() ? U'\0' : text_[at_]; }
    bool accept(std::u32string_view any_of) {
        if (done() || any_of.find(text_[at_]) == std::u32string_view::npos) return false;
        ++at_;
        return true;
    }
    bool spaces() {
        const auto begin = at_;
        while (!done() && (is_space(text_[at_]) || is_mark_of_direction(text_[at_]))) ++at_;
        return at_ > begin;
    }
    // Of at most four digits; -1 where there is none.
    int number(std::size_t* digits = nullptr) {
        int value = -1;
        std::size_t count = 0;
        while (!done() && text_[at_] >= U'0' && text_[at_] <= U'9' && count < 5) {
            value = std::max(value, 0) * 10 + static_cast<int>(text_[at_] - U'0');
            ++at_;
            ++count;
        }
        if (digits != nullptr) *digits = count;
        return count > 4 ? -1 : value;
    }
    std::size_t letters() {
        const auto begin = at_;
        while (!done() && (is_letter(text_[at_]) || is_mark(text_[at_]))) ++at_;
        return at_ - begin;
    }
    void back_to(std::size_t at) { at_ = at; }

  private:
    std::u32string_view text_;
    std::size_t at_;
};

bool is_day_or_month(int number) {
    return number >= 1 && number <= 31;
}

// "28/02/2022", "2/28/22", "2022-02-28", "28.2.2022", "28. 2. 2022."
bool numeric_date(Reader& in) {
    std::array<std::size_t, 3> digits{};
    const int first = in.number(&digits[0]);
    const auto sign = in.peek();
    if (first < 0 || !in.accept(U"/.-")) return false;
    in.spaces();
    const int second = in.number(&digits[1]);
    if (in.peek() != sign || !is_day_or_month(second)) return false;
    in.accept(U"/.-");
    in.spaces();
    const int third = in.number(&digits[2]);
    in.accept(U".");
    const bool year_first = digits[0] == 4 && is_day_or_month(third) && digits[2] <= 2;
    const bool year_last = is_day_or_month(first) && third >= 0 && digits[2] >= 2;
    return year_first || (year_last && digits[0] <= 2);
}

// "28 févr. 2022", "Feb 28, 2022", "28 de febrero de 2022"
bool written_date(Reader& in) {
    const auto number_of_day = [&] {
        const int day = in.number();
        in.accept(U".");
        return is_day_or_month(day);
    };
    const bool day_first = number_of_day();
    if (!day_first && in.letters() < 3) return false;
    in.accept(U".");
    in.spaces();
    for (int word = 0; day_first && word < 2; ++word) {
        if (in.letters() < 2) break;
        in.accept(U".,");
        in.spaces();
    }
    if (!day_first && !number_of_day()) return false;
    in.accept(U",");
    in.spaces();
    const auto before = in.at();
    if (in.letters() > 0 && in.at() - before <= 2) in.spaces(); // "de 2022"
    std::size_t digits = 0;
    return in.number(&digits) > 0 && digits == 4;
}

bool date(Reader& in) {
    const auto begin = in.at();
    if (numeric_date(in)) return true;
    in.back_to(begin);
    return written_date(in);
}

// "PM", "p. m.", "p.m."
void half_of_day(Reader& in) {
    const auto begin = in.at();
    in.spaces();
    if (!in.accept(U"aApP")) return in.back_to(begin);
    in.accept(U".");
    in.spaces();
    if (!in.accept(U"mM")) return in.back_to(begin);
    in.accept(U".");
}

// "21:53", "9:53:10 PM", "21.53", "21 h 53"
bool hour(Reader& in) {
    const int hours = in.number();
    if (hours < 0 || hours > 24) return false;
    const auto begin = in.at();
    in.spaces();
    if (!in.accept(U"hH")) {
        in.back_to(begin);
        if (!in.accept(U":.")) return false;
    }
    in.spaces();
    std::size_t digits = 0;
    if (in.number(&digits) < 0 || digits != 2) return false;
    const auto minutes = in.at();
    if (in.accept(U":.")) {
        const bool seconds = in.number(&digits) >= 0 && digits == 2;
        if (!seconds) in.back_to(minutes);
    }
    half_of_day(in);
    return true;
}

// ", ", " à ", " klo ", " um ", " - "
bool between_date_and_hour(Reader& in) {
    bool any = in.accept(U",");
    any = in.spaces() || any;
    const auto begin = in.at();
    if (in.letters() > 5) in.back_to(begin);
    in.accept(U".");
    in.spaces();
    const auto word = in.at();
    if (in.letters() > 3) in.back_to(word); // "a las"
    in.spaces();
    return any;
}

bool date_and_hour(Reader& in) {
    const auto begin = in.at();
    if (date(in) && between_date_and_hour(in) && hour(in)) return true;
    in.back_to(begin);
    if (!hour(in)) return false;
    in.accept(U",");
    return in.spaces() && date(in);
}

std::optional<MessageStamp> stamp_first(std::u32string_view line) {
    Reader in{line};
    in.spaces();
    const bool bracket = in.accept(U"[");
    if (!date_and_hour(in)) return std::nullopt;
    if (bracket) {
        if (!in.accept(U"]")) return std::nullopt;
        in.spaces();
        return MessageStamp{MessageStamp::Form::bracket, in.at(), 0};
    }
    in.spaces();
    if (!in.accept(U"-–") || !in.spaces()) return std::nullopt;
    return MessageStamp{MessageStamp::Form::dash, in.at(), 0};
}

// "Nadia, [28/02/2022 21:53]", "Nadia, [28 Feb 2022 at 21:53:10]:"
std::optional<MessageStamp> name_first(std::u32string_view line) {
    const auto open = line.find(U", [");
    if (open == std::u32string_view::npos || open == 0) return std::nullopt;
    Reader in{line, open + 3};
    if (!date_and_hour(in) || !in.accept(U"]")) return std::nullopt;
    in.accept(U":");
    in.spaces();
    if (!in.done()) return std::nullopt;
    return MessageStamp{MessageStamp::Form::telegram, line.size(), open};
}

} // namespace

std::optional<MessageStamp> message_stamp(std::u32string_view line) {
    if (auto stamp = stamp_first(line)) return stamp;
    return name_first(line);
}

} // namespace filrouge::transcripts
