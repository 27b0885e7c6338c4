#pragma once

#include "app/logic/rows.h"

#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/treelist.h>

#include <functional>
#include <unordered_map>
#include <vector>

namespace filrouge::app {

/// The codebook tree with the number of codings of each code and those below it.
class CodebookPanel : public wxPanel {
  public:
    explicit CodebookPanel(wxWindow* parent);
    /// Null: no project. Must be given anew when the project goes.
    void use(const Project* project);
    void apply(const Change& change);
    [[nodiscard]] CodeId selected() const; ///< nil: none
    void select(const CodeId& code);
    [[nodiscard]] const std::vector<CodeRow>& rows() const { return rows_; }
    [[nodiscard]] wxTreeListCtrl& tree() { return *tree_; }
    [[nodiscard]] wxTreeListItem item_of(const CodeId& code) const;

    std::function<void(const CodeId&)> on_apply; ///< double click, Enter
    std::function<void()> on_menu;

  private:
    void fill();
    int swatch_of(Colour colour);

    const Project* project_ = nullptr;
    wxSearchCtrl* filter_;
    wxTreeListCtrl* tree_;
    std::vector<CodeRow> rows_;
    std::unordered_map<CodeId, wxTreeListItem> items_;
    std::unordered_map<std::string, int> swatches_; // colour → image
    wxWithImages::Images images_;
};

} // namespace filrouge::app
