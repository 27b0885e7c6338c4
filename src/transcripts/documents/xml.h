#pragma once

#include "core/result.h"
#include "core/values.h"

#include <pugixml.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

// The seam to pugixml. It expands no entities but the five of XML itself and reads nothing else
// from the disk or the network, whatever a document type declares.
namespace filrouge::transcripts {

/// A document whose XML is well-formed. A byte-order mark and blanks before the declaration are
/// passed over; the encoding is the one declared. Where the mark itself was taken for Latin-1 and
/// encoded a second time, so was the text ("Ã©" for "é"), and it is put right.
/// Errors (invalid_input) name the file and the line: broken XML, deeper than 1,000 levels, or
/// declaring entities of its own.
Result<std::unique_ptr<pugi::xml_document>> read_xml(std::string_view bytes,
                                                     const std::string& name);

/// `tei:u` → `u`.
std::string_view local_name(const pugi::xml_node& node);

/// All text inside `node`, in order, a space where elements meet.
std::string all_text(const pugi::xml_node& node);

/// `12.345` → 12,345 ms; nothing for what is no number, negative, or longer than a year.
std::optional<MediaTime> seconds(std::string_view text);

} // namespace filrouge::transcripts
