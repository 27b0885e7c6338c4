#include "app/transcript/people_dialogs.h"

#include "app/accessible.h"
#include "app/logic/attributes_grid.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/sizer.h>

#include <algorithm>
#include <set>

namespace filrouge::app {
namespace {

// Enough to judge by; the count tells how many there are.
constexpr std::size_t most_listed = 200;
constexpr CpCount around{40};
constexpr CpCount longest_name{60};

/// The words before and after a place, on one line.
std::string context(const Text& text, CpSpan place) {
    const CpPos begin{place.begin().value() - std::min(place.begin().value(), around.value())};
    auto words = std::string{text.slice({begin, place.end() + around})};
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

wxSizer* buttons_of(wxDialog& dialog, wxButton* ok) {
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    ok->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{&dialog, wxID_CANCEL, tw("Cancel")},
                 wxSizerFlags{}.Border(wxRIGHT, dialog.FromDIP(8)));
    buttons->Add(ok);
    return buttons;
}

} // namespace

RenameDialog::RenameDialog(wxWindow* parent, workbench::Workbench& bench,
                           const ParticipantId& participant, const workbench::NameUses& uses)
    : wxDialog{parent,
               wxID_ANY,
               tw("Rename the speaker"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    name_ = new wxTextCtrl{this, wxID_ANY, to_wx(bench.project().find(participant)->pseudonym)};
    accessible_name(*name_, tr("New name"));
    std::set<SourceId> sources;
    for (const auto& label : uses.labels) sources.insert(label.source);
    labels_ = new wxCheckBox{this, wxID_ANY,
                             as_label(tr("Correct the labels of the text too: {} in {}",
                                         plural(uses.labels.size(), "{} label", "{} labels"),
                                         plural(sources.size(), "{} source", "{} sources")))};
    labels_->SetValue(!uses.labels.empty());
    labels_->Enable(!uses.labels.empty());
    auto* said = new wxStaticText{
        this, wxID_ANY,
        as_label(uses.mentions.empty()
                     ? tr("The old name stands nowhere else in the texts.")
                     : plural(uses.mentions.size(), "{} mention elsewhere stays as it is:",
                              "{} mentions elsewhere stay as they are:"))};
    mentions_ = new wxListView{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{620, 180}),
                               wxLC_REPORT | wxLC_SINGLE_SEL};
    mentions_->AppendColumn(tw("Source"), wxLIST_FORMAT_LEFT, FromDIP(150));
    mentions_->AppendColumn(tw("Passage"), wxLIST_FORMAT_LEFT, FromDIP(450));
    accessible_name(*mentions_, tr("Passage"));
    list_mentions(bench, uses);
    mentions_->Show(!uses.mentions.empty());
    ok_ = new wxButton{this, wxID_OK, tw("Rename")};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto edge = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    sizer->Add(new wxStaticText{this, wxID_ANY, tw("New name")}, edge);
    sizer->Add(name_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
    sizer->Add(labels_, edge);
    sizer->Add(said, edge);
    sizer->Add(mentions_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
    sizer->Add(buttons_of(*this, ok_), wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    SetSizerAndFit(sizer);
    CentreOnParent();
    name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { ok_->Enable(!name().empty()); });
    name_->SetFocus();
    name_->SelectAll();
}

void RenameDialog::list_mentions(workbench::Workbench& bench, const workbench::NameUses& uses) {
    const auto count = std::min(uses.mentions.size(), most_listed);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& mention = uses.mentions[i];
        const auto text = bench.text(mention.source);
        if (!text) continue;
        auto where = bench.project().find(mention.source)->name;
        if (mention.turn != 0) where += ", " + std::to_string(mention.turn);
        const auto row = mentions_->InsertItem(mentions_->GetItemCount(), to_wx(where));
        mentions_->SetItem(row, 1, to_wx(context(**text, mention.span)));
    }
}

std::string RenameDialog::name() const {
    return to_utf8(name_->GetValue().Trim(true).Trim(false));
}

bool RenameDialog::labels_too() const {
    return labels_->GetValue();
}

SamePersonDialog::SamePersonDialog(wxWindow* parent, const Project& project,
                                   const ParticipantId& participant,
                                   std::vector<ParticipantId> people)
    : wxDialog{parent,           wxID_ANY,
               tw("One person"), wxDefaultPosition,
               wxDefaultSize,    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      project_{project}, participant_{participant}, people_{std::move(people)} {
    wxArrayString labels;
    for (const auto& id : people_) labels.Add(to_wx(with_sources(project, *project.find(id))));
    list_ = new wxListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{520, 200}), labels};
    list_->SetSelection(0);
    const auto who = with_sources(project, *project.find(participant));
    accessible_name(*list_, tr("{} is the same person as", who));
    const wxString ways[] = {to_wx(shortened(who, longest_name)), wxString{}};
    names_ = new wxRadioBox{this,
                            wxID_ANY,
                            tw("The name and the values that stay"),
                            wxDefaultPosition,
                            wxDefaultSize,
                            2,
                            ways,
                            1};
    names_->SetSelection(1);
    effect_ = new wxStaticText{this, wxID_ANY, {}};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto edge = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    sizer->Add(new wxStaticText{this, wxID_ANY, as_label(tr("{} is the same person as", who))},
               edge);
    sizer->Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
    sizer->Add(names_, edge);
    sizer->Add(effect_, edge);
    sizer->Add(buttons_of(*this, new wxButton{this, wxID_OK, tw("Make one person of them")}),
               wxSizerFlags{}.Expand().Border(wxALL, FromDIP(14)));
    SetSizerAndFit(sizer);
    list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { show_effect(); });
    names_->Bind(wxEVT_RADIOBOX, [this](wxCommandEvent&) { show_effect(); });
    show_effect();
    CentreOnParent();
    list_->SetFocus();
}

ParticipantId SamePersonDialog::other() const {
    const int at = list_->GetSelection();
    return people_[static_cast<std::size_t>(std::max(at, 0))];
}

ParticipantId SamePersonDialog::into() const {
    return names_->GetSelection() == 0 ? participant_ : other();
}

ParticipantId SamePersonDialog::from() const {
    return names_->GetSelection() == 0 ? other() : participant_;
}

void SamePersonDialog::choose(std::size_t other) {
    list_->SetSelection(static_cast<int>(other));
    show_effect();
}

void SamePersonDialog::keep_other_name(bool other) {
    names_->SetSelection(other ? 1 : 0);
    show_effect();
}

std::string SamePersonDialog::effect() const {
    return to_utf8(effect_->GetLabelText());
}

void SamePersonDialog::show_effect() {
    names_->SetString(
        1, to_wx(shortened(with_sources(project_, *project_.find(other())), longest_name)));
    const auto would = workbench::preview_participants_merge(project_, {from()}, into());
    auto text =
        plural(would.turns, "{} turn gets the other speaker", "{} turns get the other speaker") +
        ", " + plural(would.values, "{} value is taken over", "{} values are taken over");
    for (const auto& conflict : would.conflicts) {
        text += "\n" + tr("{}: {}", conflict.variable,
                          tr("“{}” stays, “{}” goes", conflict.kept, conflict.lost));
    }
    effect_->SetLabel(as_label(text));
    GetSizer()->SetSizeHints(this);
    Fit();
}

} // namespace filrouge::app
