#pragma once

#include "app/coding/code_palette.h"
#include "workbench/codebook/codebook_merge.h"

#include <wx/dialog.h>
#include <wx/listctrl.h>
#include <wx/radiobox.h>
#include <wx/stattext.h>

namespace filrouge::app {

/// Into which code another is merged, with what that does: how much moves, and what becomes of the
/// passages that overlap.
class MergeDialog : public wxDialog {
  public:
    MergeDialog(wxWindow* parent, workbench::Workbench& bench, const CodeId& from);
    [[nodiscard]] CodeId into() const; ///< nil: none chosen
    [[nodiscard]] workbench::Overlaps overlaps() const;
    [[nodiscard]] CodeListBox& codes() { return *codes_; }
    [[nodiscard]] wxTextCtrl& box() { return *box_; }
    [[nodiscard]] wxListView& list() { return *list_; }
    [[nodiscard]] std::string summary() const;

  private:
    void rank();
    void preview();

    workbench::Workbench& bench_;
    CodeId from_;
    std::vector<PaletteEntry> entries_;
    wxTextCtrl* box_;
    CodeListBox* codes_;
    wxStaticText* summary_;
    wxListView* list_;
    wxRadioBox* choice_;
    wxButton* ok_;
};

} // namespace filrouge::app
