#include "app/start/new_project_dialog.h"

#include "app/accessible.h"
#include "app/file_dialogs.h"
#include "app/wx_text.h"
#include "core/colours.h"
#include "platform/bundled.h"

#include <wx/sizer.h>

namespace filrouge::app {
namespace fs = std::filesystem;

NewProjectDialog::NewProjectDialog(wxWindow* parent, const fs::path& folder,
                                   const std::string& coder)
    : wxDialog{parent,
               wxID_ANY,
               tw("New project"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      folder_{folder}, languages_{study_languages()} {
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(fields(), wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    problem_ = new wxStaticText{
        this, wxID_ANY, wxString{}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE};
    problem_->SetForegroundColour(
        to_wx(readable_on(Colour{190, 30, 30}, from_wx(GetBackgroundColour()))));
    sizer->Add(problem_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    sizer->Add(foot(), wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    fill_codebooks();
    coder_->ChangeValue(to_wx(coder));
    name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { follow_name(); });
    file_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (!following_) file_is_chosen_ = true;
        check();
    });
    codebook_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose_codebook_file(); });
    follow_name();
    SetSizerAndFit(sizer);
    CentreOnParent();
    name_->SetFocus();
}

wxSizer* NewProjectDialog::fields() {
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{12, 10})};
    grid->AddGrowableCol(1);
    const auto row = [&](const char* label, wxWindow* field, wxSizer* place = nullptr) {
        grid->Add(new wxStaticText{this, wxID_ANY, tw(label)}, wxSizerFlags{}.CentreVertical());
        if (place == nullptr) {
            grid->Add(field, wxSizerFlags{}.Expand());
        } else {
            grid->Add(place, wxSizerFlags{}.Expand());
        }
        accessible_name(*field, tr(label));
    };
    const auto text = [this] {
        return new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{400, -1})};
    };
    row("Name of the study", name_ = text());
    auto* file = file_row();
    row("Saved in", file_, file);
    row("Language of the material", language_ = new wxChoice{this, wxID_ANY});
    for (const auto& language : languages_) language_->Append(to_wx(language.name));
    language_->SetSelection(0);
    row("Who codes", coder_ = text());
    coder_->SetHint(tw("your name, or initials"));
    row("Codebook to start from", codebook_ = new wxChoice{this, wxID_ANY});
    return grid;
}

wxSizer* NewProjectDialog::file_row() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    file_ = new wxTextCtrl{this, wxID_ANY};
    auto* browse_button = new wxButton{this, wxID_ANY, tw("Browse…")};
    browse_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { browse(); });
    row->Add(file_, wxSizerFlags{1}.CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(browse_button);
    return row;
}

wxSizer* NewProjectDialog::foot() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    create_ = new wxButton{this, wxID_OK, tw("Create")};
    create_->SetDefault();
    row->AddStretchSpacer();
    row->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
             wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(create_);
    return row;
}

void NewProjectDialog::fill_codebooks() {
    if (const auto data = platform::bundled_data()) {
        codebooks_ = workbench::bundled_codebooks(*data);
    }
    codebook_->Append(tw("None: codes come as you read"));
    for (const auto& codebook : codebooks_) codebook_->Append(to_wx(codebook.name));
    codebook_->Append(tw("A file…"));
    codebook_->SetSelection(0);
}

void NewProjectDialog::choose_codebook_file() {
    const int file_item = static_cast<int>(codebooks_.size()) + 1;
    if (codebook_->GetSelection() == file_item) {
        const FileQuestion question{FilePurpose::bring_in, tr("Codebook to start from"),
                                    codebooks_kind()};
        if (const auto chosen = ask_file(this, question, {}, wxFD_OPEN | wxFD_FILE_MUST_EXIST)) {
            const auto& file = *chosen;
            codebooks_.push_back({file.filename().string(), file});
            codebook_->Insert(path_to_wx(file.filename()), static_cast<unsigned>(file_item));
            codebook_->SetSelection(file_item);
        } else {
            codebook_->SetSelection(last_codebook_);
        }
    }
    last_codebook_ = codebook_->GetSelection();
}

void NewProjectDialog::browse() {
    const auto now = chosen_file();
    const FileQuestion question{FilePurpose::projects, tr("New project"), projects_kind(),
                                now.filename().string(), now.parent_path()};
    if (const auto file = ask_file(this, question, {}, wxFD_SAVE)) {
        file_->SetValue(path_to_wx(*file));
    }
}

void NewProjectDialog::follow_name() {
    if (!file_is_chosen_) {
        following_ = true;
        file_->SetValue(path_to_wx(free_file(folder_, file_name_for(to_utf8(name_->GetValue())))));
        file_->SetInsertionPointEnd();
        following_ = false;
    }
    check();
}

void NewProjectDialog::check() {
    const auto problem = problem_with_new_file(chosen_file());
    problem_->SetLabel(as_label(problem));
    create_->Enable(problem.empty());
}

fs::path NewProjectDialog::chosen_file() const {
    auto file = to_path(file_->GetValue().Trim(true).Trim(false));
    if (file.has_filename() && file.extension() != ".filrouge") file += ".filrouge";
    return file;
}

NewStudy NewProjectDialog::study() const {
    NewStudy study;
    study.file = chosen_file();
    study.project.name = to_utf8(name_->GetValue().Trim(true).Trim(false));
    study.project.language = languages_[static_cast<std::size_t>(language_->GetSelection())].code;
    study.coder = to_utf8(coder_->GetValue().Trim(true).Trim(false));
    const auto codebook = static_cast<std::size_t>(codebook_->GetSelection());
    if (codebook >= 1 && codebook <= codebooks_.size()) {
        study.codebook = codebooks_[codebook - 1].file;
    }
    return study;
}

} // namespace filrouge::app
