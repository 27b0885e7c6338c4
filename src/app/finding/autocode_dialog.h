#pragma once

#include "core/project.h"
#include "workbench/autocode.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/listctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <string>
#include <vector>

namespace filrouge::app {

/// What a search finds, to be coded in one step: the code, how much of each place, and a check box
/// for each.
class AutocodeDialog : public wxDialog {
  public:
    /// `plan` says what would be coded; asked again when code or unit change.
    using Planner =
        std::function<Result<workbench::AutocodePlan>(const CodeId&, workbench::AutocodeUnit)>;
    AutocodeDialog(wxWindow* parent, const Project& project, Planner plan);

    void choose(const CodeId& code, workbench::AutocodeUnit unit);
    void tick_all(bool ticked);
    void tick(std::size_t hit, bool ticked);
    [[nodiscard]] const workbench::AutocodePlan& plan() const { return plan_; }
    [[nodiscard]] std::size_t chosen() const;

  private:
    class List;
    void make_plan();
    void show_state(const std::string& problem);

    const Project& project_;
    Planner planner_;
    workbench::AutocodePlan plan_;
    std::vector<CodeId> codes_;
    wxChoice* code_;
    wxChoice* unit_;
    wxListView* list_;
    wxStaticText* state_;
    wxButton* apply_;
};

} // namespace filrouge::app
