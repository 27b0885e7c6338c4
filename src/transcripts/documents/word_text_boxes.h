#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// Pandoc passes over text boxes. The same docx with what stands in them as paragraphs after those
/// they are anchored in; a box that Word keeps in two forms, for new and for old programs, comes
/// once. Nothing where there is no box, or the document's XML is broken or larger than `most`
/// bytes.
std::optional<std::string> with_text_boxes_as_paragraphs(std::string_view docx, std::size_t most);

} // namespace filrouge::transcripts
