#pragma once

#include "app/long_edit.h"
#include "app/row_list.h"
#include "app/window_progress.h"
#include "workbench/history/history.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>
#include <vector>

namespace filrouge::app {

/// Who did what when, newest first, with filters. An old action is taken back by itself where
/// nothing later builds on it; a code or coding is given back the state it had.
class HistoryPanel : public wxPanel {
  public:
    explicit HistoryPanel(wxWindow* parent);
    /// Null: no project.
    void use(workbench::Workbench* bench);
    void apply(const Change& change);
    /// Only what happened to this code; nil: everything.
    void show_code(const CodeId& code);
    /// What is listed.
    struct Choice {
        wxString words;
        wxString coder; ///< name; empty: everybody
        CodeId code;    ///< nil: everything
    };
    [[nodiscard]] Choice choice() const;
    void choose(const Choice& choice);
    [[nodiscard]] const std::vector<store::HistoryEntry>& entries() const { return entries_; }
    [[nodiscard]] wxSearchCtrl& filter() { return *filter_; }
    void choose(std::size_t row);
    [[nodiscard]] const store::HistoryEntry* chosen() const; ///< null: none
    /// Takes the chosen action back.
    void undo_chosen();
    [[nodiscard]] wxButton& undo_button() { return *undo_; }
    [[nodiscard]] std::string details() const;
    /// What can be brought back to the state it had right after the chosen action.
    struct Restorable {
        std::string name;
        std::optional<CodeId> code;
        std::optional<CodingId> coding;
    };
    [[nodiscard]] std::vector<Restorable> restorable() const;
    void restore(const Restorable& what);

    std::function<bool()> may_edit;
    DoEdit edit;

  private:
    void fill();
    void fill_coders();
    void choose_again(const std::optional<HistoryId>& entry);
    void show_details();
    void ask_restore();
    Result<std::vector<store::HistoryEntry>> dependents_of(const HistoryId& entry);
    [[nodiscard]] wxString cell(std::size_t row, long column) const;

    workbench::Workbench* bench_ = nullptr;
    std::vector<store::HistoryEntry> entries_; // newest first
    CodeId code_;
    wxSearchCtrl* filter_;
    wxChoice* coder_;
    wxButton* all_;
    RowList* list_;
    wxStaticText* details_;
    wxButton* undo_;
    wxButton* restore_;
    bool stale_ = false; // more was done since it was read
    PatientTimer soon_;  // many actions in a row are one reading
};

} // namespace filrouge::app
