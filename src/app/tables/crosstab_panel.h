#pragma once

#include "app/finding/quotes_of.h"
#include "app/tables/crosstab_grid.h"
#include "workbench/tables/tabulate.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::app {

/// Counts of codings by two axes, kept in step with the project while one codes.
class CrosstabPanel : public wxPanel {
  public:
    explicit CrosstabPanel(wxWindow* parent);
    /// Null: no project. Must be given anew before the workbench goes.
    void use(workbench::Workbench* bench);
    /// Offers new variables; the table follows by itself.
    void apply(const Change& change);
    [[nodiscard]] const workbench::LiveTable* live() const { return live_.get(); }
    [[nodiscard]] CrosstabGrid& grid() { return *grid_; }
    /// What is counted: chosen by the user, else `workbench::usual_count`.
    [[nodiscard]] analysis::CountOf count() const;
    void choose_count(analysis::CountOf count);
    /// As on the command line: `codes`, `sources`, `coders`, or a variable's name.
    void choose_axes(const std::string& rows, const std::string& cols);
    /// What is shown of the project.
    struct Choice {
        std::string rows, cols;
        std::optional<analysis::CountOf> count; ///< where the user chose one
        int shows = 0;                          ///< counts or which percentages
        wxString filter;
    };
    [[nodiscard]] Choice choice() const;
    void choose(const Choice& choice);

    /// What the cell counts, in words.
    std::function<void(const std::string&, const TableCell&)> on_cell;
    /// What is quoted of a cell; nothing where the table shown has none of that name.
    [[nodiscard]] std::optional<std::vector<workbench::CodedPassage>>
    passages(const TableCell& cell) const;
    std::function<void(const Error&)> on_error;
    std::function<void(const std::string&)> on_say; ///< what the panel did by itself
    std::function<void()> on_export;                ///< what is shown

    /// What is shown, and how: rows left out by the filter are not in it, percentages are.
    struct Shown {
        workbench::CrosstabRequest request;
        analysis::Table table;
        std::optional<analysis::PercentOf> percent;
    };
    [[nodiscard]] std::optional<Shown> shown() const; ///< nothing: there is no table

  private:
    void fill_choices();
    void follow_usual_count();
    void keep_choice();   ///< in the user's settings, for this project
    void recall_choice(); ///< without counting anew
    void mark_axes(const std::string& rows, const std::string& cols);
    void open_table();
    void show_table();
    void open_cell(Cell cell);

    workbench::Workbench* bench_ = nullptr;
    std::vector<std::string> axes_; ///< names for requests, in the order of the choices
    wxChoice* rows_;
    wxChoice* cols_;
    wxChoice* count_;
    wxChoice* shows_;
    wxSearchCtrl* filter_;
    wxButton* export_;
    wxStaticText* note_;
    CrosstabGrid* grid_;
    bool count_chosen_ = false; // by the user, for this project
    std::uint64_t sight_ = 0;   // of the project, when the usual count was looked up
    std::unique_ptr<workbench::LiveTable> live_;
    Subscription updates_;
};

} // namespace filrouge::app
