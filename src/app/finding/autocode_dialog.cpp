#include "app/finding/autocode_dialog.h"

#include "app/wx_text.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::app {
namespace {

using workbench::AutocodeUnit;
constexpr std::array units{AutocodeUnit::match, AutocodeUnit::sentence, AutocodeUnit::turn};

} // namespace

/// Only the rows in sight are asked for.
class AutocodeDialog::List : public wxListView {
  public:
    explicit List(AutocodeDialog* dialog)
        : wxListView{dialog, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxLC_REPORT | wxLC_VIRTUAL},
          dialog_{*dialog} {
        EnableCheckBoxes();
        AppendColumn(tw("Passage"), wxLIST_FORMAT_LEFT, FromDIP(520));
        AppendColumn(tw("Speaker"), wxLIST_FORMAT_LEFT, FromDIP(120));
        AppendColumn(tw("Source"), wxLIST_FORMAT_LEFT, FromDIP(180));
        done_.SetTextColour(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT));
    }

  private:
    wxString OnGetItemText(long item, long column) const override {
        const auto& hit = dialog_.plan_.hits[static_cast<std::size_t>(item)];
        if (column == 1) return to_wx(hit.speaker);
        if (column == 2) {
            const auto* source = dialog_.project_.find(hit.source);
            const auto name = source == nullptr ? std::string{} : source->name;
            return to_wx(hit.turn == 0 ? name : name + ", " + std::to_string(hit.turn));
        }
        auto text = hit.text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        return to_wx(hit.already ? tr("coded so already: {}", text) : text);
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

AutocodeDialog::AutocodeDialog(wxWindow* parent, const Project& project, Planner plan)
    : wxDialog{parent,
               wxID_ANY,
               tw("Code what the search finds"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX},
      project_{project}, planner_{std::move(plan)} {
    code_ = new wxChoice{this, wxID_ANY};
    for (const auto& id : project.codebook().in_order()) {
        codes_.push_back(id);
        code_->Append(to_wx(project.codebook().path(id)));
    }
    if (!codes_.empty()) code_->SetSelection(0);
    unit_ = new wxChoice{this, wxID_ANY};
    for (const char* unit : {"the words found", "their sentences", "their turns"}) {
        unit_->Append(tw(unit));
    }
    unit_->SetSelection(2);
    list_ = new List{this};
    list_->SetMinSize(FromDIP(wxSize{840, 360}));
    state_ = new wxStaticText{this, wxID_ANY, {}};
    apply_ = new wxButton{this, wxID_OK, tw("Code them")};
    apply_->SetDefault();
    auto* all = new wxButton{this, wxID_ANY, tw("Tick all")};
    auto* none = new wxButton{this, wxID_ANY, tw("Tick none")};
    auto* top = new wxBoxSizer{wxHORIZONTAL};
    const auto label = [&](const char* text) {
        top->Add(new wxStaticText{this, wxID_ANY, tw(text)},
                 wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(6)));
    };
    label("Code");
    top->Add(code_, wxSizerFlags{1}.Border(wxRIGHT, FromDIP(14)));
    label("applied to");
    top->Add(unit_);
    auto* foot = new wxBoxSizer{wxHORIZONTAL};
    foot->Add(all, wxSizerFlags{}.Border(wxRIGHT, FromDIP(6)));
    foot->Add(none, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    foot->Add(state_, wxSizerFlags{1}.CentreVertical());
    foot->Add(new wxButton{this, wxID_CANCEL, tw("Cancel")},
              wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    foot->Add(apply_);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto gap = FromDIP(12);
    sizer->Add(top, wxSizerFlags{}.Expand().Border(wxALL, gap));
    sizer->Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, gap));
    sizer->Add(foot, wxSizerFlags{}.Expand().Border(wxALL, gap));
    SetSizerAndFit(sizer);
    CentreOnParent();
    code_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { make_plan(); });
    unit_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { make_plan(); });
    all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_all(true); });
    none->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_all(false); });
    list_->Bind(wxEVT_LIST_ITEM_CHECKED, [this](wxListEvent& event) {
        tick(static_cast<std::size_t>(event.GetIndex()), true);
    });
    list_->Bind(wxEVT_LIST_ITEM_UNCHECKED, [this](wxListEvent& event) {
        tick(static_cast<std::size_t>(event.GetIndex()), false);
    });
    make_plan();
}

void AutocodeDialog::choose(const CodeId& code, AutocodeUnit unit) {
    const auto at = std::find(codes_.begin(), codes_.end(), code);
    if (at != codes_.end()) code_->SetSelection(static_cast<int>(at - codes_.begin()));
    unit_->SetSelection(
        static_cast<int>(std::find(units.begin(), units.end(), unit) - units.begin()));
    make_plan();
}

void AutocodeDialog::make_plan() {
    plan_ = {};
    std::string problem;
    if (codes_.empty()) {
        problem = tr("The codebook is empty.");
    } else {
        auto made = planner_(codes_[static_cast<std::size_t>(code_->GetSelection())],
                             units[static_cast<std::size_t>(unit_->GetSelection())]);
        if (made) {
            plan_ = std::move(*made);
        } else {
            problem = describe(made.error());
        }
    }
    list_->SetItemCount(static_cast<long>(plan_.hits.size()));
    list_->Refresh();
    show_state(problem);
}

void AutocodeDialog::tick(std::size_t hit, bool ticked) {
    plan_.hits[hit].chosen = ticked;
    list_->RefreshItem(static_cast<long>(hit));
    show_state({});
}

void AutocodeDialog::tick_all(bool ticked) {
    for (auto& hit : plan_.hits) hit.chosen = ticked;
    list_->Refresh();
    show_state({});
}

std::size_t AutocodeDialog::chosen() const {
    return static_cast<std::size_t>(
        std::count_if(plan_.hits.begin(), plan_.hits.end(),
                      [](const auto& hit) { return hit.chosen && !hit.already; }));
}

void AutocodeDialog::show_state(const std::string& problem) {
    state_->SetLabel(problem.empty()
                         ? as_label(plural(chosen(), "{} passage to code", "{} passages to code"))
                         : as_label(problem));
    apply_->Enable(chosen() > 0);
    Layout();
}

} // namespace filrouge::app
