#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace filrouge::transcripts {

/// What an office file is, for messages.
enum class OfficeKind { document, spreadsheet };

/// Looks at the table of contents of a docx, odt, epub, xlsx or ods before anything is unpacked.
/// Errors (invalid_input) name the file: not such a file, broken off, protected by a password, or a
/// bomb: its XML would unpack to more than `max_xml_bytes`, all of it to more than 1 GB, an entry
/// to more than 200 times its size, or it has more than 10,000 entries.
Result<void> check_container(std::string_view bytes, const std::string& name,
                             std::size_t max_xml_bytes, OfficeKind kind = OfficeKind::document);

} // namespace filrouge::transcripts
