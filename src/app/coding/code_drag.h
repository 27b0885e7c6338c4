#pragma once

#include "core/ids.h"

#include <wx/window.h>

#include <functional>
#include <optional>
#include <string>

// A code dragged from the codebook. It travels as text, so that the tree can tell it from a passage
// dragged from the transcript.
namespace filrouge::app {

std::string dragged_code(const CodeId& code);
/// Nothing where the text is a passage.
std::optional<CodeId> parse_dragged_code(const std::string& text);

/// Makes a window take what is dropped as text.
void take_text(wxWindow& window, std::function<void(const std::string&, wxPoint)> on_text);
/// Makes a window take codes; `on_code` gets the code and where it was dropped.
void take_codes(wxWindow& window, std::function<void(const CodeId&, wxPoint)> on_code);

} // namespace filrouge::app
