#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Characters that HTML spells out: "&#8212;", "&nbsp;", "&amp;".
namespace filrouge::transcripts {

/// Bytes of the entity at the start of `text`, whose character is added to `out`; 0 where there is
/// none that is known.
std::size_t take_entity(std::string_view text, std::string& out);

/// Each entity becomes its character, once: "&amp;nbsp;" becomes "&nbsp;".
std::string without_entities(std::string_view utf8);

} // namespace filrouge::transcripts
