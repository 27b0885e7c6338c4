#pragma once

#include <wx/window.h>

struct _GdkWindow;

namespace filrouge::app {

/// While it lives, the frame that holds `window` is not painted; then all of it once. Windows that
/// get other places or texts ask to be painted at once, and with them all that waits to be. Holds
/// GTK's painting back; a frame frozen by wx takes the texts of its memo fields away and may
/// stumble over that.
class PaintLater {
  public:
    explicit PaintLater(wxWindow& window);
    PaintLater(const PaintLater&) = delete;
    PaintLater& operator=(const PaintLater&) = delete;
    ~PaintLater();

  private:
    _GdkWindow* held_ = nullptr; // null: not on the screen yet
};

} // namespace filrouge::app
