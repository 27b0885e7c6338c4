#include "core/shown.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

namespace filrouge {
namespace {

constexpr std::string_view replacement = "\uFFFD";

/// Calls `use(sign, bytes)` for each character; `sign` is negative where the bytes are no UTF-8.
template <class Use>
void each_sign(std::string_view bytes, const Use& use) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto end = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < end;) {
        const auto begin = at;
        UChar32 sign = 0;
        U8_NEXT(data, at, end, sign);
        use(sign,
            bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
    }
}

} // namespace

bool alters_display(char32_t sign) {
    return sign < 0x20 || (sign >= 0x7F && sign < 0xA0) || (sign >= 0x202A && sign <= 0x202E) ||
           (sign >= 0x2066 && sign <= 0x2069);
}

bool is_plain_name(std::string_view name) {
    bool plain = true;
    each_sign(name, [&](UChar32 sign, std::string_view /*bytes*/) {
        plain = plain && sign >= 0 && !alters_display(static_cast<char32_t>(sign));
    });
    return plain;
}

std::string shown_plainly(std::string_view bytes) {
    std::string shown;
    shown.reserve(bytes.size());
    each_sign(bytes, [&](UChar32 sign, std::string_view own) {
        const bool kept = sign == '\t' || sign == '\n' ||
                          (sign >= 0 && !alters_display(static_cast<char32_t>(sign)));
        shown += kept ? own : replacement;
    });
    return shown;
}

std::string plain_name(std::string_view bytes) {
    std::string name;
    each_sign(bytes, [&](UChar32 sign, std::string_view own) {
        if (sign == '\t' || sign == '\n')
            name += ' ';
        else if (sign < 0)
            name += replacement;
        else if (!alters_display(static_cast<char32_t>(sign)))
            name += own;
    });
    return name;
}

std::string escape_in_json(std::string_view json) {
    std::string escaped;
    escaped.reserve(json.size());
    each_sign(json, [&](UChar32 sign, std::string_view own) {
        // Line ends part the document; those of texts are escaped already.
        if (sign > '\n' && alters_display(static_cast<char32_t>(sign)))
            escaped += fmt::format("\\u{:04x}", sign);
        else
            escaped += own;
    });
    return escaped;
}

} // namespace filrouge
