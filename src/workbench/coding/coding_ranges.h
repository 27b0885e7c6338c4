#pragma once

#include "workbench/workbench.h"

namespace filrouge::workbench {

enum class Edge { begin, end };
enum class StepUnit { character, word, sentence, turn };
enum class Direction { back, forward };

/// How one end of a coding moves.
struct Stretch {
    Edge edge = Edge::end;
    StepUnit unit = StepUnit::word;
    Direction direction = Direction::forward;
};

/// `span` with one end at the next boundary of the unit; `span` itself where there is none or
/// where nothing would be left of it.
CpSpan stretched(const Text& text, const Source& source, const std::vector<Turn>& turns,
                 CpSpan span, const Stretch& stretch);
/// One undoable action. Errors as of `move_coding`.
Result<void> stretch_coding(Workbench& bench, const CodingId& coding, const Stretch& stretch);

/// The first coding of the source that begins after `at` (before it, going back), in the order of
/// the text; those `wanted` refuses are passed over. Nil: there is none.
CodingId next_coding(const Project& project, const SourceId& source, CpPos at, Direction direction,
                     const std::function<bool(const Coding&)>& wanted);

} // namespace filrouge::workbench
