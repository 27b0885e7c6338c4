#pragma once

#include "core/text.h"

namespace filrouge::transcripts {

/// Where the head of a transcript ends: its first paragraph with colons, if every line of it is a
/// field and its value, the names of some fields are well known ("Date", "Lieu"), none comes twice
/// and a blank line follows. Word processors leave none: there as many lines as are such fields or
/// have the full name of a person. "Enquêtrice : Anne Leroy" is no turn there. Else the beginning.
CpPos end_of_head(const Text& text);

} // namespace filrouge::transcripts
