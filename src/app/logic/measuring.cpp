#include "app/logic/measuring.h"

#include <algorithm>
#include <array>
#include <optional>

namespace filrouge::app {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Characters that join the one before: marks, variation selectors, skin tones, flags, tags, ZWJ.
constexpr Range joiners[] = {
    {0x300, 0x36f},     {0x483, 0x489},     {0x1ab0, 0x1aff},   {0x1dc0, 0x1dff},
    {0x200d, 0x200d},   {0x20d0, 0x20ff},   {0xfe00, 0xfe0f},   {0xfe20, 0xfe2f},
    {0x1f1e6, 0x1f1ff}, {0x1f3fb, 0x1f3ff}, {0xe0020, 0xe007f},
};
constexpr char32_t zero_width_joiner = 0x200d;

bool joins(char32_t c) {
    if (c < joiners[0].first) return false;
    return std::any_of(std::begin(joiners), std::end(joiners),
                       [c](const Range& range) { return range.first <= c && c <= range.last; });
}

struct Decoded {
    char32_t c;
    std::size_t size;
};

/// `at` is the start of a character of valid UTF-8.
Decoded decode(std::string_view utf8, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3f); };
    const auto lead = static_cast<char32_t>(byte(0));
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xe0) return {(lead & 0x1f) << 6 | tail(1), 2};
    if (lead < 0xf0) return {(lead & 0x0f) << 12 | tail(1) << 6 | tail(2), 3};
    return {(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

/// Behind all that joins the character before `at`.
std::size_t end_of_cluster(std::string_view utf8, std::size_t at) {
    bool after_joiner = false;
    while (at < utf8.size()) {
        const auto next = decode(utf8, at);
        if (!joins(next.c) && !after_joiner) break;
        after_joiner = next.c == zero_width_joiner;
        at += next.size;
    }
    return at;
}

/// Remembers what the font said of each pair.
class Ligatures {
  public:
    explicit Ligatures(const std::function<bool(std::string_view)>& ask) : ask_{ask} {}
    bool joined(std::string_view pair) {
        // The letters that Latin fonts join with the next one.
        static constexpr std::string_view first = "fTtcsQ";
        const auto row = first.find(pair[0]);
        const auto column = static_cast<unsigned char>(pair[1]) - static_cast<unsigned char>('a');
        if (row == std::string_view::npos || column < 0 || column >= 26) return false;
        auto& answer = known_[row * 26 + static_cast<std::size_t>(column)];
        if (!answer) answer = ask_(pair);
        return *answer;
    }

  private:
    const std::function<bool(std::string_view)>& ask_;
    std::array<std::optional<bool>, std::size_t{6} * 26> known_{};
};

} // namespace

std::vector<BytePos> measuring_breaks(const Text& text,
                                      const std::function<bool(std::string_view)>& drawn_as_one) {
    const std::string_view utf8{text.utf8()};
    Ligatures ligatures{drawn_as_one};
    std::vector<BytePos> breaks;
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto here = decode(utf8, at);
        if (joins(here.c)) {
            at = end_of_cluster(utf8, at);
            breaks.emplace_back(at);
            continue;
        }
        if (here.size == 1 && at + 1 < utf8.size() && ligatures.joined(utf8.substr(at, 2))) {
            breaks.emplace_back(at + 1);
        }
        at += here.size;
    }
    return breaks;
}

} // namespace filrouge::app
