#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// Looks at the table of contents of a docx, odt or epub before anything is unpacked. Errors
/// (invalid_input) name the file: not such a file, broken off, protected by a password, or its XML
/// would unpack to more than `max_xml_bytes`.
Result<void> check_container(std::string_view bytes, const std::string& name,
                             std::size_t max_xml_bytes);

} // namespace filrouge::transcripts
