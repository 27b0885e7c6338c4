#include "app/history/history_panel.h"

#include "app/accessible.h"
#include "app/logic/dates.h"
#include "app/logic/history_labels.h"
#include "app/logic/palette.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "workbench/while_stepping.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <limits>

namespace filrouge::app {
namespace {

// Enough to choose from in a menu.
constexpr std::size_t most_restorable = 20;
constexpr std::size_t most_dependents = 4;

std::string label_of(const store::HistoryEntry& entry) {
    return translate_label(entry.label);
}

} // namespace

HistoryPanel::HistoryPanel(wxWindow* parent) : wxPanel{parent, wxID_ANY} {
    SetName("history");
    filter_ = new wxSearchCtrl{this, wxID_ANY};
    filter_->SetDescriptiveText(tw("Filter the history"));
    coder_ = new wxChoice{this, wxID_ANY};
    all_ = new wxButton{this, wxID_ANY, tw("Everything again")};
    list_ = new RowList{this,
                        {{tr("When"), 130}, {tr("Who"), 90}, {tr("What"), 380}, {tr("State"), 90}}};
    list_->cell = [this](std::size_t row, long column) { return cell(row, column); };
    list_->is_faint = [this](std::size_t row) { return entries_[row].undone; };
    details_ =
        new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    details_->SetMinSize(wxSize{1, -1});
    undo_ = new wxButton{this, wxID_ANY, tw("Take this action back")};
    restore_ = new wxButton{this, wxID_ANY, tw("Restore…")};
    restore_->SetToolTip(tw("Gives a code or coding back the state it had after this action"));
    accessible_name(*filter_, tr("Filter the history"));
    accessible_name(*coder_, tr("Who"));
    accessible_name(*list_, tr("History"));
    auto* top = new wxBoxSizer{wxHORIZONTAL};
    top->Add(filter_, wxSizerFlags{1}.CentreVertical().Border(wxRIGHT, FromDIP(4)));
    top->Add(coder_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(4)));
    top->Add(all_, wxSizerFlags{}.CentreVertical());
    auto* bottom = new wxBoxSizer{wxHORIZONTAL};
    bottom->Add(details_, wxSizerFlags{1}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    bottom->Add(restore_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(4)));
    bottom->Add(undo_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto edge = wxSizerFlags{}.Expand().Border(wxALL, FromDIP(4));
    sizer->Add(top, edge);
    sizer->Add(list_, wxSizerFlags{1}.Expand());
    sizer->Add(bottom, edge);
    SetSizer(sizer);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    coder_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill(); });
    all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_code({}); });
    list_->Bind(wxEVT_LIST_ITEM_SELECTED, [this](wxListEvent&) { show_details(); });
    undo_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { undo_chosen(); });
    restore_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_restore(); });
    soon_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { fill(); });
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        if (event.IsShown() && stale_) soon_.StartOnce(1);
        event.Skip();
    });
    use(nullptr);
}

void HistoryPanel::use(workbench::Workbench* bench) {
    soon_.Stop();
    bench_ = bench;
    code_ = {};
    filter_->ChangeValue({});
    fill_coders();
    fill();
}

void HistoryPanel::apply(const Change& change) {
    if (bench_ == nullptr) return;
    if (!change.coders.empty()) fill_coders();
    // Read when somebody looks: the history may be long.
    stale_ = true;
    if (IsShownOnScreen()) soon_.StartOnce(150);
}

void HistoryPanel::fill_coders() {
    coder_->Clear();
    coder_->Append(tw("everybody"));
    if (bench_ != nullptr) {
        for (const auto& [id, coder] : bench_->project().coders()) {
            coder_->Append(to_wx(coder.name));
        }
    }
    coder_->SetSelection(0);
}

void HistoryPanel::show_code(const CodeId& code) {
    code_ = code;
    filter_->ChangeValue({});
    coder_->SetSelection(0);
    fill();
}

HistoryPanel::Choice HistoryPanel::choice() const {
    const bool one = coder_->GetSelection() > 0;
    return {filter_->GetValue(), one ? coder_->GetStringSelection() : wxString{}, code_};
}

void HistoryPanel::choose(const Choice& choice) {
    code_ = choice.code;
    filter_->ChangeValue(choice.words);
    if (choice.coder.empty() || !coder_->SetStringSelection(choice.coder)) coder_->SetSelection(0);
    fill();
}

void HistoryPanel::fill() {
    if (bench_ != nullptr && bench_->is_writing()) {
        soon_.StartOnce(150);
        return;
    }
    stale_ = false;
    const auto* was = chosen();
    const auto kept = was == nullptr ? std::nullopt : std::optional{was->id};
    entries_.clear();
    if (bench_ != nullptr) {
        workbench::HistoryFilter wanted;
        if (coder_->GetSelection() > 0) wanted.coder = to_utf8(coder_->GetStringSelection());
        if (!code_.is_nil()) wanted.code = code_;
        auto found = workbench::history(*bench_, wanted);
        if (found) entries_ = std::move(*found);
        // As the labels read here, not as the file has them.
        const auto words = to_utf8(filter_->GetValue());
        std::erase_if(entries_, [&](const store::HistoryEntry& entry) {
            if (!bench_->project().shows(entry.coder)) return true; // blind to what others did
            return !words.empty() && !fits_words(label_of(entry) + " " + entry.coder_name, words);
        });
        std::reverse(entries_.begin(), entries_.end());
    }
    all_->Show(!code_.is_nil());
    list_->show(entries_.size());
    Layout();
    choose_again(kept);
    show_details();
}

/// The rows have moved: the choice stays with its action, and where that is no longer listed,
/// nothing is chosen, so that the button never takes back an action nobody pointed at.
void HistoryPanel::choose_again(const std::optional<HistoryId>& entry) {
    for (auto row = list_->GetFirstSelected(); row >= 0; row = list_->GetNextSelected(row)) {
        list_->Select(row, false);
    }
    if (!entry) return;
    const auto it = std::find_if(entries_.begin(), entries_.end(),
                                 [&](const auto& one) { return one.id == *entry; });
    if (it == entries_.end()) return;
    const auto row = static_cast<long>(it - entries_.begin());
    list_->Select(row);
    list_->Focus(row);
}

void HistoryPanel::choose(std::size_t row) {
    if (row < entries_.size()) list_->Select(static_cast<long>(row));
    show_details();
}

const store::HistoryEntry* HistoryPanel::chosen() const {
    const auto row = list_->GetFirstSelected();
    const auto index = static_cast<std::size_t>(row);
    return row < 0 || index >= entries_.size() ? nullptr : &entries_[index];
}

std::string HistoryPanel::details() const {
    return to_utf8(details_->GetLabelText());
}

void HistoryPanel::show_details() {
    const auto* entry = chosen();
    undo_->Disable();
    restore_->Enable(entry != nullptr);
    std::string text;
    if (entry == nullptr) {
        text = plural(entries_.size(), "{} action", "{} actions");
    } else if (entry->undone) {
        text = tr("This action is undone already.");
    } else if (entry->undoes) {
        text = tr("This took an action back; “Redo” brings it again.");
    } else if (const auto later = dependents_of(entry->id); !later) {
        text = describe(later.error());
    } else if (later->empty()) {
        text = tr("Nothing later builds on this action: it can be taken back by itself.");
        undo_->Enable();
    } else {
        text =
            plural(later->size(), "{} later action builds on it", "{} later actions build on it");
        for (std::size_t i = 0; i < std::min(later->size(), most_dependents); ++i) {
            text += (i == 0 ? ": " : "; ") + label_of((*later)[i]);
        }
        if (later->size() > most_dependents) text += "…";
    }
    details_->SetLabelText(to_wx(text));
    details_->SetToolTip(to_wx(text));
}

/// Of an action that touched much, all that came later is gone through: looked for beside.
Result<std::vector<store::HistoryEntry>> HistoryPanel::dependents_of(const HistoryId& entry) {
    WindowProgress progress{*this, tr("Looking for what builds on it")};
    return workbench::while_stepping(
        progress, [&](Progress& inner) { return workbench::dependents_of(*bench_, entry, inner); });
}

void HistoryPanel::undo_chosen() {
    const auto* entry = chosen();
    if (entry == nullptr || !may_edit()) return;
    edit({tr("Undoing"), LongEdit::rows_in(workbench::size_of(*bench_, entry->id)),
          [id = entry->id, label = label_of(*entry)](workbench::Workbench& bench,
                                                     Progress& progress) {
              const auto done = workbench::undo_entry(bench, id, progress);
              return done ? tr("Undone: {}", label) : done;
          }});
    fill();
}

std::vector<HistoryPanel::Restorable> HistoryPanel::restorable() const {
    std::vector<Restorable> all;
    const auto* entry = chosen();
    if (entry == nullptr) return all;
    const auto touched = workbench::touched_by(*bench_, entry->id, most_restorable);
    if (!touched) return all;
    const auto& project = bench_->project();
    for (const auto& one : touched->entities) {
        if (one.kind == store::EntityKind::code) {
            CodeId id;
            id.bytes = one.id;
            const auto* code = project.codebook().find(id);
            all.push_back(
                {code == nullptr ? tr("the code that is gone") : project.codebook().path(id),
                 id,
                 {}});
        } else if (one.kind == store::EntityKind::coding) {
            CodingId id;
            id.bytes = one.id;
            auto name = tr("the coding that is gone");
            if (project.codings().contains(id)) {
                const auto coding = project.codings().at(project.codings().row_of(id));
                name = project.codebook().path(coding.code);
                if (const auto text = bench_->text(coding.source)) {
                    name += " · " + tr("“{}”", shortened(std::string{(*text)->slice(coding.span)},
                                                         CpCount{40}));
                }
            }
            all.push_back({name, {}, id});
        }
    }
    return all;
}

void HistoryPanel::restore(const Restorable& what) {
    const auto* entry = chosen();
    if (entry == nullptr || !may_edit()) return;
    // A code that is gone comes back with its codings, however many they were.
    const bool many = what.code && bench_->project().codebook().find(*what.code) == nullptr;
    edit({tr("Restoring"), many ? std::numeric_limits<std::size_t>::max() : 1,
          [what, at = entry->id](workbench::Workbench& bench, Progress&) -> Result<std::string> {
              const auto done = what.code ? workbench::restore_code(bench, *what.code, at)
                                          : workbench::restore_coding(bench, *what.coding, at);
              if (!done) return done.error();
              return tr("Restored: {}", what.name);
          }});
    fill();
}

void HistoryPanel::ask_restore() {
    if (!may_edit()) return;
    wxMenu menu;
    for (const auto& what : restorable()) {
        auto* item = menu.Append(wxID_ANY, as_label(what.name));
        menu.Bind(
            wxEVT_MENU, [this, what](wxCommandEvent&) { restore(what); }, item->GetId());
    }
    if (menu.GetMenuItemCount() == 0) {
        menu.Append(wxID_ANY, tw("This action touched no code and no coding"))->Enable(false);
    }
    restore_->PopupMenu(&menu);
}

wxString HistoryPanel::cell(std::size_t row, long column) const {
    const auto& entry = entries_[row];
    switch (column) {
    case 0: return to_wx(date_and_time(entry.time));
    case 1: return to_wx(entry.coder_name);
    case 2: return to_wx(label_of(entry));
    default: return entry.undone ? tw("undone") : wxString{};
    }
}

} // namespace filrouge::app
