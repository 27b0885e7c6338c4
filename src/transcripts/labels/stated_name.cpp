#include "transcripts/labels/stated_name.h"

#include "core/text.h"
#include "transcripts/unicode.h"

#include <algorithm>

namespace filrouge::transcripts {
namespace {

// Soft hyphen, zero-width space, marks and overrides of direction, word joiner, byte-order mark.
bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

// They hold the parts of a picture or of a Persian name together; at an end they hold nothing.
bool joins(char32_t c) {
    return c == 0x200C || c == 0x200D;
}

std::u32string visible(std::string_view written) {
    const auto clean = Text::clean(written);
    std::u32string name;
    for (const char32_t c : clean ? to_utf32(clean->utf8()) : std::u32string{}) {
        if (is_invisible(c)) continue;
        if (!is_space(c)) {
            name.push_back(c);
        } else if (!name.empty() && name.back() != U' ') {
            name.push_back(U' ');
        }
    }
    return name;
}

// "(Nadia)" but not "(dite) Nadia (2)".
bool is_enclosed(std::u32string_view name) {
    constexpr std::u32string_view opens = U"[({<";
    constexpr std::u32string_view closes = U"])}>";
    if (name.size() < 3) return false;
    const auto kind = opens.find(name.front());
    return kind != std::u32string_view::npos && name.find(closes[kind]) == name.size() - 1;
}

bool separates(char32_t c) {
    return is_space(c) || joins(c) ||
           std::u32string_view{U":：-–—~/*"}.find(c) != std::u32string_view::npos;
}

} // namespace

std::string stated_name(std::string_view written) {
    const auto all = visible(written);
    std::u32string_view name{all};
    for (;;) {
        const auto before = name.size();
        while (!name.empty() && separates(name.front())) name.remove_prefix(1);
        while (!name.empty() && separates(name.back())) name.remove_suffix(1);
        if (is_enclosed(name)) name = name.substr(1, name.size() - 2);
        if (name.size() == before) return to_utf8(name);
    }
}

} // namespace filrouge::transcripts
