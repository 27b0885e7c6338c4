#pragma once

#include "app/transcript/transcript_view.h"

#include <wx/panel.h>

#include <optional>
#include <vector>

namespace filrouge::app {

/// The whole source as a narrow strip: the colours of its codings from top to bottom and a frame
/// around what the window shows. A click or a drag goes there.
class Portrait : public wxPanel {
  public:
    Portrait(wxWindow* parent, TranscriptView& view);
    /// Codings or the part in sight have changed.
    void follow();
    /// Codings may have changed: they are laid out anew with the next painting.
    void forget();

  private:
    void paint();
    void lay_out(int height);
    void go_to(int y);

    TranscriptView& view_;
    std::vector<std::optional<Colour>> rows_;
    CpSpan framed_;
};

} // namespace filrouge::app
