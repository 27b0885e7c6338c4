#pragma once

#include "app/passage_list.h"
#include "workbench/find.h"

#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <string>

class wxButton;

namespace filrouge::app {

/// The search box and what was found.
class SearchPanel : public wxPanel {
  public:
    explicit SearchPanel(wxWindow* parent);
    void focus_box();
    void show(const Project& project, const workbench::FoundPassages& found);
    void show_error(const std::string& message);
    /// While the index is being made; the search follows by itself.
    void show_waiting();
    void clear();
    void forget(); ///< the query too
    [[nodiscard]] std::string query() const;
    [[nodiscard]] PassageList& results() { return *results_; }
    [[nodiscard]] const std::string& summary() const { return said_; }

    /// The query, and how many passages at most.
    std::function<void(const std::string&, std::uint32_t)> on_search;

  private:
    void search(std::uint32_t limit);
    void say(const std::string& text, const wxColour& colour);
    void wrap_summary();

    wxSearchCtrl* box_;
    wxStaticText* summary_;
    PassageList* results_;
    wxButton* more_;
    std::uint32_t limit_;
    std::string said_;
};

} // namespace filrouge::app
