#pragma once

#include "app/finding/code_checks.h"
#include "app/finding/passage_list.h"
#include "app/window_progress.h"
#include "workbench/finding/retrieval.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <vector>

namespace filrouge::app {

/// Activated codes and groups of participants at the left, their quotes at the right, there at once
/// and kept in step with the coding.
class RetrievalPanel : public wxPanel {
  public:
    explicit RetrievalPanel(wxWindow* parent);
    /// Null: no project.
    void use(workbench::Workbench* bench);
    void apply(const Change& change);
    /// Activates one code alone.
    void activate(const CodeId& code);
    [[nodiscard]] PassageList& list() { return *list_; }
    [[nodiscard]] CodeChecks& codes() { return *codes_; }
    [[nodiscard]] CodeChecks& others() { return *others_; }
    [[nodiscard]] wxChoice& combination() { return *combination_; }
    [[nodiscard]] wxChoice& grouping() { return *group_; }
    [[nodiscard]] wxSpinCtrl& context() { return *context_; }
    [[nodiscard]] std::string summary() const;
    [[nodiscard]] const std::vector<workbench::Retrieved>& found() const { return found_; }
    /// How many passages there are, shown or not.
    [[nodiscard]] std::size_t total() const { return found_.size(); }
    /// As is now shown; for tests, which do not wait.
    void retrieve();
    /// Chooses the participants whose variable has one of the values.
    void choose_people(const VariableId& variable, const std::vector<std::string>& values);

    /// What is asked for, and how it is shown.
    struct Choice {
        std::vector<CodeId> codes, others;
        int combination = 0;
        int within = 1;
        VariableId variable; ///< of the people chosen; nil: none
        std::vector<std::string> values;
        int group = 0;
        int order = 0;
        int context = 0;
        int row = wxNOT_FOUND;
    };
    [[nodiscard]] Choice choice() const;
    void choose(const Choice& choice);

    std::function<void()> on_export; ///< of what is found, which is something

  private:
    wxSizer* build_left();
    wxSizer* build_right();
    void later();
    void fill_variables();
    void fill_values();
    void fill_groupings();
    void show_rows(Progress& progress);
    [[nodiscard]] std::string where() const;
    [[nodiscard]] workbench::Grouping chosen_grouping() const;
    [[nodiscard]] static PassageRow heading_of(const workbench::QuoteGroup& group);
    /// Adds the rows of its first quotes, at most so many; how many that were.
    [[nodiscard]] Result<std::size_t> quote(const workbench::QuoteGroup& group, std::size_t most,
                                            std::vector<PassageRow>& rows,
                                            Progress& progress) const;
    [[nodiscard]] PassageRow row_of(const workbench::Retrieved& one,
                                    const publish::Quote& quote) const;
    [[nodiscard]] std::string in_context(const workbench::Retrieved& one,
                                         const std::string& quote) const;
    void say(const std::string& text);

    workbench::Workbench* bench_ = nullptr;
    std::vector<workbench::Retrieved> found_;
    bool names_coders_ = false; // there are several
    std::vector<VariableId> variables_;
    std::vector<std::string> values_;
    CodeChecks* codes_;
    CodeChecks* others_;
    wxStaticText* others_label_;
    wxChoice* combination_;
    wxSpinCtrl* within_;
    wxChoice* variable_;
    wxCheckListBox* people_;
    wxChoice* group_;
    wxChoice* order_;
    wxSpinCtrl* context_;
    wxStaticText* summary_;
    PassageList* list_;
    PatientTimer soon_; // several changes in a row are one retrieval
};

} // namespace filrouge::app
