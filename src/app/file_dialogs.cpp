#include "app/file_dialogs.h"

#include "app/place_book.h"
#include "app/settings.h"
#include "app/wx_text.h"
#include "workbench/sources/import_formats.h"

#include <wx/dirdlg.h>
#include <wx/msgdlg.h>
#include <wx/stdpaths.h>
#include <wx/tokenzr.h>

namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

constexpr char between = '|'; // what the folder is kept for, and the folder

wxString key_of(FilePurpose purpose) {
    switch (purpose) {
    case FilePurpose::projects: return "/folders/projects";
    case FilePurpose::bring_in: return "/folders/bring in";
    case FilePurpose::write_out: break;
    }
    return "/folders/write out";
}

/// Projects stand in one place, whichever is open.
std::string kept_for(FilePurpose purpose, const fs::path& project) {
    return purpose == FilePurpose::projects ? std::string{} : project.string();
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return !path.empty() && fs::is_directory(path, ignored);
}

/// GTK tells ENTRETIEN.DOCX from *.docx; whoever looks for a file to read does not.
wxString in_any_case(const std::string& filter) {
    auto parts = wxSplit(to_wx(filter), '|');
    for (std::size_t i = 1; i < parts.size(); i += 2) {
        wxString any;
        for (const wxUniChar sign : parts[i]) {
            const bool letter = sign.IsAscii() && wxIsalpha(sign);
            if (letter) {
                any << '[' << static_cast<wxChar>(wxTolower(sign))
                    << static_cast<wxChar>(wxToupper(sign)) << ']';
            } else {
                any << sign;
            }
        }
        parts[i] = any;
    }
    return wxJoin(parts, '|');
}

fs::path folder_for(const FileQuestion& question, const fs::path& project) {
    return question.folder.value_or(dialog_folder(question.purpose, project));
}

} // namespace

std::string file_kind(const std::string& name, const std::string& patterns) {
    auto shown = patterns;
    for (auto at = shown.find(';'); at != std::string::npos; at = shown.find(';', at + 2)) {
        shown.replace(at, 1, ", ");
    }
    // The whole list of what transcripts can be would be wider than the dialog.
    constexpr std::size_t longest = 60;
    return (shown.size() > longest ? name : name + " (" + shown + ")") + "|" + patterns;
}

std::string file_kind_or_any(const std::string& name, const std::string& patterns) {
    return file_kind(name, patterns) + "|" + tr("All files") + "|*";
}

std::string projects_kind() {
    return file_kind_or_any(tr("Projects"), "*.filrouge");
}

std::string codebooks_kind() {
    return file_kind_or_any(tr("Codebooks"), "*.yaml;*.yml;*.csv");
}

std::string transcripts_kind() {
    std::string patterns;
    for (const auto& ending : workbench::importable_endings()) {
        patterns += (patterns.empty() ? "*." : ";*.") + ending;
    }
    return file_kind_or_any(tr("Transcripts"), patterns);
}

fs::path dialog_folder(FilePurpose purpose, const fs::path& project) {
    const auto kept = to_utf8(kept_setting(key_of(purpose)));
    const auto at = kept.rfind(between);
    if (at != std::string::npos && kept.substr(0, at) == kept_for(purpose, project)) {
        if (const fs::path last{kept.substr(at + 1)}; is_folder(last)) return last;
    }
    for (const auto& file : {project, fs::path{last_project()}}) {
        if (is_folder(file.parent_path())) return file.parent_path();
    }
    return to_path(wxStandardPaths::Get().GetDocumentsDir());
}

void keep_dialog_folder(FilePurpose purpose, const fs::path& project, const fs::path& folder) {
    keep_setting(key_of(purpose), to_wx(kept_for(purpose, project) + between + folder.string()));
}

std::string ending_meant(const std::string& filter, std::size_t choice) {
    const auto parts = wxSplit(to_wx(filter), '|');
    if (2 * choice + 1 >= parts.size()) return {};
    const auto first = to_utf8(parts[2 * choice + 1].BeforeFirst(';'));
    return first.starts_with("*.") ? first.substr(1) : std::string{};
}

namespace {

/// The dialog asked about the name without the ending.
bool may_replace(wxWindow* parent, const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return true;
    wxMessageDialog question{
        parent, as_label(tr("“{}” is there already. Replace it?", file.filename().string())),
        tw("Replace the file"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    question.SetYesNoLabels(tw("Replace"), tw("Cancel"));
    return question.ShowModal() == wxID_YES;
}

} // namespace

std::optional<fs::path> ask_file(wxWindow* parent, const FileQuestion& question,
                                 const fs::path& project, long style) {
    wxFileDialog dialog{parent,
                        to_wx(question.title),
                        path_to_wx(folder_for(question, project)),
                        to_wx(question.name),
                        (style & wxFD_SAVE) != 0 ? to_wx(question.filter)
                                                 : in_any_case(question.filter),
                        style};
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    auto file = to_path(dialog.GetPath());
    const bool writes = (style & wxFD_SAVE) != 0;
    if (writes && !file.has_extension()) {
        file += ending_meant(question.filter, static_cast<std::size_t>(dialog.GetFilterIndex()));
        const bool asks = (style & wxFD_OVERWRITE_PROMPT) != 0;
        if (asks && !may_replace(parent, file)) return std::nullopt;
    }
    keep_dialog_folder(question.purpose, project, file.parent_path());
    return file;
}

std::vector<fs::path> ask_files(wxWindow* parent, const FileQuestion& question,
                                const fs::path& project) {
    wxFileDialog dialog{
        parent, to_wx(question.title),        path_to_wx(folder_for(question, project)),
        {},     in_any_case(question.filter), wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK) return {};
    wxArrayString names;
    dialog.GetPaths(names);
    std::vector<fs::path> files;
    for (const auto& name : names) files.push_back(to_path(name));
    if (!files.empty()) keep_dialog_folder(question.purpose, project, files[0].parent_path());
    return files;
}

std::vector<fs::path> ask_folder(wxWindow* parent, const FileQuestion& question,
                                 const fs::path& project) {
    wxDirDialog dialog{parent, to_wx(question.title), path_to_wx(folder_for(question, project)),
                       wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK) return {};
    const auto folder = to_path(dialog.GetPath());
    keep_dialog_folder(question.purpose, project, folder);
    return {folder};
}

} // namespace filrouge::app
