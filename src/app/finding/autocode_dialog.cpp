#include "app/finding/autocode_dialog.h"

#include "app/accessible.h"
#include "app/leaving.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::app {
namespace {

using workbench::AutocodeUnit;
constexpr std::array units{AutocodeUnit::match, AutocodeUnit::sentence, AutocodeUnit::turn};
constexpr std::size_t worth_asking = 5;

} // namespace

/// Only the rows in sight are asked for.
class AutocodeDialog::List : public wxListView {
  public:
    explicit List(AutocodeDialog* dialog)
        : wxListView{dialog, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxLC_REPORT | wxLC_VIRTUAL},
          dialog_{*dialog} {
        EnableCheckBoxes();
        AppendColumn(tw("Passage"), wxLIST_FORMAT_LEFT, FromDIP(340));
        AppendColumn(tw("Words found"), wxLIST_FORMAT_LEFT, FromDIP(120));
        AppendColumn(tw("Speaker"), wxLIST_FORMAT_LEFT, FromDIP(100));
        AppendColumn(tw("Source"), wxLIST_FORMAT_LEFT, FromDIP(120));
        done_.SetTextColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
    }

  private:
    wxString OnGetItemText(long item, long column) const override {
        return to_wx(dialog_.cell(static_cast<std::size_t>(item), column));
    }
    bool OnGetItemIsChecked(long item) const override {
        const auto& hit = dialog_.plan_.hits[static_cast<std::size_t>(item)];
        return hit.chosen && !hit.already;
    }
    wxItemAttr* OnGetItemAttr(long item) const override {
        return dialog_.plan_.hits[static_cast<std::size_t>(item)].already ? &done_ : nullptr;
    }
    const AutocodeDialog& dialog_;
    mutable wxItemAttr done_;
};

AutocodeDialog::AutocodeDialog(wxWindow* parent, const workbench::Workbench& bench,
                               const CodeId& code, Planner plan)
    : wxDialog{parent,
               wxID_ANY,
               tw("Code what the search finds"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX},
      bench_{bench}, planner_{std::move(plan)}, entries_{
                                                    palette_entries(bench.project().codebook())} {
    box_ = new wxTextCtrl{this, wxID_ANY};
    box_->SetHint(tw("Part of a code's name"));
    codes_ = new CodeListBox{this};
    codes_->SetMinSize(FromDIP(wxSize{230, 200}));
    accessible_name(*box_, tr("Part of a code's name"));
    accessible_name(*codes_, tr("Codes"));
    unit_ = new wxChoice{this, wxID_ANY};
    for (const char* unit : {"the words found", "their sentences", "their turns"}) {
        unit_->Append(tw(unit));
    }
    unit_->SetSelection(2);
    list_ = new List{this};
    list_->SetMinSize(FromDIP(wxSize{700, 360}));
    state_ = new wxStaticText{this, wxID_ANY, {}};
    apply_ = new wxButton{this, wxID_OK, tw("Code them")};
    apply_->SetDefault();
    put_together();
    bind();
    rank();
    choose(code, AutocodeUnit::turn);
    box_->SetFocus();
}

void AutocodeDialog::put_together() {
    const auto label = [this](const char* text) {
        return new wxStaticText{this, wxID_ANY, tw(text)};
    };
    const auto gap = FromDIP(6);
    auto* left = new wxBoxSizer{wxVERTICAL};
    left->Add(label("Code"), wxSizerFlags{}.Border(wxBOTTOM, gap));
    left->Add(box_, wxSizerFlags{}.Expand().Border(wxBOTTOM, gap));
    left->Add(codes_, wxSizerFlags{1}.Expand().Border(wxBOTTOM, gap));
    left->Add(label("applied to"), wxSizerFlags{}.Border(wxBOTTOM, gap));
    left->Add(unit_, wxSizerFlags{}.Expand());
    auto* body = new wxBoxSizer{wxHORIZONTAL};
    body->Add(left, wxSizerFlags{}.Expand().Border(wxRIGHT, FromDIP(12)));
    body->Add(list_, wxSizerFlags{1}.Expand());
    auto* all = new wxButton{this, wxID_ANY, tw("Tick all")};
    auto* none = new wxButton{this, wxID_ANY, tw("Tick none")};
    all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_all(true); });
    none->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_all(false); });
    auto* foot = new wxBoxSizer{wxHORIZONTAL};
    foot->Add(all, wxSizerFlags{}.Border(wxRIGHT, gap));
    foot->Add(none, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    foot->Add(state_, wxSizerFlags{1}.CentreVertical());
    foot->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
              wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    foot->Add(apply_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(body, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(12)));
    sizer->Add(foot, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizerAndFit(sizer);
    CentreOnParent();
}

void AutocodeDialog::bind() {
    // A box unticked by mistake is soon ticked again; a list gone through is not.
    ask_before_leaving(*this, [this] { return decisions_ >= worth_asking; });
    box_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        rank();
        code_changed();
    });
    box_->Bind(wxEVT_KEY_DOWN, &AutocodeDialog::on_key, this);
    codes_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { code_changed(); });
    unit_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { make_plan(); });
    list_->Bind(wxEVT_LIST_ITEM_CHECKED, [this](wxListEvent& event) {
        tick(static_cast<std::size_t>(event.GetIndex()), true);
    });
    list_->Bind(wxEVT_LIST_ITEM_UNCHECKED, [this](wxListEvent& event) {
        tick(static_cast<std::size_t>(event.GetIndex()), false);
    });
}

/// The arrows choose a code while its name is being typed.
void AutocodeDialog::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key != WXK_DOWN && key != WXK_UP) {
        event.Skip();
        return;
    }
    codes_->step(key == WXK_DOWN ? 1 : -1);
    code_changed();
}

void AutocodeDialog::rank() {
    const auto typed = to_utf8(box_->GetValue());
    std::vector<PaletteEntry> rows;
    for (const auto i : rank_codes(entries_, typed, {})) rows.push_back(entries_[i]);
    codes_->show(std::move(rows), DigitCodes{}, !box_->IsEmpty());
}

void AutocodeDialog::choose(const CodeId& code, AutocodeUnit unit) {
    const auto& rows = codes_->rows();
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [&](const PaletteEntry& row) { return row.id == code; });
    if (at != rows.end()) codes_->SetSelection(static_cast<int>(at - rows.begin()));
    unit_->SetSelection(
        static_cast<int>(std::find(units.begin(), units.end(), unit) - units.begin()));
    make_plan();
}

/// Without a code the places are shown all the same: what would be coded, were one chosen.
void AutocodeDialog::make_plan() {
    plan_ = {};
    failed_.clear();
    auto made =
        planner_(codes_->selected(), units[static_cast<std::size_t>(unit_->GetSelection())]);
    if (made) {
        plan_ = std::move(*made);
    } else {
        failed_ = describe(made.error());
    }
    for (auto& hit : plan_.hits) {
        const auto places = places_of(hit);
        hit.chosen = std::any_of(places.begin(), places.end(),
                                 [&](const Place& place) { return !left_out_.contains(place); });
    }
    list_->SetItemCount(static_cast<long>(plan_.hits.size()));
    list_->Refresh();
    show_state();
}

void AutocodeDialog::code_changed() {
    workbench::choose_code(bench_, plan_, codes_->selected());
    list_->Refresh();
    show_state();
}

std::string AutocodeDialog::cell(std::size_t hit_number, long column) const {
    const auto& hit = plan_.hits[hit_number];
    if (column == 1) return words_found(hit.text, hit.span, hit.matches);
    if (column == 2) return hit.speaker;
    if (column == 3) {
        const auto* source = bench_.project().find(hit.source);
        const auto name = source == nullptr ? std::string{} : source->name;
        return hit.turn == 0 ? name : name + ", " + std::to_string(hit.turn);
    }
    const auto text = around_first_match(hit.text, hit.span, hit.matches);
    return hit.already ? tr("coded so already: {}", text) : text;
}

std::vector<AutocodeDialog::Place> AutocodeDialog::places_of(const workbench::AutocodeHit& hit) {
    std::vector<Place> places;
    for (const auto& match : hit.matches) places.emplace_back(hit.source, match);
    if (places.empty()) places.emplace_back(hit.source, hit.span);
    return places;
}

void AutocodeDialog::decide(workbench::AutocodeHit& hit, bool ticked) {
    hit.chosen = ticked;
    for (const auto& place : places_of(hit)) {
        if (ticked) {
            left_out_.erase(place);
        } else {
            left_out_.insert(place);
        }
    }
}

void AutocodeDialog::tick(std::size_t hit, bool ticked) {
    decide(plan_.hits[hit], ticked);
    ++decisions_;
    list_->RefreshItem(static_cast<long>(hit));
    show_state();
}

void AutocodeDialog::tick_all(bool ticked) {
    for (auto& hit : plan_.hits) decide(hit, ticked);
    list_->Refresh();
    show_state();
}

std::size_t AutocodeDialog::chosen() const {
    return static_cast<std::size_t>(
        std::count_if(plan_.hits.begin(), plan_.hits.end(),
                      [](const auto& hit) { return hit.chosen && !hit.already; }));
}

std::string AutocodeDialog::problem() const {
    if (entries_.empty()) return tr("The codebook is empty.");
    if (!failed_.empty()) return failed_;
    return codes_->selected().is_nil() ? tr("Choose a code first.") : std::string{};
}

void AutocodeDialog::show_state() {
    const auto why_not = problem();
    state_->SetLabel(why_not.empty()
                         ? as_label(plural(chosen(), "{} passage to code", "{} passages to code"))
                         : as_label(why_not));
    apply_->Enable(why_not.empty() && chosen() > 0);
    Layout();
}

} // namespace filrouge::app
