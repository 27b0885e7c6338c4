#include "app/leaving.h"

#include "app/wx_text.h"

#include <wx/msgdlg.h>

#include <utility>

namespace filrouge::app {

void ask_before_leaving(wxDialog& dialog, std::function<bool()> at_stake) {
    // Escape and the frame's cross come as this button too.
    dialog.Bind(
        wxEVT_BUTTON,
        [&dialog, at_stake = std::move(at_stake)](wxCommandEvent& event) {
            if (at_stake()) {
                wxMessageDialog ask{&dialog, tw("What you did here will be lost."),
                                    tw("Leave without keeping it?"),
                                    wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
                ask.SetYesNoLabels(tw("Leave"), tw("Go on"));
                if (ask.ShowModal() != wxID_YES) return;
            }
            event.Skip();
        },
        wxID_CANCEL);
}

} // namespace filrouge::app
