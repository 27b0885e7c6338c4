#include "transcripts/labels/invisible.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

constexpr char32_t first_shaped = 0x0590; // Hebrew; before it stand alphabets that joiners leave

bool joins(std::u32string_view line, std::size_t i) {
    const bool joiner = line[i] == 0x200C || line[i] == 0x200D;
    return joiner && i > 0 && i + 1 < line.size() && line[i - 1] >= first_shaped &&
           !is_invisible(line[i - 1]) && line[i + 1] >= first_shaped && !is_invisible(line[i + 1]);
}

} // namespace

bool is_invisible(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::size_t Visible::shown(std::size_t place) const {
    const auto at = std::lower_bound(places.begin(), places.end(), place);
    return std::min(static_cast<std::size_t>(at - places.begin()), text.size());
}

Visible without_invisible(std::u32string_view line) {
    Visible visible;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (is_invisible(line[i]) && !joins(line, i)) continue;
        visible.text.push_back(line[i]);
        visible.places.push_back(i);
    }
    visible.places.push_back(line.size());
    return visible;
}

} // namespace filrouge::transcripts
