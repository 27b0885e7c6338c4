#pragma once

#include "core/values.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The frame of caption files: blocks of times and lines, well formed or not.
namespace filrouge::transcripts {

struct Cue {
    std::optional<MediaTime> begins; ///< empty where it cannot be read
    std::optional<MediaTime> ends;   ///< not before `begins`
    std::size_t line = 0;            ///< of its times in the file, from 1
    std::vector<std::string> lines;  ///< as written, marked up; none is blank
};

struct Cues {
    std::vector<Cue> cues; ///< in the order of the file
    std::string language;  ///< as a WebVTT header states it, else empty
    std::vector<std::string> warnings;
};

enum class CueFormat { vtt, srt, sbv };

/// `utf8` has LF line ends. Times may have one digit or three, `.` or `,`; blank lines and numbers
/// may be missing or too many. Comments, styles, regions, numbers and settings are left out.
Cues parse_cues(std::string_view utf8, CueFormat format);

} // namespace filrouge::transcripts
