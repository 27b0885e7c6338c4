#include "app/coding/merge_dialog.h"

#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>

namespace filrouge::app {
namespace {

// Enough to judge by; the count tells how many there are.
constexpr std::size_t most_listed = 200;

} // namespace

MergeDialog::MergeDialog(wxWindow* parent, workbench::Workbench& bench, const CodeId& from)
    : wxDialog{parent,
               wxID_ANY,
               to_wx(tr("Merge “{}” into another code", bench.project().codebook().at(from).name)),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      bench_{bench}, from_{from} {
    const auto& book = bench.project().codebook();
    for (auto& entry : palette_entries(book)) {
        if (entry.id != from && !book.is_below(entry.id, from))
            entries_.push_back(std::move(entry));
    }
    box_ = new wxTextCtrl{this, wxID_ANY};
    box_->SetHint(tw("Part of a code's name"));
    codes_ = new CodeListBox{this};
    codes_->SetMinSize(FromDIP(wxSize{260, 320}));
    summary_ = new wxStaticText{this, wxID_ANY, {}};
    list_ = new wxListView{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{520, 200})};
    list_->AppendColumn(tw("Source"), wxLIST_FORMAT_LEFT, FromDIP(130));
    list_->AppendColumn(tw("Coder"), wxLIST_FORMAT_LEFT, FromDIP(80));
    list_->AppendColumn(tw("The passage they would become together"), wxLIST_FORMAT_LEFT,
                        FromDIP(300));
    const wxString ways[] = {tw("Leave both as they are"), tw("Make one passage of them")};
    choice_ = new wxRadioBox{this,
                             wxID_ANY,
                             tw("Passages of both codes that overlap"),
                             wxDefaultPosition,
                             wxDefaultSize,
                             2,
                             ways,
                             1};
    auto* right = new wxBoxSizer{wxVERTICAL};
    right->Add(summary_, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(8)));
    right->Add(list_, wxSizerFlags{1}.Expand());
    right->Add(choice_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    auto* left = new wxBoxSizer{wxVERTICAL};
    left->Add(box_, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(6)));
    left->Add(codes_, wxSizerFlags{1}.Expand());
    auto* body = new wxBoxSizer{wxHORIZONTAL};
    body->Add(left, wxSizerFlags{}.Expand().Border(wxRIGHT, FromDIP(12)));
    body->Add(right, wxSizerFlags{1}.Expand());
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    ok_ = new wxButton{this, wxID_OK, tw("Merge")};
    ok_->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(ok_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(body, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(14)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    SetSizerAndFit(sizer);
    CentreOnParent();
    box_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { rank(); });
    codes_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { preview(); });
    box_->SetFocus();
    rank();
}

CodeId MergeDialog::into() const {
    return codes_->selected();
}

workbench::Overlaps MergeDialog::overlaps() const {
    return choice_->GetSelection() == 1 ? workbench::Overlaps::join : workbench::Overlaps::keep;
}

std::string MergeDialog::summary() const {
    return to_utf8(summary_->GetLabelText());
}

void MergeDialog::rank() {
    std::vector<PaletteEntry> rows;
    for (const auto i : rank_codes(entries_, to_utf8(box_->GetValue()), {})) {
        rows.push_back(entries_[i]);
    }
    // Enter merges: only into a code that was typed or clicked.
    codes_->show(std::move(rows), DigitCodes{}, !box_->IsEmpty());
    preview();
}

void MergeDialog::preview() {
    list_->DeleteAllItems();
    ok_->Disable();
    choice_->Disable();
    summary_->SetLabel({});
    if (into().is_nil()) return;
    const auto& project = bench_.project();
    const auto found = workbench::preview_merge(project, from_, into());
    if (!found) {
        summary_->SetLabel(as_label(describe(found.error())));
        return;
    }
    ok_->Enable();
    choice_->Enable(!found->overlaps.empty());
    auto text =
        plural(found->codings, "{} coding gets the other code.", "{} codings get the other code.");
    if (found->duplicates > 0) {
        text += " " + plural(found->duplicates, "{} passage has it already: the two become one.",
                             "{} passages have it already: each two become one.");
    }
    if (found->children > 0) {
        text +=
            " " + plural(found->children, "{} code below goes along.", "{} codes below go along.");
    }
    text += "\n" + plural(found->overlaps.size(), "{} overlap", "{} overlaps");
    summary_->SetLabel(as_label(text));
    summary_->Wrap(FromDIP(520));
    for (std::size_t i = 0; i < std::min(found->overlaps.size(), most_listed); ++i) {
        const auto& overlap = found->overlaps[i];
        const auto* source = project.find(overlap.source);
        const auto* coder = project.find(overlap.coder);
        const auto words = bench_.text(overlap.source);
        const auto row = list_->InsertItem(static_cast<long>(i),
                                           source == nullptr ? wxString{} : to_wx(source->name));
        list_->SetItem(row, 1, coder == nullptr ? wxString{} : to_wx(coder->name));
        if (!words) continue;
        const std::string passage{(*words)->slice(overlap.joined())};
        list_->SetItem(row, 2, to_wx(shortened(passage, CpCount{160})));
    }
    Layout();
}

} // namespace filrouge::app
