#pragma once

#include "app/logic/rows.h"

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>

#include <functional>
#include <vector>

namespace filrouge::app {

/// The sources of the project: name, kind, turns, codings.
class SourcesPanel : public wxPanel {
  public:
    explicit SourcesPanel(wxWindow* parent);
    /// Null: no project. Must be given anew when the project goes.
    void use(const Project* project);
    void apply(const Change& change);
    /// Marks the source that the transcript shows.
    void mark(const SourceId& source);
    [[nodiscard]] const std::vector<SourceRow>& rows() const { return rows_; }
    [[nodiscard]] wxDataViewListCtrl& list() { return *list_; }
    [[nodiscard]] SourceId selected() const;

    std::function<void(const SourceId&)> on_open;
    std::function<void(const SourceId&)> on_menu;

  private:
    void fill();
    void count_codings();
    const Project* project_ = nullptr;
    wxSearchCtrl* filter_;
    wxDataViewListCtrl* list_;
    std::vector<SourceRow> rows_;
    SourceId marked_;
};

} // namespace filrouge::app
