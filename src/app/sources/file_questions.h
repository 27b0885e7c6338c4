#pragma once

#include <wx/window.h>

#include <filesystem>
#include <vector>

namespace filrouge::app {

/// The files the user chooses to import; empty where she cancels.
std::vector<std::filesystem::path> ask_transcripts(wxWindow* parent);
/// The same for a folder: one or none.
std::vector<std::filesystem::path> ask_transcript_folder(wxWindow* parent);

} // namespace filrouge::app
