#pragma once

#include <wx/filedlg.h>
#include <wx/window.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Which file to read or to write. Every such dialog opens where its user works: in the folder she
// took last for the same purpose in this project, else in the project's own.
namespace filrouge::app {

enum class FilePurpose { projects, bring_in, write_out };

struct FileQuestion {
    FilePurpose purpose = FilePurpose::bring_in;
    std::string title;
    std::string filter;
    std::string name = {}; ///< of a file to write
    /// None: as the purpose says.
    std::optional<std::filesystem::path> folder = {};
};

/// "Tables (*.csv)|*.csv".
std::string file_kind(const std::string& name, const std::string& patterns);
/// The same, and any file as the second choice.
std::string file_kind_or_any(const std::string& name, const std::string& patterns);
std::string projects_kind();
std::string codebooks_kind();
std::string transcripts_kind();

/// Where a dialog opens. `project`: the file of the project that is open; empty: none.
std::filesystem::path dialog_folder(FilePurpose purpose, const std::filesystem::path& project);
void keep_dialog_folder(FilePurpose purpose, const std::filesystem::path& project,
                        const std::filesystem::path& folder);

/// The ending that the choice of a wildcard means: ".csv"; empty where it means none.
std::string ending_meant(const std::string& filter, std::size_t choice);

/// One file; nothing where the user cancels. `style`: of wxFileDialog. A file to write gets the
/// ending of the kind chosen where its name has none.
std::optional<std::filesystem::path> ask_file(wxWindow* parent, const FileQuestion& question,
                                              const std::filesystem::path& project, long style);
/// Files to read, any number.
std::vector<std::filesystem::path> ask_files(wxWindow* parent, const FileQuestion& question,
                                             const std::filesystem::path& project);
/// A folder to read: one or none.
std::vector<std::filesystem::path> ask_folder(wxWindow* parent, const FileQuestion& question,
                                              const std::filesystem::path& project);

} // namespace filrouge::app
