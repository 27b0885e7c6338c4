#pragma once

#include "core/text.h"
#include "transcripts/reader.h"

#include <optional>
#include <vector>

// Times that a transcriber or a program set among the words: #00:01:02-3#, [00:01:02], (0:01 -
// 0:11).
namespace filrouge::transcripts {

struct TimeMark {
    CpSpan span;
    MediaTime begins;
    std::optional<MediaTime> ends;
    bool at_line_start = false;
    bool at_line_end = false;
};

/// The marks of a text, in order. In brackets or between # they are marks everywhere; in
/// parentheses and bare only in `labels`, at the start of a line or alone on it, where no hour of
/// the day is meant: "rendez-vous à 10:30" has none. `labels` are in order.
std::vector<TimeMark> find_time_marks(const Text& text, const std::vector<CpSpan>& labels);

/// Gives turns the times of the marks in them, where their labels state none. A mark at the end of
/// a turn is its end and the begin of the next; else the first mark is the begin.
void take_times(const Text& text, const std::vector<TimeMark>& marks, Speech& speech);

/// A text and what was recognised in it.
struct Recognised {
    Text text;
    Speech speech;
};
/// Both without the marks, the spaces beside them that are too many and the lines that hold nothing
/// else. A turn that has no other words goes.
Recognised without_time_marks(const Text& text, const std::vector<TimeMark>& marks, Speech speech);

/// Turns without words go, and speakers without turns. Spans are trimmed.
void drop_empty_turns(const Text& text, Speech& speech);

/// Who speaks, and the text without its marks, which go also where nobody shall be recognised.
Recognised recognise(const Text& text, const std::vector<CpSpan>& emphasised,
                     const std::vector<CpSpan>& headings, const ReadOptions& options);

} // namespace filrouge::transcripts
