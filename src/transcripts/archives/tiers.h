#pragma once

#include "transcripts/content.h"
#include "transcripts/utterances.h"

#include <string>
#include <vector>

// ELAN and Praat write on tiers, one below the other, which run along the same recording.
namespace filrouge::transcripts {

struct Tier {
    std::string name;
    std::string participant{}; ///< who speaks on it, where the file says so
    bool describes = false;    ///< another tier: its words, their translation, their category
    std::vector<Utterance> said{};
};

struct Tiers {
    std::vector<Tier> all;
    std::string encoding{};
    std::vector<std::string> warnings{};
};

/// Every annotation a turn, in the order in which they begin, a tier above before one below. A tier
/// is its participant where no other tier has the same one, else its name; an empty one is a
/// speaker without turns. Tiers named in `hints.not_speakers`, by either, are left out; a warning
/// tells of those that describe others.
Content lay_out_tiers(Tiers tiers, const SpeakerHints& hints);

} // namespace filrouge::transcripts
