#pragma once

#include "app/logic/rows.h"

#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/treelist.h>

#include <functional>
#include <unordered_map>
#include <vector>

namespace filrouge::app {

/// The codebook tree: the codings of each code, those with the codes below it, and the digit that
/// applies it. A code can be dragged onto the text, or onto another code to stand below it; a
/// passage onto a code.
class CodebookPanel : public wxPanel {
  public:
    explicit CodebookPanel(wxWindow* parent);
    /// Null: no project. Must be given anew when the project goes.
    void use(const Project* project);
    void apply(const Change& change);
    [[nodiscard]] CodeId selected() const; ///< nil: none
    void select(const CodeId& code);
    /// Selects it and brings it into sight, also where the filter or a closed branch hid it.
    void reveal(const CodeId& code);
    [[nodiscard]] const std::vector<CodeRow>& rows() const { return rows_; }
    [[nodiscard]] wxTreeListCtrl& tree() { return *tree_; }
    [[nodiscard]] wxTreeListItem item_of(const CodeId& code) const;

    /// What lands on a code (nil: below all of them): another code, or a passage of the text.
    void drop(const CodeId& onto, const std::string& text);

    std::function<void(const CodeId&)> on_apply; ///< double click, Enter
    std::function<void()> on_menu;
    std::function<void(const CodeId&)> on_chosen;
    std::function<void(const CodeId&, const CodeId&)> on_move; ///< below the second; nil: the top
    /// The digit that stands beside a code; 0: none.
    std::function<int(const CodeId&)> digit_of;
    void show_digits();

  private:
    void fill();
    int swatch_of(Colour colour);
    void set_cells(wxTreeListItem item, const CodeRow& row);

    const Project* project_ = nullptr;
    wxSearchCtrl* filter_;
    wxTreeListCtrl* tree_;
    std::vector<CodeRow> rows_;
    bool filling_ = false; // selections of its own making are not the user's
    std::unordered_map<CodeId, wxTreeListItem> items_;
    std::unordered_map<std::string, int> swatches_; // colour → image
    wxWithImages::Images images_;
};

} // namespace filrouge::app
