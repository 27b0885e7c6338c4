#pragma once

#include "workbench/codebook/codebook_merge.h"

#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/listctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <vector>

namespace filrouge::app {

/// Goes through the quotes of a code: each stays, or is sorted into a code below. Enter takes the
/// name typed, or one used before, and goes on to the next quote.
class SplitDialog : public wxDialog {
  public:
    SplitDialog(wxWindow* parent, workbench::Workbench& bench, const CodeId& code);
    [[nodiscard]] std::vector<workbench::SplitPart> parts() const;
    [[nodiscard]] wxListView& list() { return *list_; }
    [[nodiscard]] wxComboBox& name() { return *name_; }

    /// Sorts the quote chosen into a code of that name, or leaves it where it is empty; then the
    /// next quote is chosen.
    void assign(const std::string& part);

  private:
    struct Quote {
        CodingId coding;
        std::string text;
        std::string part; ///< empty: stays
    };
    void show_quote();
    void tell();

    std::vector<Quote> quotes_;
    wxListView* list_;
    wxTextCtrl* text_;
    wxComboBox* name_;
    wxStaticText* summary_;
    wxButton* ok_;
};

} // namespace filrouge::app
