#pragma once

#include "app/row_list.h"
#include "workbench/finding/search_counts.h"

#include <wx/choice.h>
#include <wx/dialog.h>

#include <string>
#include <vector>

namespace filrouge::app {

/// How often a query is met: by source, speaker, role or a variable, as chosen; sorted by a click
/// on a column; copied with Ctrl+C as a table. Not modal; closes with Esc or its button.
class CountsDialog : public wxDialog {
  public:
    CountsDialog(wxWindow* parent, const std::string& query, workbench::SearchCounts counts);

    [[nodiscard]] wxChoice& by() { return *by_; }
    [[nodiscard]] RowList& list() { return *list_; }
    /// Lines of cells divided by tabulators, with the titles; counts as programs read them.
    [[nodiscard]] std::string as_table() const;

  private:
    void show_groups();
    void sort_by(long column);
    void sort();
    void copy();
    [[nodiscard]] const workbench::SearchCounts::By& shown() const;
    [[nodiscard]] std::string cell(std::size_t row, long column) const;

    workbench::SearchCounts counts_;
    wxChoice* by_;
    RowList* list_;
    std::vector<std::size_t> order_; // of the groups shown
    long sorted_by_ = 0;
    bool ascending_ = true;
};

} // namespace filrouge::app
