#include "app/sources/file_questions.h"

#include "app/wx_text.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>

namespace filrouge::app {

std::vector<std::filesystem::path> ask_transcripts(wxWindow* parent) {
    wxFileDialog dialog{parent,
                        tw("Import files"),
                        {},
                        {},
                        wxFileSelectorDefaultWildcardStr,
                        wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK) return {};
    wxArrayString names;
    dialog.GetPaths(names);
    std::vector<std::filesystem::path> paths;
    for (const auto& name : names) paths.push_back(to_path(name));
    return paths;
}

std::vector<std::filesystem::path> ask_transcript_folder(wxWindow* parent) {
    wxDirDialog dialog{parent, tw("Import a folder"), {}, wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK) return {};
    return {to_path(dialog.GetPath())};
}

} // namespace filrouge::app
