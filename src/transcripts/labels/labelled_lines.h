#pragma once

#include "core/text.h"
#include "transcripts/labels/label.h"
#include "transcripts/reader.h"

#include <cstddef>
#include <vector>

namespace filrouge::transcripts {

/// As keys.
KnownLabels known_labels(const SpeakerHints& hints);

/// A line that may begin with a label.
struct CandidateLine {
    CpPos begin;            ///< of the line; the candidates' offsets count from here
    std::size_t number = 0; ///< among the lines that say something, from 0
    bool last = false;      ///< no line with words follows
    std::vector<LabelCandidate> candidates; ///< at least one
};

struct CandidateLines {
    std::vector<CandidateLine> lines; ///< in order
    std::size_t filled = 0;           ///< lines of the text that are neither blank nor a time
};
CandidateLines candidate_lines(const Text& text, const std::vector<CpSpan>& emphasised,
                               const KnownLabels& known);

/// A label that was believed: indices into `CandidateLines::lines` and its candidates.
struct ChosenLabel {
    std::size_t line = 0;
    std::size_t candidate = 0;
};
/// Decides by recurrence which candidates are speaker labels; in order, one a line at most. Known
/// speakers are chosen wherever they are candidates.
std::vector<ChosenLabel> choose_labels(const Text& text, const CandidateLines& lines,
                                       const KnownLabels& known);

} // namespace filrouge::transcripts
