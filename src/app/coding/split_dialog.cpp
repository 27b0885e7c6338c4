#include "app/coding/split_dialog.h"

#include "app/leaving.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/fold.h"
#include "workbench/documents/quoting.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>

namespace filrouge::app {

SplitDialog::SplitDialog(wxWindow* parent, workbench::Workbench& bench, const CodeId& code)
    : wxDialog{parent,
               wxID_ANY,
               to_wx(tr("Split “{}” by its quotes", bench.project().codebook().at(code).name)),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    list_ = new wxListView{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{760, 260}),
                           wxLC_REPORT | wxLC_SINGLE_SEL};
    list_->AppendColumn(tw("Quote"), wxLIST_FORMAT_LEFT, FromDIP(430));
    list_->AppendColumn(tw("Where"), wxLIST_FORMAT_LEFT, FromDIP(160));
    list_->AppendColumn(tw("Goes to"), wxLIST_FORMAT_LEFT, FromDIP(150));
    text_ = new wxTextCtrl{this,
                           wxID_ANY,
                           {},
                           wxDefaultPosition,
                           FromDIP(wxSize{-1, 90}),
                           wxTE_MULTILINE | wxTE_READONLY};
    name_ = new wxComboBox{
        this,    wxID_ANY,          {}, wxDefaultPosition, FromDIP(wxSize{260, -1}), 0,
        nullptr, wxTE_PROCESS_ENTER};
    name_->SetHint(tw("Name of a code below"));
    const auto& project = bench.project();
    for (const auto& child : project.codebook().children(code)) {
        name_->Append(to_wx(project.codebook().at(child).name));
    }
    const auto& columns = project.codings();
    const auto number = columns.code_numbers().find(code);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        if (columns.codes()[row] == number) rows.push_back(row);
    }
    const auto codings = workbench::in_reading_order(project, std::move(rows));
    if (const auto quotes = workbench::quotes_of(bench, codings, "{speaker}, {source}, {turn}")) {
        for (std::size_t i = 0; i < codings.size(); ++i) {
            quotes_.push_back({codings[i], legible_text((*quotes)[i]), {}});
            const auto row = list_->InsertItem(static_cast<long>(i),
                                               to_wx(shortened(quotes_.back().text, CpCount{120})));
            list_->SetItem(row, 1, to_wx((*quotes)[i].attribution));
        }
    }
    auto* assign_button = new wxButton{this, wxID_ANY, tw("Sort here")};
    auto* stay = new wxButton{this, wxID_ANY, tw("Leave it")};
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(name_, wxSizerFlags{1}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    line->Add(assign_button, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    line->Add(stay);
    summary_ = new wxStaticText{this, wxID_ANY, {}};
    ok_ = new wxButton{this, wxID_OK, tw("Split")};
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(summary_, wxSizerFlags{1}.CentreVertical());
    buttons->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(ok_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto edge = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    sizer->Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
    sizer->Add(text_, edge);
    sizer->Add(line, edge);
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    SetSizerAndFit(sizer);
    CentreOnParent();
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, [this](wxListEvent&) { show_quote(); });
    assign_button->Bind(wxEVT_BUTTON,
                        [this](wxCommandEvent&) { assign(to_utf8(name_->GetValue())); });
    name_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { assign(to_utf8(name_->GetValue())); });
    stay->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { assign({}); });
    ask_before_leaving(*this, [this] { return !parts().empty(); });
    if (!quotes_.empty()) list_->Select(0);
    name_->SetFocus();
    tell();
}

void SplitDialog::show_quote() {
    const auto row = list_->GetFirstSelected();
    if (row >= 0) text_->ChangeValue(to_wx(quotes_[static_cast<std::size_t>(row)].text));
}

void SplitDialog::assign(const std::string& part) {
    const auto row = list_->GetFirstSelected();
    if (row < 0) return;
    auto name = to_wx(part);
    name.Trim(true).Trim(false);
    quotes_[static_cast<std::size_t>(row)].part = to_utf8(name);
    list_->SetItem(row, 2, name);
    if (!name.empty() && name_->FindString(name) == wxNOT_FOUND) name_->Append(name);
    if (row + 1 < list_->GetItemCount()) {
        list_->Select(row, false);
        list_->Select(row + 1);
        list_->EnsureVisible(row + 1);
    }
    name_->SetFocus();
    name_->SelectAll();
    tell();
}

void SplitDialog::tell() {
    std::size_t sorted = 0;
    for (const auto& quote : quotes_) sorted += quote.part.empty() ? 0 : 1;
    summary_->SetLabelText(to_wx(plural(sorted, "{} quote is sorted", "{} quotes are sorted") +
                                 ", " + plural(quotes_.size() - sorted, "{} stays", "{} stay")));
    ok_->Enable(sorted > 0);
    Layout();
}

std::vector<workbench::SplitPart> SplitDialog::parts() const {
    std::vector<workbench::SplitPart> parts;
    for (const auto& quote : quotes_) {
        if (quote.part.empty()) continue;
        const auto it = std::find_if(parts.begin(), parts.end(), [&](const auto& part) {
            return fold(part.name) == fold(quote.part);
        });
        if (it == parts.end()) {
            parts.push_back({quote.part, {quote.coding}});
        } else {
            it->codings.push_back(quote.coding);
        }
    }
    return parts;
}

} // namespace filrouge::app
