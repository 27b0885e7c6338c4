#include "app/finding/counts_dialog.h"

#include "app/accessible.h"
#include "app/clipboard.h"
#include "app/logic/table_view.h"
#include "app/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <numeric>

namespace filrouge::app {
namespace {

std::vector<std::string> titles() {
    return {tr("Value"), tr("Passages"), tr("Places")};
}

// The workbench's own words; variables keep their names.
std::string counted_by(const std::string& name) {
    if (name == "source") return tr("By source");
    if (name == "speaker") return tr("By speaker");
    if (name == "role") return tr("By role");
    return tr("By {}", name);
}

} // namespace

CountsDialog::CountsDialog(wxWindow* parent, const std::string& query,
                           workbench::SearchCounts counts)
    : wxDialog{parent,
               wxID_ANY,
               tw("What was found, counted"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      counts_{std::move(counts)} {
    SetName("counts");
    auto* words = new wxStaticText{this, wxID_ANY, {}};
    words->SetLabelText(to_wx(query));
    words->SetFont(GetFont().Bold());
    auto* total = new wxStaticText{this, wxID_ANY, {}};
    total->SetLabelText(to_wx(plural(counts_.passages, "{} passage", "{} passages") + ", " +
                              plural(counts_.matches, "{} place", "{} places")));
    by_ = new wxChoice{this, wxID_ANY};
    for (const auto& by : counts_.by) by_->Append(to_wx(counted_by(by.name)));
    by_->SetSelection(0);
    const auto title = titles();
    list_ = new RowList{this,
                        {{title[0], 260},
                         {title[1], 90, wxLIST_FORMAT_RIGHT},
                         {title[2], 90, wxLIST_FORMAT_RIGHT}}};
    list_->cell = [this](std::size_t row, long column) { return to_wx(cell(row, column)); };
    list_->SetMinSize(FromDIP(wxSize{480, 380}));
    accessible_name(*by_, tr("What was found, counted"));
    accessible_name(*list_, tr("What was found, counted"));
    auto* copied = new wxButton{this, wxID_COPY, tw("Copy")};
    auto* close = new wxButton{this, wxID_CANCEL, tw("Close")};

    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->AddStretchSpacer();
    buttons->Add(copied, wxSizerFlags{}.Border(wxRIGHT, FromDIP(6)));
    buttons->Add(close);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto line = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10));
    sizer->Add(words, line);
    sizer->Add(total, line);
    sizer->Add(by_, line);
    sizer->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(10)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10)));
    SetSizerAndFit(sizer);
    CentreOnParent();

    by_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_groups(); });
    list_->Bind(wxEVT_LIST_COL_CLICK, [this](wxListEvent& event) { sort_by(event.GetColumn()); });
    copied->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Destroy(); });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.ControlDown() && event.GetKeyCode() == 'C') {
            copy();
        } else {
            event.Skip();
        }
    });
    list_->SetFocus();
    show_groups();
}

const workbench::SearchCounts::By& CountsDialog::shown() const {
    return counts_.by[static_cast<std::size_t>(by_->GetSelection())];
}

void CountsDialog::show_groups() {
    order_.resize(shown().groups.size());
    sort();
}

void CountsDialog::sort_by(long column) {
    if (column < 0) return;
    // Numbers begin with the largest, names with A.
    ascending_ = column == sorted_by_ ? !ascending_ : column == 0;
    sorted_by_ = column;
    sort();
}

void CountsDialog::sort() {
    const auto& groups = shown().groups;
    std::iota(order_.begin(), order_.end(), std::size_t{0}); // the order of a dictionary
    if (!ascending_) std::reverse(order_.begin(), order_.end());
    if (sorted_by_ != 0) {
        const auto number = [&](std::size_t i) {
            return sorted_by_ == 1 ? groups[i].passages : groups[i].matches;
        };
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return ascending_ ? number(a) < number(b) : number(a) > number(b);
        });
    }
    list_->ShowSortIndicator(static_cast<int>(sorted_by_), ascending_);
    list_->show(order_.size());
}

std::string CountsDialog::cell(std::size_t row, long column) const {
    const auto& group = shown().groups[order_[row]];
    if (column == 1) return count_text(group.passages);
    if (column == 2) return count_text(group.matches);
    return group.value.empty() ? tr("(none)") : own_word(group.value);
}

std::string CountsDialog::as_table() const {
    const auto title = titles();
    auto table = title[0] + "\t" + title[1] + "\t" + title[2] + "\n";
    for (std::size_t row = 0; row < order_.size(); ++row) {
        const auto& group = shown().groups[order_[row]];
        table += cell(row, 0) + "\t" + std::to_string(group.passages) + "\t" +
                 std::to_string(group.matches) + "\n";
    }
    return table;
}

void CountsDialog::copy() {
    copy_to_clipboard(as_table());
}

} // namespace filrouge::app
