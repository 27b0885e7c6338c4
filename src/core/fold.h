#pragma once

#include "core/position.h"

#include <string>
#include <string_view>
#include <vector>

// Folding: what search and name look-up compare instead of the characters typed.
namespace filrouge {

/// Compatibility-decomposed (NFKD), case folded, diacritics dropped, `œ`→`oe`, `æ`→`ae`, `ß`→`ss`,
/// `þ`→`th`, Latin letters with a stroke or hook → the bare letter (`đ`→`d`, `ø`→`o`, `ł`→`l`,
/// `ı`→`i`), typographic apostrophes → `'`, hyphens of all kinds → `-`, NBSP → space, soft hyphen
/// and zero-width marks dropped. Idempotent. Diacritics are dropped from Latin, Greek and Cyrillic
/// letters, and so are the points of Hebrew and Arabic; in other scripts (Devanagari …) marks are
/// letters.
std::string fold(std::string_view utf8);

/// `fold`, with for each byte of the result the byte in the input where its character starts, and
/// one more entry for the end. `source.size() == folded.size() + 1`; never decreasing.
struct FoldMap {
    std::string folded;
    std::vector<std::size_t> source;
    /// The input bytes whose folding is `[begin, end)` of `folded`: whole characters, marks
    /// included.
    [[nodiscard]] ByteSpan original(std::size_t begin, std::size_t end) const;
};
FoldMap fold_with_map(std::string_view utf8);

/// Compares as a French (or `language`) dictionary would: -1, 0, 1.
int collate(std::string_view a, std::string_view b, std::string_view language);

} // namespace filrouge
