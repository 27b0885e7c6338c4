#pragma once

#include "core/project.h"

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

namespace filrouge::app {

/// Stands as long as the codings of a coder are out of sight: no list, number or export knows them
/// meanwhile, and whoever looks at one is to know that.
class SightBar final : public wxPanel {
  public:
    explicit SightBar(wxWindow* parent);
    /// Null: no project is open.
    void follow(const Project* project);

    std::function<void()> on_everybody; ///< all are to be seen again

  private:
    wxStaticText* text_;
};

} // namespace filrouge::app
