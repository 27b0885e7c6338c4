#include "transcripts/times/spoken_duration.h"

#include "core/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace filrouge::transcripts {
namespace {

constexpr std::array<std::string_view, 15> hours{"h",     "hr",     "hrs", "hour",   "hours",
                                                 "heure", "heures", "uur", "stunde", "std",
                                                 "hora",  "horas",  "ora", "ore",    "stunden"};
constexpr std::array<std::string_view, 12> minutes{"m",       "min",    "mins",    "minute",
                                                   "minutes", "minuut", "minuten", "minuto",
                                                   "minutos", "minuti", "mn",      "mi"};
constexpr std::array<std::string_view, 16> seconds{
    "s",       "sec",      "secs", "second",  "seconds",  "seconde", "secondes", "seconden",
    "sekunde", "sekunden", "sek",  "segundo", "segundos", "secondo", "secondi",  "sc"};
constexpr std::array<std::string_view, 6> joining{"and", "et", "und", "en", "y", "e"};

template <class List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Milliseconds of a unit; 0 where the word is none.
std::int64_t unit_of(std::string_view word) {
    if (is_in(hours, word)) return 3'600'000;
    if (is_in(minutes, word)) return 60'000;
    if (is_in(seconds, word)) return 1000;
    return 0;
}

constexpr std::string_view between = " \t,;.";

/// Takes pieces off the end of a line.
class FromEnd {
  public:
    explicit FromEnd(std::string_view line) : line_{line} { skip(); }
    std::string_view letters() {
        const auto last =
            line_.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return take(last == std::string_view::npos ? 0 : last + 1);
    }
    std::string_view digits() {
        const auto last = line_.find_last_not_of("0123456789");
        return take(last == std::string_view::npos ? 0 : last + 1);
    }
    void skip() {
        for (;;) {
            const auto before = line_.size();
            while (!line_.empty() && between.find(line_.back()) != std::string_view::npos) {
                line_.remove_suffix(1);
            }
            for (const std::string_view space : {"\u00A0", "\u202F"}) {
                if (line_.ends_with(space)) line_.remove_suffix(space.size());
            }
            if (line_.size() == before) return;
        }
    }
    [[nodiscard]] std::size_t size() const { return line_.size(); }

  private:
    std::string_view take(std::size_t from) {
        const auto piece = line_.substr(from);
        line_ = line_.substr(0, from);
        return piece;
    }
    std::string_view line_;
};

std::int64_t number(std::string_view digits) {
    std::int64_t value = -1;
    if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

std::optional<SpokenDuration> duration_at_end(std::string_view line) {
    FromEnd rest{line};
    SpokenDuration found;
    std::int64_t smallest = 0;
    for (;;) {
        auto piece = rest;
        auto word = piece.letters();
        if (found.units > 0 && is_in(joining, word)) {
            piece.skip();
            word = piece.letters();
        }
        const auto unit = unit_of(fold(word));
        piece.skip();
        const auto value = unit == 0 ? -1 : number(piece.digits());
        if (value < 0 || unit <= smallest) break;
        smallest = unit;
        found.time.ms += value * unit;
        found.begin = piece.size();
        ++found.units;
        piece.skip();
        rest = piece;
    }
    if (found.units == 0) return std::nullopt;
    // "A12 s" is no number.
    const bool apart = found.begin == 0 || between.find(line[found.begin - 1]) != between.npos ||
                       line.substr(0, found.begin).ends_with("\u00A0") ||
                       line.substr(0, found.begin).ends_with("\u202F");
    return apart ? std::optional{found} : std::nullopt;
}

} // namespace filrouge::transcripts
