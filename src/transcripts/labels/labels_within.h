#pragma once

#include "transcripts/labels/cast.h"
#include "transcripts/reader.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Labels of people who are known to speak, amid a line: "When? Ann: In May."
namespace filrouge::transcripts {

/// Offsets are those of characters in what is said.
struct LabelWithin {
    std::size_t begin = 0;
    std::size_t end = 0; ///< where what is said begins
    std::u32string name;
    bool after_sentence = false; ///< else it may be said: "I told Ann: go"
};
/// In order. Only before a colon with a blank behind it, and not at the beginning of a line.
std::vector<LabelWithin> labels_within(std::u32string_view said, const Cast& cast);

/// What to tell of a label that does not follow a sentence: nothing of the speaker's own, of one
/// letter ("plan B: go"), or spelled otherwise than in `cast`.
std::optional<DoubtfulLine> told_within(std::u32string_view said, const LabelWithin& label,
                                        const std::string& speaker, const Cast& cast);

/// Parts the turns at labels that follow the end of a sentence, and counts the new ones in `cast`.
/// The others are told in `doubtful`.
void part_at_labels_within(const Text& text, std::vector<SpokenTurn>& turns, Cast& cast,
                           std::vector<DoubtfulLine>& doubtful);

} // namespace filrouge::transcripts
