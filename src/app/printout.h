#pragma once

#include "publish/coded_transcript.h"

#include <wx/window.h>

namespace filrouge::app {

/// Asks for a printer, pages and paper, and prints. Nothing is printed where the user cancels;
/// error failed where the printer refuses.
Result<void> print(wxWindow& parent, publish::CodedTranscript transcript);

} // namespace filrouge::app
