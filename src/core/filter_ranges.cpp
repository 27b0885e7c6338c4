#include "core/filter_ranges.h"

#include "core/result.h"
#include "core/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace filrouge {

namespace {

constexpr std::string_view dots = "..";

struct Ends {
    std::string_view first;
    std::string_view last;
};

std::optional<Ends> ends_of(std::string_view value) {
    const auto at = value.find(dots);
    if (at == std::string_view::npos || value.size() == dots.size()) return std::nullopt;
    return Ends{value.substr(0, at), value.substr(at + dots.size())};
}

std::optional<std::int64_t> whole(std::string_view digits) {
    std::int64_t number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    const bool sound = error == std::errc{} && stop == end && number >= 0 && number < 1'000'000'000;
    return sound ? std::optional{number} : std::nullopt;
}

/// "5", "05" and "5,25" seconds in milliseconds.
std::optional<std::int64_t> seconds(std::string_view text) {
    const auto point = text.find_first_of(".,");
    const auto count = whole(text.substr(0, point));
    if (!count || point == std::string_view::npos) {
        return count ? std::optional{*count * 1000} : std::nullopt;
    }
    auto part = std::string{text.substr(point + 1)};
    if (part.empty()) return std::nullopt;
    part.resize(3, '0');
    const auto thousandths = whole(part);
    return thousandths ? std::optional{*count * 1000 + *thousandths} : std::nullopt;
}

bool can_order(std::string_view value) {
    return value.empty() || parse_number(value) || is_iso_date(value);
}

FilterNode compared(const Condition& like, Condition::Op op, std::string_view value) {
    FilterNode node;
    node.kind = FilterNode::Kind::condition;
    node.condition = {like.field, op, std::string{value}};
    return node;
}

[[noreturn]] void refuse_time(const Condition& condition) {
    throw Failure{Error{ErrorCode::invalid_input,
                        fmt::format("'{}' is not a time", condition.value),
                        "Write 00:10:00, 10:00 or 600, or a range: 00:10:00..00:20:00"}};
}

} // namespace

void refuse_date(const Condition& condition) {
    throw Failure{Error{ErrorCode::invalid_input,
                        fmt::format("'{}' is not a date", condition.value),
                        "Write 2026, 2026-03 or 2026-03-01"}};
}

std::optional<MediaTime> parse_media_time(std::string_view text) {
    std::int64_t minutes = 0;
    for (int part = 0;; ++part) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) break;
        const auto number = whole(text.substr(0, colon));
        if (!number || part == 2) return std::nullopt;
        minutes = minutes * 60 + *number;
        text.remove_prefix(colon + 1);
    }
    const auto rest = seconds(text);
    if (!rest) return std::nullopt;
    return MediaTime{minutes * 60'000 + *rest};
}

TimeWindow time_window(const Condition& condition) {
    using Op = Condition::Op;
    TimeWindow window;
    const bool equal = condition.op == Op::equal || condition.op == Op::not_equal;
    if (const auto ends = ends_of(condition.value); ends && equal) {
        const auto first = parse_media_time(ends->first);
        const auto last = parse_media_time(ends->last);
        if ((!first && !ends->first.empty()) || (!last && !ends->last.empty()))
            refuse_time(condition);
        if (first) window.first = first->ms;
        if (last) window.last = last->ms;
        return window;
    }
    const auto time = parse_media_time(condition.value);
    if (!time) refuse_time(condition);
    if (equal || condition.op == Op::greater_equal) window.first = time->ms;
    if (equal || condition.op == Op::less_equal) window.last = time->ms;
    if (condition.op == Op::greater) window.first = time->ms + 1;
    if (condition.op == Op::less) window.last = time->ms - 1;
    return window;
}

bool is_within(const TimeWindow& window, const Turn& turn, const Turn* next) {
    if (!turn.begins) return false;
    const auto begin = turn.begins->ms;
    auto end = begin;
    if (turn.ends) {
        end = turn.ends->ms;
    } else if (next != nullptr && next->begins) {
        end = next->begins->ms;
    }
    return begin <= window.last && std::max(end, begin + 1) > window.first;
}

std::optional<FilterNode> split_range(const Condition& condition) {
    using Op = Condition::Op;
    const auto ends = ends_of(condition.value);
    if (!ends || (condition.op != Op::equal && condition.op != Op::not_equal)) return std::nullopt;
    if (!can_order(ends->first) || !can_order(ends->last)) return std::nullopt;
    FilterNode within{FilterNode::Kind::all_of, {}, {}};
    if (!ends->first.empty()) {
        within.children.push_back(compared(condition, Op::greater_equal, ends->first));
    }
    if (!ends->last.empty()) {
        within.children.push_back(compared(condition, Op::less_equal, ends->last));
    }
    if (condition.op == Op::equal) return within;
    FilterNode outside{FilterNode::Kind::none_of, {}, {}};
    outside.children.push_back(std::move(within));
    return outside;
}

} // namespace filrouge
