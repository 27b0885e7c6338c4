#pragma once

#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// Markdown without the attributes that some programs write into it for the look of a page, which
/// CommonMark takes for words: "{: .c}", "{#id .c key=value}", the brackets of "[words]{.c}", and
/// the fences of "::: note". "{rires}" stays.
std::string without_attributes(std::string_view markdown);

} // namespace filrouge::transcripts
