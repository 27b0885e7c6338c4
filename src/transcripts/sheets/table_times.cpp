#include "transcripts/sheets/table_times.h"

#include "core/cells.h"
#include "transcripts/captions/cue_times.h"
#include "transcripts/times/spoken_duration.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::transcripts {
namespace {

using Time = FieldTimes::Time;

constexpr std::string_view digits = "0123456789";

Time of_media(MediaTime time) {
    return {static_cast<double>(time.ms), Time::Unit::ms, true};
}

std::optional<Time> parse_time(std::string cell, TableUnit unit) {
    const bool clock = cell.find(':') != std::string::npos;
    if (!clock) std::replace(cell.begin(), cell.end(), ',', '.'); // "0,5"
    const auto* const end = cell.data() + cell.size();
    double number = -1;
    if (std::from_chars(cell.data(), end, number).ptr == end && number >= 0) {
        const bool whole = cell.find('.') == std::string::npos;
        if (unit == TableUnit::seconds) return Time{number * 1000, Time::Unit::ms, true};
        if (unit == TableUnit::milliseconds) return Time{number, Time::Unit::ms, whole};
        return Time{number, Time::Unit::unknown, whole};
    }
    const auto time = parse_media_time(cell);
    return time ? std::optional{of_media(*time)} : std::nullopt;
}

std::optional<FieldTimes> range_of(std::string_view cell, TableUnit unit) {
    for (const std::string_view arrow : {"-->", "\u2013", "-"}) {
        const auto at = cell.find(arrow);
        if (at == std::string::npos || cell.find(':') > at) continue;
        const FieldTimes range{
            parse_time(std::string{trimmed(cell.substr(0, at))}, unit),
            parse_time(std::string{trimmed(cell.substr(at + arrow.size()))}, unit)};
        if (range.begins && range.ends) return range;
    }
    return std::nullopt;
}

// "2026-03-01 10:00", "1/3/26 10:00"; the stroke of "0:01/0:11" stands between two times.
bool holds_date(std::string_view cell) {
    for (std::size_t at = 1; at + 2 < cell.size(); ++at) {
        if (cell[at] != '-' && cell[at] != '/' && cell[at] != '.') continue;
        const auto next = cell.find_first_not_of(digits, at + 1);
        if (next == at + 1 || next == std::string_view::npos || cell[next] != cell[at]) continue;
        if (digits.find(cell[at - 1]) != digits.npos && next + 1 < cell.size() &&
            digits.find(cell[next + 1]) != digits.npos) {
            return true;
        }
    }
    return false;
}

// What has the form of a clock among other things: brackets, words.
std::vector<MediaTime> clocks_in(std::string_view cell) {
    std::vector<MediaTime> found;
    for (auto at = cell.find_first_of(digits); at != std::string_view::npos;
         at = cell.find_first_of(digits, at)) {
        auto end = std::min(cell.find_first_not_of("0123456789:.,", at), cell.size());
        auto token = cell.substr(at, end - at);
        while (digits.find(token.back()) == digits.npos) token.remove_suffix(1);
        at = end;
        if (token.find(':') == std::string_view::npos) continue;
        if (const auto time = parse_media_time(token)) found.push_back(*time);
    }
    return found;
}

} // namespace

FieldTimes times_of_cell(std::string_view written, TableUnit unit) {
    const auto cell = trimmed(written);
    if (cell.empty() || cell.size() > 200) return {}; // words
    if (const auto range = range_of(cell, unit)) return *range;
    if (const auto time = parse_time(std::string{cell}, unit)) return {time, {}};
    if (cell.find(':') != std::string_view::npos) {
        const auto clocks = holds_date(cell) ? std::vector<MediaTime>{} : clocks_in(cell);
        if (clocks.empty() || clocks.size() > 2) return {};
        return {of_media(clocks[0]),
                clocks.size() == 2 ? std::optional{of_media(clocks[1])} : std::nullopt};
    }
    if (const auto spoken = duration_at_end(cell)) return {of_media(spoken->time), {}};
    return {};
}

} // namespace filrouge::transcripts
