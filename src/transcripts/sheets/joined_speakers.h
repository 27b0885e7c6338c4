#pragma once

#include "transcripts/utterances.h"

#include <string>
#include <vector>

namespace filrouge::transcripts {

/// Speakers whose names differ in case, spaces and invisible characters alone are one person, who
/// is called as most rows spell it, of spellings as frequent as the first. "Zoé" and "Zoe" stay
/// two. Returns one sentence for each person who was spelled in several ways.
std::vector<std::string> join_speakers(std::vector<Utterance>& said);

} // namespace filrouge::transcripts
