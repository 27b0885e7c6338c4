#pragma once

#include <wx/frame.h>
#include <wx/wupdlock.h>

namespace filrouge::app {

/// While it lives, the frame that holds `window` is not painted; then all of it once. Windows that
/// get other places or texts ask to be painted at once, and with them all that waits to be. The
/// status bar stands for the frame, of which it holds all painting back: a frame that is frozen
/// itself takes the text of its memo fields away and may stumble over it (GTK).
class PaintLater {
  public:
    explicit PaintLater(wxWindow& window) : still_{bar_of(window)} {}

  private:
    static wxWindow* bar_of(wxWindow& window) {
        auto* frame = wxDynamicCast(wxGetTopLevelParent(&window), wxFrame);
        return frame == nullptr ? nullptr : frame->GetStatusBar();
    }

    wxWindowUpdateLocker still_;
};

} // namespace filrouge::app
