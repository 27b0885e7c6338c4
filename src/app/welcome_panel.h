#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

namespace filrouge::app {

/// A page of the centre with some words and large buttons: no project yet, or nothing in it.
class WelcomePanel : public wxPanel {
  public:
    struct Action {
        std::string label; ///< English, a key of the catalogue
        std::function<void()> run;
    };
    struct Page {
        std::string title; ///< English, like the others
        std::string text;
        std::vector<Action> actions;
    };
    struct Recent {
        std::string path;
        std::string opened; ///< when, as the user reads it; empty: not known
    };
    WelcomePanel(wxWindow* parent, const Page& page);
    /// Projects opened lately, as links with their folders; `open` gets the path.
    void show_recent(const std::vector<Recent>& projects,
                     std::function<void(const std::string&)> open);

  private:
    wxSizer* recent_;
};

} // namespace filrouge::app
