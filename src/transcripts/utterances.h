#pragma once

#include "transcripts/content.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Captions and the annotation files of linguistic archives say outright who speaks when. Their
// readers list it as utterances; how that becomes a text with turns is the same for all.
namespace filrouge::transcripts {

/// Whether a turn begins with an utterance.
enum class TurnStart {
    at_change,      ///< when somebody else speaks
    always,         ///< in any case
    next_paragraph, ///< as at_change; where the speaker goes on, on a new line
    no_turn         ///< it is not said but stands between the turns: a heading, a stage direction
};

/// What somebody says in one go: a caption, a segment, an interval of a tier.
struct Utterance {
    std::string speaker; ///< as the file names the person; empty: not named
    std::optional<MediaTime> begins{};
    std::optional<MediaTime> ends{};
    std::string words; ///< UTF-8; runs of white space count as one space
    TurnStart turn = TurnStart::at_change;
};

struct NamedRole {
    std::string speaker; ///< as in `Utterance::speaker`
    Role role = Role::participant;
};

/// A recording as its file describes it.
struct Utterances {
    std::vector<Utterance> said;  ///< in reading order; those without words are left out later
    std::string encoding;         ///< of text files, else empty
    std::string language;         ///< BCP 47, as stated, else empty
    std::vector<NamedRole> roles; ///< as stated; the others' are guessed by their labels
    std::vector<std::string> warnings;
};

/// What `lay_out` makes of words and of names of speakers: one line, spaces single, none at the
/// ends; empty where they are no UTF-8.
std::string tidy(std::string_view words);

/// Sorts by begin; utterances without a time keep their place after the one before them.
/// Overlapping speech therefore comes in the order in which it begins.
void sort_by_time(std::vector<Utterance>& said);

/// Where a person goes on after a pause of more than three seconds, a new turn begins.
void part_at_pauses(std::vector<Utterance>& said);

/// One paragraph a turn, "Nadia : what she says"; consecutive utterances of one speaker become one
/// turn, which begins with the first and ends with the last, unless a turn begins `always`. Where
/// nobody is named at all, every utterance that ends a sentence ends its paragraph and the turns
/// have no label and no speaker.
Content lay_out(const Utterances& recording);

} // namespace filrouge::transcripts
