#pragma once

#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// RTF whose characters every pandoc reads rightly. Pandoc before 2.19.3 loses the letter after
/// `\u233?`, knows no characters beyond U+FFFF and takes every code page for Windows-1252.
struct PortableRtf {
    std::string rtf; ///< ASCII; every other character is a `\uN\'3f`
    /// `substituted[i]` stands as U+E000 + i in `rtf`.
    std::u32string substituted;
};
PortableRtf portable_rtf(std::string_view bytes);

/// Puts the substituted characters back; the number of characters stays.
std::string restore_characters(std::string_view utf8, const std::u32string& substituted);

} // namespace filrouge::transcripts
