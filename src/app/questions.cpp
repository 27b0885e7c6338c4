#include "app/questions.h"

#include "app/wx_text.h"

#include <wx/choicdlg.h>
#include <wx/combobox.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textdlg.h>

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr std::size_t most_in_sight = 12;

/// What stands beside the title in its bar: the icon and the buttons of the window manager.
constexpr int beside_title = 130;

/// wx makes a dialog as wide as what stands in it, and the title is cut.
void fit_title(wxDialog& dialog) {
    dialog.Fit();
    wxCoord width = 0;
    wxCoord height = 0;
    const auto bold = dialog.GetFont().Bold();
    dialog.GetTextExtent(dialog.GetTitle(), &width, &height, nullptr, nullptr, &bold);
    const int least = width + dialog.FromDIP(beside_title);
    dialog.SetMinSize(wxSize{least, -1});
    if (dialog.GetSize().x < least) dialog.SetSize(least, dialog.GetSize().y);
    dialog.CentreOnParent();
}

class ChoiceDialog : public wxSingleChoiceDialog {
  public:
    ChoiceDialog(wxWindow* parent, const wxString& question, const wxString& title,
                 const wxArrayString& choices)
        : wxSingleChoiceDialog{parent, question, title, choices} {
        // GTK's rows are higher than those wx reckons with.
        const auto rows = std::min(choices.size(), most_in_sight) + 1;
        const int height = static_cast<int>(rows) * (GetCharHeight() + FromDIP(10));
        m_listbox->SetMinSize(wxSize{-1, height});
        fit_title(*this);
    }
};

/// A line to type, or one of those known.
class KnownLineDialog : public wxDialog {
  public:
    KnownLineDialog(wxWindow* parent, const wxString& question, const wxString& title,
                    const wxString& now, const wxArrayString& known)
        : wxDialog{parent, wxID_ANY, title} {
        line_ = new wxComboBox{
            this,  wxID_ANY,          now, wxDefaultPosition, FromDIP(wxSize{320, -1}),
            known, wxTE_PROCESS_ENTER};
        auto* sizer = new wxBoxSizer{wxVERTICAL};
        const auto apart = wxSizerFlags{}.Expand().Border(wxALL, FromDIP(10));
        sizer->Add(new wxStaticText{this, wxID_ANY, question}, apart);
        sizer->Add(line_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(10)));
        sizer->Add(CreateSeparatedButtonSizer(wxOK | wxCANCEL), apart);
        SetSizerAndFit(sizer);
        line_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { EndModal(wxID_OK); });
        line_->SetFocus();
        line_->SelectAll();
        fit_title(*this);
    }
    [[nodiscard]] wxString line() const { return line_->GetValue(); }

  private:
    wxComboBox* line_;
};

} // namespace

std::optional<std::size_t> ask_choice(wxWindow* parent, const std::string& question,
                                      const std::string& title, const wxArrayString& choices,
                                      std::size_t now) {
    ChoiceDialog dialog{parent, to_wx(question), to_wx(title), choices};
    dialog.SetSelection(static_cast<int>(now));
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return static_cast<std::size_t>(dialog.GetSelection());
}

std::optional<std::string> ask_line(wxWindow* parent, const std::string& question,
                                    const std::string& title, const std::string& now) {
    wxTextEntryDialog dialog{parent, to_wx(question), to_wx(title), to_wx(now)};
    fit_title(dialog);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return to_utf8(dialog.GetValue().Trim(true).Trim(false));
}

std::optional<std::string> ask_line_or_known(wxWindow* parent, const std::string& question,
                                             const std::string& title,
                                             const std::vector<std::string>& known,
                                             const std::string& now) {
    wxArrayString choices;
    for (const auto& each : known) choices.Add(to_wx(each));
    KnownLineDialog dialog{parent, to_wx(question), to_wx(title), to_wx(now), choices};
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return to_utf8(dialog.line().Trim(true).Trim(false));
}

} // namespace filrouge::app
