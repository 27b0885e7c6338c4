#include "app/finding/code_checks.h"

#include "app/accessible.h"
#include "app/wx_text.h"

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

void CodeChecks::check(const CodeId& code, bool on) {
    if (on) {
        checked_.insert(code);
    } else {
        checked_.erase(code);
    }
    fill();
    if (on_change) on_change();
}

void CodeChecks::clear() {
    checked_.clear();
    fill();
}

} // namespace filrouge::app
