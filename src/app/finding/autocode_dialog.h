#pragma once

#include "app/coding/code_palette.h"
#include "core/project.h"
#include "workbench/coding/autocode.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/listctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::app {

/// What a search finds, to be coded in one step: the code (part of its name is typed), how much of
/// each place, and a check box for each. What was unticked stays so whatever code or extent is
/// chosen afterwards.
class AutocodeDialog : public wxDialog {
  public:
    /// `plan` says what would be coded; asked again when the unit changes.
    using Planner =
        std::function<Result<workbench::AutocodePlan>(const CodeId&, workbench::AutocodeUnit)>;
    /// `code` is chosen to begin with; nil: none is, and nothing can be coded before one is.
    AutocodeDialog(wxWindow* parent, const workbench::Workbench& bench, const CodeId& code,
                   Planner plan);

    void choose(const CodeId& code, workbench::AutocodeUnit unit);
    void tick_all(bool ticked);
    void tick(std::size_t hit, bool ticked);
    [[nodiscard]] const workbench::AutocodePlan& plan() const { return plan_; }
    [[nodiscard]] std::size_t chosen() const;
    [[nodiscard]] wxTextCtrl& box() { return *box_; }
    [[nodiscard]] CodeListBox& codes() { return *codes_; }
    [[nodiscard]] wxButton& apply() { return *apply_; }
    /// As the list shows it; columns: passage, words found, speaker, source.
    [[nodiscard]] std::string cell(std::size_t hit, long column) const;

  private:
    class List;
    /// What is decided about a hit: the words found in it, or where there are none, all of it.
    using Place = std::pair<SourceId, CpSpan>;
    [[nodiscard]] static std::vector<Place> places_of(const workbench::AutocodeHit& hit);
    void put_together();
    void bind();
    void rank();
    void on_key(wxKeyEvent& event);
    void make_plan();
    void code_changed();
    [[nodiscard]] std::string problem() const;
    void decide(workbench::AutocodeHit& hit, bool ticked);
    void show_state();

    const workbench::Workbench& bench_;
    Planner planner_;
    workbench::AutocodePlan plan_;
    std::string failed_;        // why there is no plan
    std::set<Place> left_out_;  // unticked, for every code and extent
    std::size_t decisions_ = 0; // boxes ticked or unticked one by one
    std::vector<PaletteEntry> entries_;
    wxTextCtrl* box_;
    CodeListBox* codes_;
    wxChoice* unit_;
    wxListView* list_;
    wxStaticText* state_;
    wxButton* apply_;
};

} // namespace filrouge::app
