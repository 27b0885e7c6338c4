#pragma once

#include "app/logic/options.h"

#include <wx/app.h>
#include <wx/weakref.h>

namespace filrouge::app {

class MainFrame;

/// One window. Anything thrown through the event loop is shown, never a crash.
class Application : public wxApp {
  public:
    explicit Application(Options options) : options_{std::move(options)} {}
    bool Initialize(int& count, wxChar** words) override;
    bool OnInit() override;
    bool OnExceptionInMainLoop() override;
    [[nodiscard]] MainFrame* frame() const { return frame_.get(); }

  private:
    void make_frame();
    /// With the language and theme of the settings, the same project at the same place.
    void renew();

    Options options_;
    wxWeakRef<MainFrame> frame_;
};

} // namespace filrouge::app
