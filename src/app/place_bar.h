#pragma once

#include "workbench/workbench.h"

#include <wx/infobar.h>
#include <wx/timer.h>

#include <filesystem>
#include <functional>

namespace filrouge::app {

/// Stands as long as the file of the open project is not where it was opened (moved, replaced,
/// deleted): nothing can be changed meanwhile, and the user says where to go on. No button puts it
/// away.
class PlaceBar final : public wxInfoBar {
  public:
    explicit PlaceBar(wxWindow* parent);
    /// Null: none is open.
    void use(workbench::Workbench* bench);
    /// Looks now; it does so by itself every second. A file that was moved is made whole by it.
    void look();
    /// What was done is nowhere but in the open file, which has no name any more.
    [[nodiscard]] bool would_be_lost() const;
    /// An edit was refused for what stands here.
    [[nodiscard]] bool says(const Error& error) const;

    std::function<void()> on_save;                              ///< a copy
    std::function<void(const std::filesystem::path&)> on_go_on; ///< in the file, where it is now

  private:
    void show();

    workbench::Workbench* bench_ = nullptr;
    store::FilePlace shown_;
    wxTimer timer_;
    int save_button_ = wxWindow::NewControlId();
    int go_on_button_ = wxWindow::NewControlId();
};

} // namespace filrouge::app
