#pragma once

#include "app/logic/rows.h"

#include <wx/checklst.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>

#include <functional>
#include <set>
#include <vector>

namespace filrouge::app {

/// Codes to be activated: a check box each, indented as the codebook is, with a filter.
class CodeChecks : public wxPanel {
  public:
    CodeChecks(wxWindow* parent, const wxString& name);
    /// Null: no project. Keeps the checks of codes that are still there.
    void show(const Project* project);
    [[nodiscard]] std::vector<CodeId> checked() const; ///< in the order of the codebook
    void check(const CodeId& code, bool on) { check(std::vector{code}, on); }
    void check(const std::vector<CodeId>& codes, bool on);
    void clear();

    std::function<void()> on_change;

  private:
    void fill();
    void show_menu();
    [[nodiscard]] std::vector<CodeId> shown() const;

    const Project* project_ = nullptr;
    std::vector<CodeRow> rows_;
    std::set<CodeId> checked_;
    wxSearchCtrl* filter_;
    wxCheckListBox* list_;
};

} // namespace filrouge::app
