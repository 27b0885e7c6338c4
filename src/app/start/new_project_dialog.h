#pragma once

#include "app/logic/new_project.h"
#include "workbench/demonstration.h"
#include "workbench/workbench.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::app {

/// All that a new project is told: name, file, language, coder, codebook. The file's name follows
/// the study's until the user changes it.
class NewProjectDialog : public wxDialog {
  public:
    /// `folder` is where the file is proposed.
    NewProjectDialog(wxWindow* parent, const std::filesystem::path& folder,
                     const std::string& coder);
    [[nodiscard]] NewStudy study() const;

    // For tests.
    [[nodiscard]] wxTextCtrl& name() { return *name_; }
    [[nodiscard]] wxTextCtrl& file() { return *file_; }
    [[nodiscard]] wxTextCtrl& coder() { return *coder_; }
    [[nodiscard]] wxChoice& language() { return *language_; }
    [[nodiscard]] wxChoice& codebook() { return *codebook_; }
    [[nodiscard]] bool can_create() const { return create_->IsEnabled(); }

  private:
    wxSizer* fields();
    wxSizer* file_row();
    wxSizer* foot();
    void fill_codebooks();
    void choose_codebook_file();
    void browse();
    void follow_name();
    void check();
    [[nodiscard]] std::filesystem::path chosen_file() const;

    std::filesystem::path folder_;
    std::vector<StudyLanguage> languages_;
    std::vector<workbench::BundledCodebook> codebooks_; ///< in the order of the choice, from 1
    bool file_is_chosen_ = false;
    bool following_ = false; ///< the file's field is being written by us
    int last_codebook_ = 0;
    wxTextCtrl* name_;
    wxTextCtrl* file_;
    wxTextCtrl* coder_;
    wxChoice* language_;
    wxChoice* codebook_;
    wxStaticText* problem_;
    wxButton* create_;
};

} // namespace filrouge::app
