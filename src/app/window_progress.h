#pragma once

#include "core/progress.h"

#include <wx/timer.h>
#include <wx/window.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

class wxProgressDialog;

namespace filrouge::app {

/// Progress of work that must be done on the main thread. While it steps, the window goes on
/// painting; after a moment a dialog tells how far the work is and can stop it. Nothing else
/// happens meanwhile: keys and clicks wait, and so do timers (`PatientTimer`), workers and what
/// `when_free` is given, so that the project stays as the work found it.
class WindowProgress final : public Progress {
  public:
    WindowProgress(wxWindow& window, std::string title);
    WindowProgress(const WindowProgress&) = delete;
    WindowProgress& operator=(const WindowProgress&) = delete;
    ~WindowProgress() override;

    void step(std::size_t done, std::size_t total, const std::string& what) override;
    [[nodiscard]] bool cancelled() const override { return cancelled_; }

    /// Some work of this kind is under way.
    [[nodiscard]] static bool running();

  private:
    using Clock = std::chrono::steady_clock;
    void show_dialog();

    wxWindow& window_;
    std::string title_;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point painted_ = begin_;
    std::unique_ptr<wxProgressDialog> dialog_;
    bool cancelled_ = false;
};

/// Runs `work` from the event loop, as `CallAfter` would, but not while a `WindowProgress` runs.
void when_free(std::function<void()> work);
/// Not at all where the window is gone by then.
void when_free(wxWindow& window, std::function<void()> work);

/// A timer that goes off later where a `WindowProgress` runs.
class PatientTimer : public wxTimer {
  public:
    void Notify() override;
};

} // namespace filrouge::app
