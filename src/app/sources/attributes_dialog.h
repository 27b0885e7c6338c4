#pragma once

#include "app/logic/attributes_grid.h"
#include "workbench/workbench.h"

#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/grid.h>
#include <wx/stattext.h>

#include <filesystem>
#include <functional>
#include <optional>

namespace filrouge::app {

/// Participants or sources and their variables, as in a spreadsheet: cells are typed, copied,
/// pasted, emptied; each action is one step that can be undone here or later.
class AttributesDialog : public wxDialog {
  public:
    AttributesDialog(wxWindow* parent, workbench::Workbench& bench);

    void show_scope(VariableScope scope);
    /// As the keys do, at the cell of the cursor or the block selected.
    void paste(const std::string& text);
    [[nodiscard]] std::string copied() const;
    void empty_cells();
    [[nodiscard]] const AttributesGrid& model() const { return *model_; }
    [[nodiscard]] wxGrid& grid() { return *grid_; }
    [[nodiscard]] std::string message() const;

  private:
    class Table;
    struct Block {
        int top, left, bottom, right;
    };
    wxSizer* top();
    void rebuild();
    void add_variable();
    void rename_variable();
    void retype_variable();
    void remove_variable();
    void import_table();
    void on_key(wxKeyEvent& event);
    void on_key_anywhere(wxKeyEvent& event);
    void take_blocks(wxWindow& field);
    void leave_field(); ///< of a cell, which stays as it was
    void type_again(int row, int column, const wxString& typed);
    template <class T>
    bool check(const Result<T>& done);
    bool change(const std::vector<workbench::Cell>& cells);
    void step_history(Result<std::string> done);
    void say(const std::string& text, bool warning = false);
    [[nodiscard]] Block block() const;
    [[nodiscard]] const Variable* variable_here() const;
    const Variable* variable_asked_for();

    workbench::Workbench& bench_;
    VariableScope scope_ = VariableScope::participant;
    std::optional<AttributesGrid> model_;
    wxChoice* scope_choice_;
    wxGrid* grid_;
    wxStaticText* message_;
    bool discarding_ = false; // what stands in the field of a cell is not wanted
};

} // namespace filrouge::app
