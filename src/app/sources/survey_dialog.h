#pragma once

#include "workbench/sources/survey.h"

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/radiobut.h>
#include <wx/stattext.h>

namespace filrouge::app {

/// How a survey shall come in: a source for each respondent or each question, which columns are
/// answers in words, which one names the respondents; the others become variables.
class SurveyDialog : public wxDialog {
  public:
    SurveyDialog(wxWindow* parent, const std::filesystem::path& file,
                 transcripts::SurveyOutline outline);
    [[nodiscard]] workbench::SurveyChoice choice() const;
    [[nodiscard]] wxCheckListBox& columns() { return *columns_; }
    [[nodiscard]] wxRadioButton& by_column() { return *by_column_; }
    /// "12 sources, 5 variables"
    [[nodiscard]] std::string outcome() const;

  private:
    void show_outcome();

    std::filesystem::path file_;
    transcripts::SurveyOutline outline_;
    wxRadioButton* by_row_;
    wxRadioButton* by_column_;
    wxCheckListBox* columns_;
    wxChoice* name_;
    wxStaticText* outcome_;
    wxButton* import_;
};

} // namespace filrouge::app
