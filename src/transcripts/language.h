#pragma once

#include "core/text.h"

#include <string>

namespace filrouge::transcripts {

/// The BCP 47 code of the language most of the text is in; empty where it is too short to tell
/// (under 60 letters, but in a script of one language four letters do), or no language holds four
/// fifths of what was recognised. Of a long text the beginning is looked at.
std::string detect_language(const Text& text);

} // namespace filrouge::transcripts
