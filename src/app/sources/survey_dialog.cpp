#include "app/sources/survey_dialog.h"

#include "app/wx_text.h"

#include <wx/sizer.h>

#include <utility>

namespace filrouge::app {

SurveyDialog::SurveyDialog(wxWindow* parent, const std::filesystem::path& file,
                           transcripts::SurveyOutline outline)
    : wxDialog{parent,
               wxID_ANY,
               to_wx(tr("Import the survey “{}”", file.filename().string())),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      file_{file}, outline_{std::move(outline)} {
    by_row_ = new wxRadioButton{
        this,          wxID_ANY,  tw("A source for each respondent (row)"), wxDefaultPosition,
        wxDefaultSize, wxRB_GROUP};
    by_column_ = new wxRadioButton{this, wxID_ANY, tw("A source for each question (column)")};
    columns_ = new wxCheckListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{460, 200})};
    name_ = new wxChoice{this, wxID_ANY};
    name_->Append(tw("(none: their number)"));
    for (std::size_t i = 0; i < outline_.columns.size(); ++i) {
        const auto& column = outline_.columns[i];
        columns_->Append(
            to_wx(column.name + " – " + plural(column.answers, "{} answer", "{} answers")));
        columns_->Check(static_cast<unsigned>(i), column.open);
        name_->Append(to_wx(column.name));
        if (column.name == outline_.name_column) name_->SetSelection(static_cast<int>(i) + 1);
    }
    if (name_->GetSelection() == wxNOT_FOUND) name_->SetSelection(0);
    outcome_ = new wxStaticText{this, wxID_ANY, {}};
    import_ = new wxButton{this, wxID_OK, tw("Import")};
    import_->SetDefault();
    auto* names = new wxBoxSizer{wxHORIZONTAL};
    names->Add(new wxStaticText{this, wxID_ANY, tw("Respondents are named by")},
               wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    names->Add(name_, wxSizerFlags{1});
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(outcome_, wxSizerFlags{1}.CentreVertical());
    buttons->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(import_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto gap = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    sizer->Add(by_row_, gap);
    sizer->Add(by_column_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
    sizer->Add(new wxStaticText{this, wxID_ANY,
                                tw("Columns of answers in words; the others become variables:")},
               gap);
    sizer->Add(columns_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(14)));
    sizer->Add(names, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    for (auto* radio : {by_row_, by_column_}) {
        radio->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { show_outcome(); });
    }
    columns_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { show_outcome(); });
    name_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_outcome(); });
    show_outcome();
    SetSizerAndFit(sizer);
    CentreOnParent();
}

workbench::SurveyChoice SurveyDialog::choice() const {
    workbench::SurveyChoice choice;
    choice.path = file_;
    choice.request.shape = by_column_->GetValue() ? transcripts::SurveyShape::source_per_column
                                                  : transcripts::SurveyShape::source_per_row;
    for (std::size_t i = 0; i < outline_.columns.size(); ++i) {
        if (columns_->IsChecked(static_cast<unsigned>(i))) {
            choice.request.text_columns.push_back(outline_.columns[i].name);
        }
    }
    const int name = name_->GetSelection();
    if (name > 0) {
        choice.request.name_column = outline_.columns[static_cast<std::size_t>(name - 1)].name;
    }
    return choice;
}

std::string SurveyDialog::outcome() const {
    const auto request = choice().request;
    const auto sources =
        by_column_->GetValue() ? request.text_columns.size() : outline_.respondents;
    auto others = outline_.columns.size() - request.text_columns.size();
    const auto& text = request.text_columns;
    const bool apart = std::find(text.begin(), text.end(), request.name_column) == text.end();
    if (!request.name_column.empty() && apart) --others;
    return plural(sources, "{} source", "{} sources") + ", " +
           plural(others, "{} variable", "{} variables");
}

void SurveyDialog::show_outcome() {
    const bool any = !choice().request.text_columns.empty();
    import_->Enable(any);
    outcome_->SetLabel(any ? as_label(outcome()) : tw("Tick at least one column of answers."));
    Layout();
}

} // namespace filrouge::app
