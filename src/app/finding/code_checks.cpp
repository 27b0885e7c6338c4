#include "app/finding/code_checks.h"

#include "app/accessible.h"
#include "app/wx_text.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include <iterator>

namespace filrouge::app {

CodeChecks::CodeChecks(wxWindow* parent, const wxString& name) : wxPanel{parent, wxID_ANY} {
    SetName(name);
    filter_ = new wxSearchCtrl{this, wxID_ANY};
    filter_->SetDescriptiveText(tw("Filter codes"));
    list_ = new wxCheckListBox{this, wxID_ANY};
    accessible_name(*filter_, tr("Filter codes"));
    accessible_name(*list_, tr("Codes"));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(filter_, wxSizerFlags{}.Expand());
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    list_->Bind(wxEVT_RIGHT_DOWN, [this](wxMouseEvent& event) {
        const int row = list_->HitTest(event.GetPosition());
        if (row != wxNOT_FOUND) list_->SetSelection(row);
        show_menu();
    });
    list_->Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent&) { show_menu(); });
    list_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent& event) {
        const auto& code = rows_[static_cast<std::size_t>(event.GetInt())].id;
        if (list_->IsChecked(static_cast<unsigned>(event.GetInt()))) {
            checked_.insert(code);
        } else {
            checked_.erase(code);
        }
        if (on_change) on_change();
    });
}

void CodeChecks::show(const Project* project) {
    project_ = project;
    if (project == nullptr) checked_.clear();
    std::erase_if(checked_,
                  [&](const CodeId& code) { return project->codebook().find(code) == nullptr; });
    fill();
}

void CodeChecks::fill() {
    rows_ = project_ == nullptr ? std::vector<CodeRow>{}
                                : code_rows(*project_, to_utf8(filter_->GetValue()));
    wxArrayString names;
    for (const auto& row : rows_) {
        names.push_back(wxString(' ', 3 * row.depth) + to_wx(row.name));
    }
    list_->Set(names);
    for (unsigned i = 0; i < rows_.size(); ++i) {
        if (checked_.contains(rows_[i].id)) list_->Check(i);
    }
}

std::vector<CodeId> CodeChecks::checked() const {
    std::vector<CodeId> codes;
    if (project_ == nullptr) return codes;
    for (const auto& id : project_->codebook().in_order()) {
        if (checked_.contains(id)) codes.push_back(id);
    }
    return codes;
}

std::vector<CodeId> CodeChecks::shown() const {
    std::vector<CodeId> codes;
    for (const auto& row : rows_) codes.push_back(row.id);
    return codes;
}

void CodeChecks::check(const std::vector<CodeId>& codes, bool on) {
    for (const auto& code : codes) {
        if (on) {
            checked_.insert(code);
        } else {
            checked_.erase(code);
        }
    }
    fill();
    if (on_change) on_change();
}

void CodeChecks::show_menu() {
    if (rows_.empty()) return;
    wxMenu menu;
    const auto add = [&](const wxString& label, std::vector<CodeId> codes, bool on) {
        const int id = menu.Append(wxID_ANY, label)->GetId();
        menu.Bind(
            wxEVT_MENU, [this, codes = std::move(codes), on](wxCommandEvent&) { check(codes, on); },
            id);
    };
    if (const int row = list_->GetSelection(); row != wxNOT_FOUND) {
        const auto& code = rows_[static_cast<std::size_t>(row)];
        add(to_wx(tr("Check “{}” and what is below", code.name)),
            project_->codebook().with_descendants(code.id), true);
    }
    add(tw("Check all that are shown"), shown(), true);
    add(tw("Uncheck all that are shown"), shown(), false);
    list_->PopupMenu(&menu);
}

void CodeChecks::clear() {
    checked_.clear();
    fill();
}

} // namespace filrouge::app
