#include "transcripts/labels/vocabulary.h"

#include <cctype>
#include <cstddef>

namespace filrouge::transcripts {

// Bytes of U+2000–U+203F and U+0080–U+00BF (typographic apostrophes, dashes, non-breaking spaces)
// part words as ASCII punctuation does.
Words written_words(std::string_view utf8) {
    const auto separator = [&](std::size_t i) -> std::size_t {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c < 0x80) return std::isalnum(c) != 0 ? 0 : 1;
        if (c == 0xC2) return 2;
        const bool general = c == 0xE2 && i + 1 < utf8.size() && utf8[i + 1] == '\x80';
        return general ? 3 : 0;
    };
    Words words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto width = separator(i);
        if (width == 0) {
            ++i;
            continue;
        }
        if (i > begin) words.insert(utf8.substr(begin, i - begin));
        i += width;
        begin = i;
    }
    if (begin < utf8.size()) words.insert(utf8.substr(begin));
    return words;
}

} // namespace filrouge::transcripts
