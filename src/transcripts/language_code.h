#pragma once

#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// The BCP 47 code of the first language a file names: "fra, por" → "fr". Empty for what is none.
std::string language_code(std::string_view stated);

/// Today's code for one that was withdrawn: "iw" → "he", "iw-IL" → "he-IL".
std::string current_code(std::string code);

} // namespace filrouge::transcripts
