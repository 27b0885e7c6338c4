#pragma once

#include "app/background_destroyer.h"
#include "app/row_list.h"
#include "core/project.h"
#include "workbench/finding/concordance.h"

#include <wx/panel.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <string>

namespace filrouge::app {

/// Every place of the words searched for, one below the other, with what stands before and after.
/// A click on a heading sorts: by source, by the words before, by the word, by the words after.
class ConcordancePanel : public wxPanel {
  public:
    explicit ConcordancePanel(wxWindow* parent);
    void show(const Project& project, workbench::Concordance concordance);
    void show_message(const std::string& text);
    void clear();
    [[nodiscard]] std::string summary() const; ///< what is said above the lines
    void outdate();                            ///< words or names have changed since it was made
    [[nodiscard]] const workbench::Concordance& concordance() const { return concordance_; }
    [[nodiscard]] workbench::ConcordanceOrder order() const { return order_; }
    [[nodiscard]] CpCount width() const;
    void sort_by(workbench::ConcordanceOrder order);
    [[nodiscard]] wxString cell(std::size_t row, long column) const;

    std::function<void()> on_wanted; ///< again, in another order or width
    std::function<void()> on_export;
    std::function<void(const workbench::ConcordanceLine&)> on_line;

  private:
    [[nodiscard]] wxString before(std::size_t row) const; ///< as much as the column has room for
    [[nodiscard]] std::string place_of(const workbench::ConcordanceLine& line) const;

    workbench::Concordance concordance_;
    BackgroundDestroyer destroyer_;    // of those before
    const Project* project_ = nullptr; ///< that of the lines
    workbench::ConcordanceOrder order_ = workbench::ConcordanceOrder::text;
    wxStaticText* summary_;
    wxSpinCtrl* width_;
    RowList* list_;
};

} // namespace filrouge::app
