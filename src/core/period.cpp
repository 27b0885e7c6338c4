#include "core/period.h"

#include <array>
#include <chrono>

namespace filrouge {
namespace {

using namespace std::chrono;

constexpr std::string_view form = "0000-00-00T00:00:00.000";

/// Where a number of `form` begins and ends; a text may end after each.
struct Field {
    std::size_t begin;
    std::size_t end;
};
constexpr std::array fields = {Field{0, 4},   Field{5, 7},   Field{8, 10}, Field{11, 13},
                               Field{14, 16}, Field{17, 19}, Field{20, 23}};
constexpr std::size_t date_fields = 3;

bool has_form(std::string_view text) {
    if (text.size() > form.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '0' ? !digit : text[i] != form[i]) return false;
    }
    return true;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

Timestamp timestamp(sys_time<milliseconds> time) {
    return {time.time_since_epoch().count()};
}

/// The first moment after a date of which `given` fields are known.
sys_days after(year_month_day date, std::size_t given) {
    if (given == 1) return sys_days{(date.year() + years{1}) / January / 1};
    if (given == 2) return sys_days{date.year() / date.month() / 1 + months{1}};
    return sys_days{date} + days{1};
}

} // namespace

std::optional<Period> parse_period(std::string_view text) {
    if (text.size() > 10 && text.back() == 'Z') text.remove_suffix(1);
    if (!has_form(text)) return std::nullopt;
    std::array<int, fields.size()> values{0, 1, 1, 0, 0, 0, 0};
    std::size_t given = 0;
    for (; given < fields.size() && fields[given].end <= text.size(); ++given) {
        const auto [begin, end] = fields[given];
        values[given] = number(text.substr(begin, end - begin));
    }
    if (given == 0 || fields[given - 1].end != text.size()) return std::nullopt;
    const year_month_day date{year{values[0]}, month{static_cast<unsigned>(values[1])},
                              day{static_cast<unsigned>(values[2])}};
    if (!date.ok() || values[3] > 23 || values[4] > 59 || values[5] > 59) return std::nullopt;
    const auto first = sys_time<milliseconds>{sys_days{date}} + hours{values[3]} +
                       minutes{values[4]} + seconds{values[5]} + milliseconds{values[6]};
    if (given <= date_fields)
        return Period{timestamp(first), timestamp(after(date, given) - milliseconds{1})};
    constexpr std::array<milliseconds, 4> lengths{hours{1}, minutes{1}, seconds{1},
                                                  milliseconds{1}};
    const auto length = lengths.at(given - date_fields - 1);
    return Period{timestamp(first), timestamp(first + length - milliseconds{1})};
}

} // namespace filrouge
