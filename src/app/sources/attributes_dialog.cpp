#include "app/sources/attributes_dialog.h"

#include "app/clipboard.h"
#include "app/file_dialogs.h"
#include "app/questions.h"
#include "app/sources/attributes_import_dialog.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace filrouge::app {
namespace {

constexpr std::array types{VariableType::text, VariableType::number, VariableType::date,
                           VariableType::boolean};

wxArrayString type_names() {
    wxArrayString names;
    for (const auto type : types) names.Add(to_wx(type_name(type)));
    return names;
}

std::string clipboard_text() {
    wxTextDataObject data;
    const wxClipboardLocker lock;
    return wxTheClipboard->GetData(data) ? to_utf8(data.GetText()) : std::string{};
}

} // namespace

/// The grid asks only for the cells in sight.
class AttributesDialog::Table : public wxGridTableBase {
  public:
    explicit Table(AttributesDialog& dialog) : dialog_{dialog} {}

    int GetNumberRows() override { return static_cast<int>(dialog_.model_->rows().size()); }
    int GetNumberCols() override { return static_cast<int>(dialog_.model_->columns().size()); }
    wxString GetValue(int row, int column) override {
        return to_wx(dialog_.model_->value(dialog_.bench_.project(), static_cast<std::size_t>(row),
                                           static_cast<std::size_t>(column)));
    }
    void SetValue(int row, int column, const wxString& value) override {
        if (dialog_.discarding_) return;
        const auto cells = dialog_.model_->paste(
            static_cast<std::size_t>(row), static_cast<std::size_t>(column), {{to_utf8(value)}});
        if (dialog_.check(cells)) {
            dialog_.change(*cells);
        } else {
            dialog_.type_again(row, column, value);
        }
    }
    wxString GetRowLabelValue(int row) override {
        return to_wx(dialog_.model_->rows()[static_cast<std::size_t>(row)].name);
    }
    wxString GetColLabelValue(int column) override {
        return to_wx(dialog_.model_->heading(static_cast<std::size_t>(column)));
    }

  private:
    AttributesDialog& dialog_;
};

AttributesDialog::AttributesDialog(wxWindow* parent, workbench::Workbench& bench)
    : wxDialog{parent,
               wxID_ANY,
               tw("Participants and variables"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX},
      bench_{bench} {
    const auto gap = FromDIP(12);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(top(), wxSizerFlags{}.Expand().Border(wxALL, gap));
    grid_ = new wxGrid{this, wxID_ANY};
    grid_->SetMinSize(FromDIP(wxSize{820, 420}));
    grid_->SetRowLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    grid_->Bind(wxEVT_KEY_DOWN, &AttributesDialog::on_key, this);
    grid_->Bind(wxEVT_GRID_EDITOR_CREATED, [this](wxGridEditorCreatedEvent& event) {
        take_blocks(*event.GetControl());
        event.Skip();
    });
    // Wherever the keyboard is: after a button too.
    Bind(wxEVT_CHAR_HOOK, &AttributesDialog::on_key_anywhere, this);
    sizer->Add(grid_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, gap));
    auto* foot = new wxBoxSizer{wxHORIZONTAL};
    message_ =
        new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    foot->Add(message_, wxSizerFlags{1}.CentreVertical());
    foot->Add(new wxButton{this, wxID_CANCEL, tw("Close")});
    sizer->Add(foot, wxSizerFlags{}.Expand().Border(wxALL, gap));
    show_scope(VariableScope::participant);
    SetSizerAndFit(sizer);
    CentreOnParent();
    grid_->SetFocus();
    say(tr(
        "Cells are copied and pasted as in a spreadsheet; every change can be undone (Ctrl+Z)."));
}

wxSizer* AttributesDialog::top() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    scope_choice_ = new wxChoice{this, wxID_ANY};
    scope_choice_->Append(tw("Participants"));
    scope_choice_->Append(tw("Sources"));
    scope_choice_->SetSelection(0);
    scope_choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        show_scope(scope_choice_->GetSelection() == 0 ? VariableScope::participant
                                                      : VariableScope::source);
    });
    row->Add(scope_choice_, wxSizerFlags{}.CentreVertical());
    row->AddStretchSpacer();
    const auto button = [&](const char* label, void (AttributesDialog::*run)()) {
        auto* made = new wxButton{this, wxID_ANY, tw(label)};
        made->Bind(wxEVT_BUTTON, [this, run](wxCommandEvent&) {
            (this->*run)();
            grid_->SetFocus();
        });
        row->Add(made, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    };
    button("New variable…", &AttributesDialog::add_variable);
    button("Rename…", &AttributesDialog::rename_variable);
    button("Type…", &AttributesDialog::retype_variable);
    button("Remove…", &AttributesDialog::remove_variable);
    button("Import a table…", &AttributesDialog::import_table);
    return row;
}

void AttributesDialog::show_scope(VariableScope scope) {
    scope_ = scope;
    scope_choice_->SetSelection(scope == VariableScope::participant ? 0 : 1);
    rebuild();
}

void AttributesDialog::rebuild() {
    model_.emplace(bench_.project(), scope_);
    grid_->SetTable(new Table{*this}, true);
    grid_->SetRowLabelSize(wxGRID_AUTOSIZE);
    grid_->SetRowLabelSize(std::clamp(grid_->GetRowLabelSize(), FromDIP(120), FromDIP(300)));
    for (int i = 0; i < grid_->GetNumberCols(); ++i) {
        grid_->AutoSizeColLabelSize(i);
        if (grid_->GetColSize(i) < FromDIP(110)) grid_->SetColSize(i, FromDIP(110));
    }
    grid_->ForceRefresh();
}

template <class T>
bool AttributesDialog::check(const Result<T>& done) {
    if (done) return true;
    say(describe(done.error()), true);
    wxBell();
    return false;
}

void AttributesDialog::say(const std::string& text, bool warning) {
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink =
        warning ? readable_on(Colour{190, 30, 30}, paper) : system_colour(wxSYS_COLOUR_WINDOWTEXT);
    message_->SetForegroundColour(to_wx(ink));
    message_->SetLabel(as_label(text));
    message_->SetToolTip(to_wx(text));
}

std::string AttributesDialog::message() const {
    return to_utf8(message_->GetLabelText());
}

bool AttributesDialog::change(const std::vector<workbench::Cell>& cells) {
    if (!check(workbench::set_values(bench_, cells))) return false;
    say(plural(cells.size(), "{} cell changed", "{} cells changed"));
    grid_->ForceRefresh();
    return true;
}

AttributesDialog::Block AttributesDialog::block() const {
    const auto blocks = grid_->GetSelectedBlocks();
    for (const auto& chosen : blocks) {
        return {chosen.GetTopRow(), chosen.GetLeftCol(), chosen.GetBottomRow(),
                chosen.GetRightCol()};
    }
    const auto cursor = grid_->GetGridCursorCoords();
    return {cursor.GetRow(), cursor.GetCol(), cursor.GetRow(), cursor.GetCol()};
}

const Variable* AttributesDialog::variable_here() const {
    const int column = block().left;
    const auto& columns = model_->columns();
    return column >= 0 && column < static_cast<int>(columns.size())
               ? &columns[static_cast<std::size_t>(column)]
               : nullptr;
}

void AttributesDialog::paste(const std::string& text) {
    const auto at = block();
    if (at.top < 0 || at.left < 0) return;
    const auto cells = model_->paste(static_cast<std::size_t>(at.top),
                                     static_cast<std::size_t>(at.left), parse_block(text));
    if (check(cells)) change(*cells);
}

std::string AttributesDialog::copied() const {
    const auto at = block();
    std::vector<std::vector<std::string>> cells;
    for (int row = std::max(0, at.top); row <= at.bottom; ++row) {
        auto& line = cells.emplace_back();
        for (int column = std::max(0, at.left); column <= at.right; ++column) {
            line.push_back(model_->value(bench_.project(), static_cast<std::size_t>(row),
                                         static_cast<std::size_t>(column)));
        }
    }
    return format_block(cells);
}

void AttributesDialog::empty_cells() {
    const auto at = block();
    if (at.top < 0 || at.left < 0) return;
    const std::vector<std::string> line(static_cast<std::size_t>(at.right - at.left + 1));
    const auto cells =
        model_->paste(static_cast<std::size_t>(at.top), static_cast<std::size_t>(at.left),
                      std::vector<std::vector<std::string>>(
                          static_cast<std::size_t>(at.bottom - at.top + 1), line));
    if (check(cells)) change(*cells);
}

void AttributesDialog::step_history(Result<std::string> done) {
    if (!check(done)) return;
    say({}); // what did not fit is gone
    rebuild();
}

void AttributesDialog::on_key_anywhere(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool control = event.GetModifiers() == wxMOD_CONTROL;
    const bool shifted = event.GetModifiers() == (wxMOD_CONTROL | wxMOD_SHIFT);
    const bool undo = control && key == 'Z';
    const bool redo = (control && key == 'Y') || (shifted && key == 'Z');
    if (key == WXK_ESCAPE && grid_->IsCellEditControlShown()) {
        leave_field(); // the window is left by the next one
    } else if (grid_->IsCellEditControlShown() || !(undo || redo)) {
        event.Skip();
    } else {
        step_history(undo ? bench_.undo() : bench_.redo());
    }
}

/// A cell's field is one line: a block pasted there would be squeezed into it, tabs and all.
void AttributesDialog::take_blocks(wxWindow& field) {
    field.Bind(wxEVT_TEXT_PASTE, [this](wxClipboardTextEvent& event) {
        const auto text = clipboard_text();
        const auto block = parse_block(text);
        if (block.size() == 1 && block.front().size() == 1) {
            event.Skip();
            return;
        }
        // What was typed in the field gives way to the block; GTK is still in the field's signal.
        CallAfter([this, text] {
            leave_field();
            grid_->ClearSelection();
            paste(text);
        });
    });
}

void AttributesDialog::leave_field() {
    discarding_ = true;
    grid_->DisableCellEditControl();
    discarding_ = false;
}

/// What does not fit stays in its field, to be put right; Escape leaves the cell as it was.
void AttributesDialog::type_again(int row, int column, const wxString& typed) {
    CallAfter([this, row, column, typed] {
        if (!IsShown() || row >= grid_->GetNumberRows() || column >= grid_->GetNumberCols()) return;
        grid_->SetGridCursor(row, column);
        grid_->EnableCellEditControl();
        auto* editor = grid_->GetCellEditor(row, column);
        if (auto* field = dynamic_cast<wxTextCtrl*>(editor->GetWindow())) {
            field->ChangeValue(typed);
            field->SelectAll();
        }
        editor->DecRef();
    });
}

void AttributesDialog::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool control = event.GetModifiers() == wxMOD_CONTROL;
    if (control && key == 'C') {
        copy_to_clipboard(copied());
    } else if (control && key == 'V') {
        if (const auto text = clipboard_text(); !text.empty()) paste(text);
    } else if (key == WXK_DELETE && event.GetModifiers() == wxMOD_NONE) {
        empty_cells();
    } else if (key == WXK_ESCAPE) {
        EndModal(wxID_CANCEL);
    } else {
        event.Skip();
    }
}

void AttributesDialog::add_variable() {
    const auto name = ask_line(this, tr("Its name"), tr("New variable"));
    if (!name) return;
    const auto type =
        ask_choice(this, tr("What are its values?"), tr("New variable"), type_names());
    if (!type) return;
    if (check(workbench::add_variable(bench_, *name, types[*type], scope_))) rebuild();
}

/// Null, and said, where the cursor is in none.
const Variable* AttributesDialog::variable_asked_for() {
    const auto* variable = variable_here();
    if (variable == nullptr) say(tr("Go to a cell of the variable first."), true);
    return variable;
}

void AttributesDialog::rename_variable() {
    const auto* variable = variable_asked_for();
    if (variable == nullptr) return;
    const auto name = ask_line(this, tr("New name"), tr("Rename the variable"), variable->name);
    if (name && check(workbench::rename_variable(bench_, variable->id, *name))) rebuild();
}

void AttributesDialog::retype_variable() {
    const auto* variable = variable_asked_for();
    if (variable == nullptr) return;
    const auto now = std::find(types.begin(), types.end(), variable->type) - types.begin();
    const auto type = ask_choice(this, tr("What are its values?"), variable->name, type_names(),
                                 static_cast<std::size_t>(now));
    if (type && check(workbench::retype_variable(bench_, variable->id, types[*type]))) rebuild();
}

void AttributesDialog::remove_variable() {
    const auto* variable = variable_asked_for();
    if (variable == nullptr) return;
    wxMessageDialog ask{this, tw("Its values go with it. Undo brings them back."),
                        to_wx(tr("Remove the variable “{}”?", variable->name)),
                        wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Remove"), tw("Keep"));
    if (ask.ShowModal() != wxID_YES) return;
    if (check(workbench::remove_variable(bench_, variable->id))) rebuild();
}

void AttributesDialog::import_table() {
    const FileQuestion question{FilePurpose::bring_in, tr("Import a table"),
                                file_kind_or_any(tr("Tables"), "*.csv")};
    const auto chosen = ask_file(this, question, bench_.path(), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (!chosen) return;
    const auto& file = *chosen;
    const auto tried = workbench::import_attributes(bench_, file, workbench::Trial::dry_run);
    if (!check(tried)) return;
    const auto apart = ask_attributes_import(this, *tried);
    if (!apart) return;
    if (!check(workbench::import_attributes(bench_, file, workbench::Trial::real, *apart))) return;
    show_scope(tried->scope);
}

} // namespace filrouge::app
