#pragma once

#include "app/logic/import_table.h"

#include <wx/listctrl.h>

#include <functional>
#include <vector>

namespace filrouge::app {

/// The files of an import, a check box each. Only the rows in view are asked for, so that thousands
/// are as quick as ten.
class ImportList : public wxListView {
  public:
    ImportList(wxWindow* parent, std::vector<ImportRow>& rows);
    /// After `rows` changed.
    void refresh();
    [[nodiscard]] std::vector<std::size_t> selected() const;
    /// All that can be imported, or none.
    void tick_all(bool ticked);

    std::function<void()> on_ticked;

  private:
    wxString OnGetItemText(long item, long column) const override;
    bool OnGetItemIsChecked(long item) const override;
    wxItemAttr* OnGetItemAttr(long item) const override;
    void tick(long item, bool ticked);

    std::vector<ImportRow>& rows_;
    mutable wxItemAttr left_out_;
};

} // namespace filrouge::app
