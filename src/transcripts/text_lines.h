#pragma once

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace filrouge::transcripts {

/// A line of a text, without its end.
struct TextLine {
    CpPos begin;
    CpPos end;
    std::string_view bytes;
};

/// Calls `use` with each line of `text` in order, as long as it returns true.
template <class Use>
void each_line(const Text& text, Use use) {
    const std::string_view all = text.utf8();
    CpPos position{0};
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find('\n', at), all.size());
        const auto bytes = all.substr(at, end - at);
        const CpPos line_end = position + count_code_points(bytes);
        if (!use(TextLine{position, line_end, bytes})) return;
        position = line_end + CpCount{1};
        at = end + 1;
    }
}

/// The whole characters among the first `most` bytes.
inline std::string_view beginning(std::string_view bytes, std::size_t most) {
    if (bytes.size() <= most) return bytes;
    while (most > 0 && (static_cast<unsigned char>(bytes[most]) & 0xC0u) == 0x80u) --most;
    return bytes.substr(0, most);
}

/// The line that begins at `begin`, without its end.
inline std::string_view line_at(const Text& text, CpPos begin) {
    const auto rest = std::string_view{text.utf8()}.substr(text.index().to_byte(begin).value());
    return rest.substr(0, rest.find('\n'));
}

/// Quotes and brackets behind the full stop apart.
inline bool ends_sentence(std::string_view line) {
    static constexpr std::array<std::string_view, 8> ends{".", "!", "?", "…", "»", "”", "。", "؟"};
    line = line.substr(0, line.find_last_not_of(" \t\")]*_") + 1);
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return line.ends_with(end); });
}

} // namespace filrouge::transcripts
