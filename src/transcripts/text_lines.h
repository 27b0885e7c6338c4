#pragma once

#include "core/text.h"

#include <algorithm>
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

} // namespace filrouge::transcripts
