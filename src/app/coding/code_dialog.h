#pragma once

#include "core/project.h"

#include <wx/choice.h>
#include <wx/clrpicker.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <vector>

namespace filrouge::app {

/// Name, colour, kind and definition of a code; for a new one also the code above it.
class CodeDialog : public wxDialog {
  public:
    /// `code.id` nil: a new one. `code` holds what stands in the fields at first.
    CodeDialog(wxWindow* parent, const Codebook& codebook, const Code& code);
    [[nodiscard]] Code code() const;

  private:
    Code code_;
    std::vector<CodeId> parents_; ///< in the order of the choice
    wxTextCtrl* name_;
    wxChoice* parent_ = nullptr;
    wxColourPickerCtrl* colour_;
    wxChoice* polarity_;
    wxTextCtrl* definition_;
    wxTextCtrl* use_;
    wxTextCtrl* do_not_use_;
};

} // namespace filrouge::app
