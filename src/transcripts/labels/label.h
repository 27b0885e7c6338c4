#pragma once

#include "core/values.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// How a line may begin with a speaker label. Syntax only: whether it is one, recurrence decides.
namespace filrouge::transcripts {

/// What sets the label off from what is said.
enum class Separator { colon, dash, tab, bracket, time, full_stop, emphasis, line_end };

/// The start of a line; offsets are code points in it.
struct LineStart {
    std::u32string text;        ///< at most `line_start_length` characters
    bool complete = true;       ///< the text is the whole line
    std::size_t bold_begin = 0; ///< `[bold_begin, bold_end)` is emphasised, if not empty
    std::size_t bold_end = 0;
};
constexpr std::size_t line_start_length = 140;

struct LabelCandidate {
    Separator separator = Separator::colon;
    std::u32string name;
    std::size_t begin = 0; ///< of the label, its dash and time stamp included
    std::size_t end = 0;   ///< where what is said begins, on this line or after it
    std::optional<MediaTime> begins;
    std::optional<MediaTime> ends;
    bool bold = false;    ///< the name is emphasised, the line is not
    bool alone = false;   ///< nothing else stands on the line
    bool unusual = false; ///< the name holds signs that few names hold: `Ana | Grupo 2`
    std::u32string id{};  ///< a number or id before the name, which is no part of it: `12`, `T001`
};

/// What a person knows of the labels, as `speaker_key`s.
struct KnownLabels {
    std::set<std::string> speakers;
    std::set<std::string> not_speakers;
};

/// All readings of the line's start, the most explicit first; mostly none or one. Where the line
/// begins with what may be a number or an id there is a reading with it and one without it.
/// Invisible characters (soft hyphen, zero-width spaces and joiners, marks of direction, byte-order
/// mark) are in no name.
std::vector<LabelCandidate> label_candidates(const LineStart& line, const KnownLabels& known = {});

} // namespace filrouge::transcripts
