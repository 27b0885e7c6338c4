#pragma once

#include "core/values.h"
#include "transcripts/captions/cues.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Captions without their markup.
namespace filrouge::transcripts {

/// Part of a caption that stands on one line and is said by one voice.
struct CaptionLine {
    std::optional<std::string> voice; ///< of a voice tag around it
    std::string words;                ///< not empty; spaces single
    bool tagged = false;              ///< the tag stands right before these words
    bool untagged = false;            ///< the voice's tag ends right before these words
    std::size_t change = 0; ///< bytes of a sign before the words that somebody else speaks, see
                            ///< `mark_changes`; 0: none
    friend bool operator==(const CaptionLine& a, const CaptionLine& b) {
        return a.voice == b.voice && a.words == b.words;
    }
};

struct Caption {
    std::optional<MediaTime> begins;
    std::optional<MediaTime> ends;
    std::vector<CaptionLine> lines; ///< may be empty
};

/// Tags, `{\an8}` and inline times go, entities become characters; what only looks like a tag
/// (`<rires>`, `<[?]>`) is a word.
Caption plain_caption(const Cue& cue);

/// Captions that scroll (YouTube) or grow show the same line several times: it stays where it comes
/// first. Files that do neither are left alone, even where somebody says the same twice.
std::vector<Caption> without_repeats(std::vector<Caption> captions);

} // namespace filrouge::transcripts
