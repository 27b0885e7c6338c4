#pragma once

#include <string>
#include <string_view>
#include <vector>

// Texts as the formats of this folder need them written.
namespace filrouge::publish {

/// For HTML and SVG, in texts and in attributes. Characters that XML cannot hold are left out.
std::string escape_html(std::string_view text);

/// Without control characters other than tab and line end: XML (docx, odt, xlsx, svg) cannot hold
/// them, and a terminal would obey them.
std::string without_controls(std::string_view text);

/// One line of Markdown that shows `line` exactly, in CommonMark and in pandoc's dialect; signs
/// that mean nothing there stay as they are, so that the file itself reads well.
std::string escape_markdown(std::string_view line);
/// The same for a heading or a cell, where the start of a line is nothing special. Line ends become
/// spaces.
std::string escape_markdown_cell(std::string_view text);

/// Paragraphs (parted by empty lines) of lines, as they are; no empty paragraphs.
using Lines = std::vector<std::string>;
std::vector<Lines> paragraphs(std::string_view text);

/// Documents are written in French ("fr…") or English.
bool is_french(std::string_view language);

} // namespace filrouge::publish
