#include "workbench/coding/coding_ranges.h"

#include "core/breaks.h"
#include "workbench/coding/coding.h"

#include <algorithm>

namespace filrouge::workbench {
namespace {

// Enough for a word or a character with all its marks, little enough to be cut at each key press.
constexpr std::size_t reach = 2000;

/// The turn that holds `at`, or else the paragraph.
CpSpan block_at(const Text& text, const std::vector<Turn>& turns, CpPos at) {
    for (const auto& turn : turns) {
        if (turn.span.contains(at)) return turn.span;
    }
    const auto& utf8 = text.utf8();
    const auto byte = text.index().to_byte(at).value();
    const auto before = byte == 0 ? std::string::npos : utf8.rfind('\n', byte - 1);
    const auto after = utf8.find('\n', byte);
    const BytePos begin{before == std::string::npos ? 0 : before + 1};
    const BytePos end{after == std::string::npos ? utf8.size() : after};
    return text.index().from_bytes({begin, std::max(begin, end)});
}

CpSpan around(const Text& text, CpPos at) {
    const auto begin = at.value() > reach ? at.value() - reach : 0;
    return snap_to_graphemes(text,
                             cp_span(begin, std::min(at.value() + reach, text.size().value())));
}

std::vector<CpSpan> pieces(const Text& text, CpSpan within, const Stretch& stretch,
                           std::string_view language) {
    if (stretch.unit == StepUnit::sentence) return sentences(text, within, language);
    const auto first = text.index().to_byte(within.begin());
    const auto slice = text.slice(within);
    std::vector<CpSpan> found;
    const auto add = [&](std::size_t begin, std::size_t end) {
        found.push_back(text.index().from_bytes(
            {BytePos{first.value() + begin}, BytePos{first.value() + end}}));
    };
    if (stretch.unit == StepUnit::word) {
        for (const auto& word : words(slice, language)) {
            add(word.span.begin().value(), word.span.end().value());
        }
        return found;
    }
    auto starts = grapheme_starts(slice);
    starts.push_back(BytePos{slice.size()});
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        add(starts[i].value(), starts[i + 1].value());
    }
    return found;
}

/// Where turns, or the paragraphs of a source without turns, begin and end near `at`.
std::vector<CpSpan> blocks(const Text& text, const std::vector<Turn>& turns, CpPos at) {
    std::vector<CpSpan> found;
    if (!turns.empty()) {
        for (const auto& turn : turns) found.push_back(turn.span);
        return found;
    }
    const auto here = block_at(text, turns, at);
    if (here.begin().value() > 0) {
        found.push_back(block_at(text, turns, here.begin() - CpCount{1}));
    }
    found.push_back(here);
    if (here.end().value() + 1 < text.size().value()) {
        found.push_back(block_at(text, turns, here.end() + CpCount{1}));
    }
    return found;
}

CpPos moved(const std::vector<CpSpan>& units, CpPos at, const Stretch& stretch) {
    const auto place = [&](CpSpan unit) {
        return stretch.edge == Edge::begin ? unit.begin() : unit.end();
    };
    std::optional<CpPos> best;
    for (const auto& unit : units) {
        const auto candidate = place(unit);
        if (stretch.direction == Direction::forward) {
            if (candidate > at && (!best || candidate < *best)) best = candidate;
        } else {
            if (candidate < at && (!best || candidate > *best)) best = candidate;
        }
    }
    return best.value_or(at);
}

} // namespace

CpSpan stretched(const Text& text, const Source& source, const std::vector<Turn>& turns,
                 CpSpan span, const Stretch& stretch) {
    const auto at = stretch.edge == Edge::begin ? span.begin() : span.end();
    std::vector<CpSpan> units;
    if (stretch.unit == StepUnit::turn) {
        units = blocks(text, turns, at);
    } else if (stretch.unit == StepUnit::sentence) {
        // Of this turn and of those beside it.
        for (const auto& block : blocks(text, turns, at)) {
            const auto window = around(text, at);
            if (!block.overlaps(window)) continue;
            for (const auto& one : pieces(text, block, stretch, source.language)) {
                units.push_back(one);
            }
        }
    } else {
        units = pieces(text, around(text, at), stretch, source.language);
    }
    const auto to = moved(units, at, stretch);
    const bool left = stretch.edge == Edge::begin ? to < span.end() : to > span.begin();
    if (!left) return span;
    return stretch.edge == Edge::begin ? CpSpan{to, span.end()} : CpSpan{span.begin(), to};
}

Result<void> stretch_coding(Workbench& bench, const CodingId& coding, const Stretch& stretch) {
    const auto& columns = bench.project().all_codings();
    if (!columns.contains(coding)) {
        return Error{ErrorCode::not_found, "There is no such coding", "It may have been removed"};
    }
    const auto known = columns.at(columns.row_of(coding));
    auto text = bench.text(known.source);
    if (!text) return text.error();
    const auto to = stretched(**text, *bench.project().find(known.source),
                              bench.project().turns(known.source), known.span, stretch);
    return move_coding(bench, coding, to);
}

CodingId next_coding(const Project& project, const SourceId& source, CpPos at, Direction direction,
                     const std::function<bool(const Coding&)>& wanted) {
    CodingId found;
    for (const auto row : project.codings_in(source)) {
        const auto begin = project.codings().span(row).begin();
        if (direction == Direction::back && begin >= at) break;
        if (direction == Direction::forward && begin <= at) continue;
        if (!wanted(project.codings().at(row))) continue;
        found = project.codings().ids()[row];
        if (direction == Direction::forward) break;
    }
    return found;
}

} // namespace filrouge::workbench
